import { docxOf } from './page.js';
import type { Own } from './own.js';
import type { Part } from './type.js';
import { applicationForm } from './kinds/application-form.js';
import { CLOUD } from './kinds/cloud.js';
import { COMPLETION } from './kinds/completion.js';
import { coordinationOpinion } from './kinds/coordination-opinion.js';
import { declarationForm } from './kinds/declaration-form.js';
import { expertOpinion } from './kinds/expert-opinion.js';
import { feedbackLetter } from './kinds/feedback-letter.js';
import { finalApplication } from './kinds/final-application.js';
import { initialAcceptance } from './kinds/initial-acceptance.js';
import { jointOpinion } from './kinds/joint-opinion.js';
import { plainLetter } from './kinds/plain-letter.js';
import { planningForm } from './kinds/planning-form.js';
import { preliminaryLetter } from './kinds/preliminary-letter.js';
import { prereviewOpinion } from './kinds/prereview-opinion.js';
import { rectificationOrder } from './kinds/rectification-order.js';
import { refusalLetter } from './kinds/refusal-letter.js';
import { requestForm } from './kinds/request-form.js';
import { requestLetter } from './kinds/request-letter.js';
import { resourceAllocation } from './kinds/resource-allocation.js';
import { reviewRequest } from './kinds/review-request.js';
import { revisionLetter } from './kinds/revision-letter.js';

/** Kinds of letters by the file name of their template. Each places the letter's own tags that it finds. */
export const KINDS: Readonly<Record<string, (own: Own) => Part[]>> = {
  'application-form': applicationForm,
  'coordination-opinion': coordinationOpinion,
  'expert-opinion': expertOpinion,
  'feedback-letter': feedbackLetter,
  'final-application': finalApplication,
  'initial-acceptance': initialAcceptance,
  'joint-opinion': jointOpinion,
  'preliminary-letter': preliminaryLetter,
  'prereview-opinion': prereviewOpinion,
  'rectification-order': rectificationOrder,
  'refusal-letter': refusalLetter,
  'request-letter': requestLetter,
  'resource-allocation': resourceAllocation,
  'review-request': reviewRequest,
  'revision-letter': revisionLetter,
  'service-letter': preliminaryLetter,
};

/** Tables that an annex prescribes cell by cell: a policy gives them just the tags that they have. */
export const FORMS: Readonly<Record<string, () => Part[]>> = {
  ...CLOUD,
  ...COMPLETION,
  'declaration-form': declarationForm,
  'planning-form': planningForm,
  'request-form': requestForm,
};

/** The template of a kind of letter; of one that has no layout of its own, a plain letter with all its tags. */
export function letterTemplate(kind: string, own: Own): Promise<Uint8Array> {
  const known = { ...KINDS, ...FORMS };
  return docxOf((Object.hasOwn(known, kind) ? known[kind] : undefined)?.(own) ?? plainLetter(own));
}
