import { taskClosed } from '../../cards/task-closed.js';
import type { Card } from '../../cards/kit/tree.js';
import { withNote } from '../../cards/kit/build.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { resultWord } from '../../workflow/describe/result.js';
import type { Context, Scope } from '../context.js';
import type { Reply } from '../reply.js';
import { mayDo } from '../core/rights/authorise.js';
import { seenFrom, taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { taskName } from '../core/case/task-name.js';
import { isInner, isKeptFrom } from '../core/rights/inner.js';
import { adviceFor } from './advice.js';
import { decisionTone, decisionView, officesTurns, raisedOpinions } from './decided.js';
import { formCard } from './form.js';
import { projectCard } from './project.js';
import { reviewCard } from './review.js';
import { projectRef } from './views.js';

/**
 * The present card of a task for a person: what he fills in, what he decides on, how it ended, or where the project
 * stands when it is not his turn. Null stands for everybody who has the card of a task that is over.
 */
export async function taskCard(
  scope: Scope,
  found: Case,
  task: Task,
  viewer: Staff | null,
  note: string | null = null,
): Promise<Card> {
  return withNote(await bareCard(scope, found, task, viewer), note);
}

/** What a task is to a person: something to fill in, to decide on or read, over, or the project's alone. */
export function faceOf(found: Case, task: Task, viewer: Staff | null): 'fill' | 'review' | 'closed' | 'project' {
  if (viewer !== null && task.state !== 'open' && isKeptFrom(found, viewer, task)) return 'project';
  if (task.state !== 'open' || viewer === null) return 'closed';
  const { kind } = taskDefinition(found, task.task);
  const mayAct = mayDo(viewer, found, task);
  if (mayAct && (kind === 'form' || kind === 'filing')) return 'fill';
  return mayAct || viewer.unitId !== found.project.unitId ? 'review' : 'project';
}

async function bareCard(scope: Scope, found: Case, task: Task, viewer: Staff | null): Promise<Card> {
  const face = faceOf(found, task, viewer);
  if (viewer === null || face === 'closed') return closedCard(scope, found, task, viewer);
  const seen = seenFrom(found, task);
  if (face === 'fill') return formCard(scope, seen, task, { page: pageLeftOff(found, task) });
  return face === 'review' ? reviewCard(scope, seen, task, viewer) : projectCard(scope, found, viewer);
}

/** Goes with an answer that shows a task: where that is a form which the person may fill in, at which page it stands open. */
export function openForm({ actor }: Context, found: Case, task: Task): Pick<Reply, 'form'> {
  const { kind } = taskDefinition(found, task.task);
  const fills = task.state === 'open' && (kind === 'form' || kind === 'filing') && mayDo(actor, found, task);
  return fills ? { form: { task: task.id, page: pageLeftOff(found, task) } } : {};
}

/** The page that the person left off at. */
function pageLeftOff({ forms }: Case, task: Task): number {
  return forms.findLast(({ taskId, state }) => taskId === task.id && state === 'draft')?.page ?? 0;
}

async function closedCard(scope: Scope, found: Case, task: Task, viewer: Staff | null): Promise<Card> {
  const opened = found.tasks.filter((one) => one.state === 'open' && one.openedBy === task.id && !isInner(found, one.task));
  const mine = opened.filter(({ actor }) => found.policy.roles[actor]?.scope === 'unit');
  const own = mine.map((one) => `“${taskName(found, one)}”`).join('、');
  const turns = [await officesTurns(scope, { ...found, tasks: opened }), `申报单位办理${own}`];
  const next = own === '' ? await nextForAll(scope, found) : turns.filter((words) => words !== null).join('；');
  return taskClosed.render({
    project: projectRef(found),
    decision: await decisionView(scope, found, task),
    tone: decisionTone(found, task),
    opinions: raisedOpinions(found, task),
    advice: (await adviceFor(scope, found, task, viewer)).filter(({ state }) => state === 'answered'),
    next,
    deadline: null,
    hidden: found.project.status === 'draft',
  });
}

/** The same line for whoever has the card of a task that is over, the office itself too. */
async function nextForAll(scope: Scope, found: Case): Promise<string> {
  if (found.project.status === 'ended') return `项目${resultWord(found.project.result)}，流程结束。`;
  return (await officesTurns(scope, found)) ?? '由申报单位继续办理。';
}
