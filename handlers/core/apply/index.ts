import { LostRace } from '../../../entities/db-errors.js';
import type { Effect, EffectOf, EffectType } from '../../../workflow/decision.js';
import type { Aftermath } from '../../../entities/aftermath.js';
import type { Scope } from '../../context.js';
import type { Case } from '../case.js';
import { filesOf } from '../materials.js';
import { closeDeadline, lapseDeadline, moveDeadline, startDeadline } from './deadlines.js';
import { acceptOpinions, raiseOpinions, takeForm } from './forms.js';
import { issueLetter, proposeLedger } from './letters.js';
import { writePause, writeResume } from './pauses.js';
import { reopenDeadline, reopenTask } from './reopen.js';
import { cancelTask, closeTask, openTask } from './tasks.js';
import { inWriting, type Cause, record, type Writing } from './writing.js';

type Writer<T extends EffectType> = (writing: Writing, effect: EffectOf<T>) => Promise<void>;

/** How each effect is written: an effect without a writer does not compile. */
const WRITERS: { readonly [T in EffectType]: Writer<T> } = {
  taskClosed: closeTask,
  taskOpened: openTask,
  taskCancelled: cancelTask,
  taskReopened: reopenTask,
  stageEntered: async (writing, { stage }) => {
    writing.patch.stage = stage;
    await record(writing, { type: 'STAGE_ENTERED', body: { stage } });
  },
  ended: async (writing, { result }) => {
    writing.patch.status = 'ended';
    writing.patch.result = result;
    await record(writing, { type: 'PROJECT_ENDED', body: { result } });
  },
  flagSet: async (writing, { flag, value }) => {
    writing.patch.flags = { ...(writing.patch.flags ?? writing.found.project.flags), [flag]: value };
    await record(writing, { type: 'FLAG_SET', body: { flag, value } });
  },
  formTaken: takeForm,
  opinionsRaised: raiseOpinions,
  opinionsAccepted: acceptOpinions,
  letterIssued: issueLetter,
  ledgerProposed: proposeLedger,
  deadlineStarted: startDeadline,
  deadlineMoved: moveDeadline,
  deadlineClosed: closeDeadline,
  deadlineReopened: reopenDeadline,
  deadlineLapsed: lapseDeadline,
  paused: writePause,
  resumed: writeResume,
  noticed: ({ found, aftermath }, { roles, message, points, files }) => {
    const sent = files.flatMap((id) => filesOf(found, id, null).slice(-1));
    aftermath.notices.push({ roles, message, points, subject: found.facts.view, files: sent });
    return Promise.resolve();
  },
};

/**
 * Writes a decision's effects in order, with their audit, and last the project's own row. When the project was changed
 * meanwhile the unit of work runs again: two tasks of one project may end at once, and nothing typed for either is lost.
 */
export async function apply(scope: Scope, found: Case, effects: readonly Effect[], cause: Cause): Promise<Aftermath> {
  const { project } = found;
  return inWriting(scope, found, cause, async (writing) => {
    for (const effect of effects) await write(writing, effect);
    if (!(await scope.tx.projects.update(project.id, project.version, { ...writing.patch, updatedAt: scope.now }))) {
      throw new LostRace(`project ${String(project.id)}`);
    }
  });
}

function write<T extends EffectType>(writing: Writing, effect: EffectOf<T>): Promise<void> {
  const writer: Writer<T> = WRITERS[effect.type];
  return writer(writing, effect);
}
