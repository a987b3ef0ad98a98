import { renderLetter } from '../../../documents/index.js';
import type { Letter } from '../../../policies/schema/index.js';
import type { EffectOf } from '../../../workflow/decision.js';
import { letterTitle } from '../../../workflow/describe/letter-title.js';
import type { FactReader } from '../../../workflow/facts.js';
import { loadCase, seenFrom } from '../case/case.js';
import { letterCounter, nextNumber } from '../counters.js';
import { letterData } from '../letters/letter-data.js';
import { record, type Writing } from './writing.js';

/**
 * Makes the letter, keeps its file and its number. It reads the rows that this decision has written so far, from inside
 * the task that was finished: a lot's letter says what is the lot's own. The project's own row is written last, so a name
 * that was just typed is taken from what will be written.
 */
export async function issueLetter(writing: Writing, { letter }: EffectOf<'letterIssued'>): Promise<void> {
  const { scope, found, cause, aftermath } = writing;
  const definition = found.policy.letters[letter];
  if (definition === undefined) throw new Error(`policy ${found.policy.id} has no letter ${letter}`);
  const written = await loadCase(scope, found.project.id);
  const whole = { ...written, project: { ...written.project, ...writing.patch } };
  const task = whole.tasks.find(({ id }) => id === cause.taskId);
  const now = task === undefined ? whole : seenFrom(whole, task);
  const title = letterTitle(definition.title, now.project.name);
  const number = await numberOf(writing, letter, definition, now.read);
  const data = await letterData(scope, now, task, definition, { title, number });
  const { sha256 } = await scope.deps.files.put(renderLetter(scope.deps.policies.letterTemplate(found.policy, letter), data));
  const byId = cause.byId ?? found.project.handlerId;
  const fileName = `${title.replace(/[\\/:*?"<>|\s]+/g, '')}.docx`;
  const id = await scope.tx.letters.insert({
    projectId: found.project.id,
    letter,
    number,
    title,
    sha256,
    fileName,
    data,
    byId,
    at: scope.now,
  });
  aftermath.letters.push(id);
  await record(writing, { type: 'LETTER_ISSUED', body: { letterId: id, letter, number, title, sha256 } });
}

/** The authority counts its letters; a unit gives its own number in a form, or none. */
async function numberOf(
  { scope, found: { policy } }: Writing,
  letter: string,
  { numberFrom }: Letter,
  read: FactReader,
): Promise<string> {
  const counter = letterCounter(policy, letter);
  if (counter !== null) return nextNumber(scope, counter);
  const own = numberFrom === undefined ? null : read(numberFrom);
  return typeof own === 'string' ? own : '';
}

/** A point in the year's ledger is proposed; the office confirms it before it counts. */
export async function proposeLedger(
  writing: Writing,
  { points, reason, article, confirm, heldOn }: EffectOf<'ledgerProposed'>,
): Promise<void> {
  const { scope, found, aftermath, on } = writing;
  const { policyId, unitId, id: projectId } = found.project;
  const year = Number((heldOn ?? on).slice(0, 4));
  const state = confirm ? 'proposed' : 'confirmed';
  const entry = { policyId, year, unitId, projectId, points, reason, article, state, at: scope.now } as const;
  const id = await scope.tx.ledger.insert(entry);
  aftermath.ledgerEntries.push(id);
  await record(writing, { type: 'LEDGER_PROPOSED', body: { entryId: id, points, reason, article } });
}
