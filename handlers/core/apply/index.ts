import { LostRace } from '../../../entities/db-errors.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Effect, EffectOf, EffectType } from '../../../workflow/decision.js';
import type { Aftermath } from '../../../entities/aftermath.js';
import type { Scope } from '../../context.js';
import { caseAfter, taskDefinition } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { filesOf } from '../case/materials.js';
import { closeDeadline, lapseDeadline, moveDeadline, startDeadline } from './deadlines.js';
import { acceptOpinions, raiseOpinions, takeForm } from './forms.js';
import { issueLetter, proposeLedger } from './letters.js';
import { endPause, writePause, writeResume } from './pauses.js';
import { reopenDeadline, reopenTask } from './reopen.js';
import { cancelTask, closeTask, openTask } from './tasks.js';
import { beginWriting, type Cause, record, writeEvents, type Writing } from './writing.js';

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
    await endPause(writing);
    await record(writing, { type: 'PROJECT_ENDED', body: { result } });
  },
  flagSet: async (writing, { flag, value }) => {
    writing.patch.flags = { ...(writing.patch.flags ?? writing.found.project.flags), [flag]: value };
    await record(writing, { type: 'FLAG_SET', body: { flag, value } });
  },
  formTaken: takeForm,
  materialDropped: async (writing, { material }) => {
    const { scope, found } = writing;
    for (const { id } of filesOf(found, material, null)) await scope.tx.materials.update(id, { state: 'replaced' });
    await record(writing, { type: 'MATERIAL_RENEWED', body: { material } });
  },
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
 * Effects of one kind that stand side by side neither read what another of them writes nor are read by it: what they ask of the database
 * travels together. Every other effect waits for those before it, and those behind it for it: so does the end, since the task with which
 * a project begins says that it runs.
 */
const TOGETHER: Partial<Record<EffectType, 'turns' | 'clocks'>> = {
  taskClosed: 'turns',
  taskOpened: 'turns',
  stageEntered: 'turns',
  flagSet: 'turns',
  noticed: 'turns',
  deadlineClosed: 'turns',
  deadlineStarted: 'clocks',
};

/** What came of writing: what everyone concerned is to be told, and the case as it is now. */
export interface Applied {
  readonly aftermath: Aftermath;
  readonly after: Case;
}

/**
 * Writes a decision's effects in order, and last the project's own row with their audit. When the project was changed
 * meanwhile the unit of work runs again: two tasks of one project may end at once, and nothing typed for either is lost.
 *
 * @param toTell - notes what is to be told, together with the project's row
 */
export async function apply(
  scope: Scope,
  found: Case,
  effects: readonly Effect[],
  cause: Cause,
  toTell: (aftermath: Aftermath) => Promise<void> = () => Promise.resolve(),
): Promise<Applied> {
  const writing = beginWriting(scope, found, cause);
  // The end of the chain, which its events follow, is asked for beside what is written first.
  await Promise.all([scope.tx.audit.end(`project:${found.project.id}`), writeRuns(writing, runsOf(found, effects))]);
  const { patch, aftermath } = writing;
  const [project] = await Promise.all([
    scope.tx.projects.change(found.project, { updatedAt: scope.now, ...patch }),
    writeEvents(writing),
    toTell(aftermath),
  ]);
  if (project === null) throw new LostRace(`project ${String(found.project.id)}`);
  return { aftermath, after: await caseAfter(scope, found, { project, tasks: tasksNow(writing) }) };
}

function runsOf(found: Case, effects: readonly Effect[]): Effect[][] {
  const runs: Effect[][] = [];
  let before: string | undefined;
  for (const effect of effects) {
    const group = groupOf(found, effect);
    if (group !== undefined && group === before) runs.at(-1)?.push(effect);
    else runs.push([effect]);
    before = group;
  }
  return runs;
}

/** A body's task asks for the body's unit before it is written: beside others, those that the decision opens after it would be written first. */
function groupOf(found: Case, effect: Effect): 'turns' | 'clocks' | 'bodies' | undefined {
  const asks = effect.type === 'taskOpened' && taskDefinition(found, effect.task).bodies !== undefined;
  return asks && effect.subject !== null ? 'bodies' : TOGETHER[effect.type];
}

async function writeRuns(writing: Writing, runs: readonly Effect[][]): Promise<void> {
  for (const run of runs) await writeRun(writing, run);
}

async function writeRun(writing: Writing, run: readonly Effect[]): Promise<void> {
  // Each records by itself: the chain has them in the decision's order, whichever was answered first.
  const own = run.map((): Writing => ({ ...writing, events: [] }));
  await Promise.all(run.map((effect, at) => write(own[at] ?? writing, effect)));
  for (const { events } of own) writing.events.push(...events);
}

function write<T extends EffectType>(writing: Writing, effect: EffectOf<T>): Promise<void> {
  const writer: Writer<T> = WRITERS[effect.type];
  return writer(writing, effect);
}

/** In the order in which they opened, as `loadCase` has them. */
function tasksNow({ found, tasks }: Writing): Task[] {
  const known = new Set(found.tasks.map(({ id }) => id));
  const opened = [...tasks.values()].filter(({ id }) => !known.has(id));
  return [...found.tasks.map((task) => tasks.get(task.id) ?? task), ...opened];
}
