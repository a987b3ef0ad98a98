import type { AnswerView, DecisionView } from '../../cards/kit/props.js';
import type { Aftermath } from '../../entities/aftermath.js';
import type { Letter } from '../../entities/letter.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { resultWord } from '../../workflow/describe/result.js';
import { EMPTY } from '../../workflow/forms/show.js';
import type { Scope } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { disclosedToUnit } from '../core/rights/inner.js';
import { ofLot, taskName, taskOfBody } from '../core/case/task-name.js';
import { demandOf } from '../core/forms/demand.js';
import { opinionNo } from '../core/forms/opinion-numbers.js';
import { nameOfDecider } from '../core/people/doer-name.js';
import { ranOut } from './answers.js';
import { deadlineAmong, isHeldUp, letterView, pageViews, projectRef, turnsOf } from './views.js';

type DecidedTone = 'done' | 'bad' | 'warn' | 'info';

/** Who decided what, when, and why. */
export async function decisionView(scope: Scope, found: Case, task: Task): Promise<DecisionView> {
  const definition = taskDefinition(found, task.task);
  const outcome = definition.outcomes[task.outcome ?? ''];
  return {
    task: taskOfBody(found, task),
    outcome: outcome?.label ?? unfinishedWord(found, task),
    by: (await nameOfDecider(scope, task)) ?? '系统',
    at: task.decidedAt ?? (await cancelledAt(scope, task)) ?? task.openedAt,
    reason: task.reason,
    article: outcome?.article ?? definition.article,
    answers: answersOf(found, task),
  };
}

/** A task that was taken back from those who had it says so, and one that they had only until a day which passed. */
function unfinishedWord(found: Case, task: Task): string {
  if (task.state !== 'cancelled') return '已办结';
  if (task.decidedAt !== null) return '已撤回';
  return ranOut(found, task) ? '到期未办结' : '已取消';
}

/** When a task was taken away from everybody; null for one that was not. */
async function cancelledAt({ tx }: Scope, { id, projectId, state }: Task): Promise<number | null> {
  if (state !== 'cancelled') return null;
  const records = await tx.audit.of(`project:${String(projectId)}`);
  return records.findLast(({ event }) => event.type === 'TASK_CANCELLED' && event.body.taskId === id)?.at ?? null;
}

/** What was put down with a decision, and not what nobody had to put down: by its outcome, or by an office as its task. What a unit hands in is read on its own card. */
function answersOf(found: Case, task: Task): AnswerView[] {
  const { form, outcomes } = taskDefinition(found, task.task);
  const isOffices = found.policy.roles[task.actor]?.scope === 'jurisdiction';
  const row = found.forms.findLast(
    (item) => item.taskId === task.id && item.form === form && item.state === 'submitted' && Object.keys(item.values).length > 0,
  );
  if (row === undefined || !(isOffices || outcomes[task.outcome ?? '']?.needs.includes('form') === true)) return [];
  return pageViews(found, row.form, row.values).flatMap(({ answers }) => answers.filter(({ value }) => value !== EMPTY));
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

/** The opinions that were raised with a decision, under the numbers by which they are answered. */
export function raisedOpinions(found: Case, task: Task): { readonly no: number; readonly text: string }[] {
  const raised = found.opinions.filter(({ taskId }) => taskId === task.id);
  return raised.map((opinion) => ({ no: opinionNo(found, opinion), text: opinion.text }));
}

/** All that the unit has to answer now, whoever said it: what bodies said between offices comes with the summary. */
function standingOpinions({ opinions }: Case): string[] {
  return opinions.filter(({ state }) => state === 'open').map(({ text }) => text);
}

function answers(found: Case, task: Task): boolean {
  return taskDefinition(found, task.task).answersOpinions && found.opinions.some(({ state }) => state === 'open');
}

/**
 * What the unit is told of a decision, with the first task of the unit's own: among those that it opened or gave another day, or that waits
 * while nobody else has anything to do.
 */
export async function decidedProps(scope: Scope, found: Case, task: Task, { openedTasks: opened, movedDeadlines }: Begun) {
  const own = found.tasks.filter(({ state, actor }) => state === 'open' && found.policy.roles[actor]?.scope === 'unit');
  const waiting =
    (await officesTurns(scope, found)) === null
      ? firstDue(
          found,
          own.filter((one) => !isHeldUp(found, one)),
        )
      : undefined;
  const moved = found.deadlines.filter(({ id }) => movedDeadlines.some((one) => one.id === id)).map(({ taskId }) => taskId);
  const mine = own.find(({ id }) => opened.includes(id)) ?? own.find(({ id }) => moved.includes(id)) ?? waiting;
  // What he goes on with may have no clock, and what was opened beside it one.
  const clocks =
    mine === undefined ? lastOfAKind(found, opened) : [mine, ...own.filter(({ id }) => opened.includes(id))].map(({ id }) => id);
  const letter = (await scope.tx.letters.ofProject(found.project.id)).findLast((item) => isOf(item, task));
  return {
    project: projectRef(found),
    decision: await decisionView(scope, found, task),
    tone: decisionTone(found, task),
    opinions:
      mine !== undefined && answers(found, mine) ? standingOpinions(found) : raisedOpinions(found, task).map(({ text }) => text),
    next: { text: await nextText(scope, found, mine), taskId: mine?.id ?? null },
    deadline: deadlineAmong(scope, found, clocks),
    letter: letter === undefined ? null : letterView(letter),
    said: [],
    reader: 'unit' as const,
  };
}

type Begun = Pick<Aftermath, 'openedTasks' | 'movedDeadlines'>;

/** The oldest of these tasks; where that one has a day, the one whose day comes first. */
function firstDue({ deadlines }: Case, tasks: readonly Task[]): Task | undefined {
  const dueOn = ({ id }: Task): string | undefined =>
    deadlines.find(({ taskId, state }) => taskId === id && state === 'running')?.dueOn ?? undefined;
  return tasks.reduce<Task | undefined>((first, one) => {
    const [a, b] = [first && dueOn(first), dueOn(one)];
    return first === undefined || (a !== undefined && b !== undefined && b < a) ? one : first;
  }, undefined);
}

/** The same for others of the unit: what a colleague is to do next is said with his name, and asked of nobody else. */
export function colleagueProps(found: Case, props: Awaited<ReturnType<typeof decidedProps>>, doers: readonly Staff[]) {
  const mine = found.tasks.find(({ id }) => id === props.next.taskId);
  if (mine === undefined || doers.length === 0) return { ...props, next: { ...props.next, taskId: null } };
  const text = `由${doers.map(({ name }) => name).join('、')}办理“${taskName(found, mine)}”。`;
  return { ...props, reader: 'colleague' as const, next: { text, taskId: null } };
}

/** The same for who is not of the unit: somebody who only follows the project, or a group of the whole district. */
export function copiedProps(
  found: Case,
  props: Awaited<ReturnType<typeof decidedProps>>,
  reader: 'follower' | 'district' = 'follower',
) {
  const mine = found.tasks.find(({ id }) => id === props.next.taskId);
  const text = mine === undefined ? props.next.text : `由申报单位办理“${taskName(found, mine)}”。`;
  return { ...props, reader, next: { text, taskId: null } };
}

/** One line for the unit on what comes next: its own task, else whose turn it is. */
export async function nextText(scope: Scope, found: Case, mine: Task | undefined): Promise<string> {
  if (found.project.status === 'ended') return `项目${resultWord(found.project.result)}，流程结束。`;
  if (mine !== undefined) {
    const { todo, name, answersOpinions } = taskDefinition(found, mine.task);
    const waiting = answersOpinions && found.opinions.some(({ state }) => state === 'open');
    if (!waiting) return `请${ofLot(found, mine, todo ?? name)}。`;
    return demandOf(found, mine) === null ? '请逐条回应修改意见，改好后重新提交。' : `请逐条回应意见，办好后提交“${name}”。`;
  }
  const turns = await officesTurns(scope, found);
  if (turns !== null) return `由${turns}，无需您操作。`;
  const own = (await turnsOf(scope, disclosedToUnit(found))).map(({ task }) => `“${task}”`);
  return own.length === 0 ? '请留意后续通知。' : `由申报单位办理${own.join('、')}。`;
}

/** Whose turn it is among those outside the unit, whose own duties have cards of their own; null when nobody's. */
export async function officesTurns(scope: Scope, found: Case): Promise<string | null> {
  const { tasks: known } = disclosedToUnit(found);
  const tasks = known.filter(({ actor }) => found.policy.roles[actor]?.scope === 'jurisdiction');
  const turns = await turnsOf(scope, { ...found, tasks });
  const roles = new Map<string, string[]>();
  for (const { role, task } of turns) roles.set(task, [...(roles.get(task) ?? []), role]);
  const named = new Map<string, string[]>();
  for (const [task, whose] of roles) named.set(whose.join('、'), [...(named.get(whose.join('、')) ?? []), `“${task}”`]);
  return named.size === 0 ? null : [...named].map(([whose, names]) => `${whose}办理${names.join('、')}`).join('；');
}

/** A letter belongs to the decision that issued it: both carry the same instant. */
function isOf(letter: Letter, task: Task): boolean {
  return letter.at === task.decidedAt;
}

/** The task that was opened last, and those of its kind that were opened with it: several bodies are asked at once. */
function lastOfAKind({ tasks }: Case, opened: readonly number[]): number[] {
  const kind = tasks.find(({ id }) => id === opened.at(-1))?.task;
  return opened.filter((id) => tasks.find((one) => one.id === id)?.task === kind).toReversed();
}
