import type { DecisionView } from '../../cards/kit/props.js';
import type { Letter } from '../../entities/letter.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { resultWord } from '../../workflow/describe/result.js';
import type { Scope } from '../context.js';
import { type Case, taskDefinition } from '../core/case.js';
import { deadlineOfTask, deadlineView, letterView, projectRef, turnsOf } from './views.js';

type DecidedTone = 'done' | 'bad' | 'warn' | 'info';

/** Who decided what, when, and why. */
export async function decisionView({ tx }: Scope, found: Case, task: Task): Promise<DecisionView> {
  const definition = taskDefinition(found, task.task);
  const outcome = definition.outcomes[task.outcome ?? ''];
  const by = task.decidedBy === null ? null : await tx.staff.get(task.decidedBy);
  return {
    task: definition.name,
    outcome: outcome?.label ?? (task.state === 'cancelled' ? '已取消' : '已办结'),
    by: by?.name ?? '系统',
    at: task.decidedAt ?? task.openedAt,
    reason: task.reason,
    article: outcome?.article ?? definition.article,
  };
}

/** The colour of a decision: refused is red, sent back is amber. */
export function decisionTone(found: Case, task: Task): DecidedTone {
  if (task.state === 'cancelled') return 'info';
  const outcome = taskDefinition(found, task.task).outcomes[task.outcome ?? ''];
  if (outcome?.style === 'danger') return 'bad';
  return outcome?.needs.includes('opinions') === true ||
    (outcome?.style !== 'primary' && outcome?.needs.includes('reason') === true)
    ? 'warn'
    : 'done';
}

/** The opinions that were raised with a decision. */
export function raisedOpinions({ opinions }: Case, task: Task): string[] {
  return opinions.filter(({ taskId }) => taskId === task.id).map(({ text }) => text);
}

/** What the unit is told of a decision, with the first task of the unit's own among those that it opened. */
export async function decidedProps(scope: Scope, found: Case, task: Task, opened: readonly number[]) {
  const mine = found.tasks.find(({ id, actor }) => opened.includes(id) && found.policy.roles[actor]?.scope === 'unit');
  const letter = (await scope.tx.letters.ofProject(found.project.id)).findLast((item) => isOf(item, task));
  return {
    project: projectRef(found),
    decision: await decisionView(scope, found, task),
    tone: decisionTone(found, task),
    opinions: raisedOpinions(found, task),
    next: { text: await nextText(scope, found, mine), taskId: mine?.id ?? null },
    deadline: mine === undefined ? (runningDeadline(scope, found) ?? null) : deadlineOfTask(scope, found, mine.id),
    letter: letter === undefined ? null : letterView(letter),
  };
}

/** One line on what comes next: the unit's own task, else whose turn it is. */
export async function nextText(scope: Scope, found: Case, mine: Task | undefined): Promise<string> {
  if (found.project.status === 'ended') return `项目${resultWord(found.project.result)}，流程结束。`;
  if (mine !== undefined) {
    const { todo, name } = taskDefinition(found, mine.task);
    return `请${todo ?? name}。`;
  }
  const turns = await turnsOf(scope, found);
  return turns.length === 0
    ? '请留意后续通知。'
    : `接下来由${turns.map(({ role, task }) => `${role}办理“${task}”`).join('；')}，无需您操作。`;
}

function runningDeadline(scope: Scope, found: Case) {
  const row = found.deadlines.find(({ state }) => state === 'running');
  return row === undefined ? undefined : deadlineView(scope, found, row);
}

/** A letter belongs to the decision that issued it: both carry the same instant. */
function isOf(letter: Letter, task: Task): boolean {
  return letter.at === task.decidedAt;
}
