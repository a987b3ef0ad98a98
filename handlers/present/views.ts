import type {
  AnswerView,
  CountView,
  DeadlineView,
  HandedView,
  LetterView,
  MaterialView,
  OpinionView,
  OutcomeView,
  PageView,
  ProjectRef,
  TurnView,
} from '../../cards/kit/props.js';
import { settlingAlong } from '../../cards/kit/outcomes.js';
import { tableView } from '../../cards/kit/field-view.js';
import type { Deadline } from '../../entities/deadline.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Letter } from '../../entities/letter.entity.js';
import type { Opinion } from '../../entities/opinion.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Deadline as DeadlineRule, Form, Outcome, Page } from '../../policies/schema/index.js';
import { holdsIf } from '../../workflow/condition.js';
import { settledAlong } from '../../workflow/decide/effects.js';
import { standsStill } from '../../workflow/decide/pauses.js';
import { besideValue } from '../../workflow/describe/unit.js';
import type { FactReader, FormValues } from '../../workflow/facts.js';
import { askedFields, showValue } from '../../workflow/forms/show.js';
import { computeRows, rowsOf } from '../../workflow/forms/table.js';
import { factReader, withForm } from '../../workflow/read-facts.js';
import { daysBetween } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case/project-case.js';
import { filesOf } from '../core/case/materials.js';
import { whoseName } from '../core/people/duty.js';
import { opinionNo } from '../core/forms/opinion-numbers.js';
import { taskName } from '../core/case/task-name.js';
import { doersOf } from '../core/tell/tell.js';

/** The shapes of `cards/kit/props.ts`, made from rows. Presenters read; they never write. */
export function projectRef({ project, unit }: Pick<Case, 'project' | 'unit'>): ProjectRef {
  return { id: project.id, name: project.name, number: project.number, unit: unit.name };
}

/** A clock as it stands; where a body of its own runs against it, with that body's name. */
export function deadlineView(
  { deps, today }: Scope,
  { policy, tasks = [], read }: Pick<Case, 'policy'> & Partial<Pick<Case, 'tasks' | 'read'>>,
  row: Deadline,
): DeadlineView {
  const definition = policy.deadlines[row.deadline];
  const waits = row.state === 'running' && (read === undefined || holdsIf(definition?.opens?.when, read));
  return {
    id: row.id,
    name: withBody(definition?.name ?? row.deadline, tasks, row.taskId),
    dueOn: row.dueOn,
    certain: row.certain,
    left: row.state === 'running' ? deps.calendar().workdaysBetween(today, row.dueOn) : null,
    days: row.state === 'running' ? daysBetween(today, row.dueOn) : null,
    state: row.state,
    opensOn: waits && row.opensOn !== null && row.opensOn > today ? row.opensOn : null,
    otherYear: row.dueOn.slice(0, 4) !== today.slice(0, 4),
    article: definition?.article ?? '',
  };
}

/** The deadline that runs with a task; null when none does. */
export function deadlineOfTask(scope: Scope, found: Case, taskId: number): DeadlineView | null {
  const row = found.deadlines.find((item) => item.taskId === taskId && item.state === 'running');
  return row === undefined ? null : deadlineView(scope, found, row);
}

/** A count as cards show it; `span`: what was counted. */
export function countView(
  { startOn, dueOn, certain }: Pick<Deadline, 'startOn' | 'dueOn' | 'certain'>,
  days: readonly CountView['days'][number][],
  span: DeadlineRule['count'] | undefined,
): CountView {
  return { startOn, dueOn, certain, fixed: span !== undefined && 'fixed' in span, days: days.map((day) => ({ ...day })) };
}

/** The first clock that one of these tasks has, in their order; of bodies that have the same day it names none. */
export function deadlineAmong(scope: Scope, found: Case, taskIds: readonly number[]): DeadlineView | null {
  const rows = taskIds.flatMap((id) => found.deadlines.find((item) => item.taskId === id && item.state === 'running') ?? []);
  const [first] = rows;
  if (first === undefined) return null;
  const view = deadlineView(scope, found, first);
  const alike = rows.filter(({ deadline, dueOn }) => deadline === first.deadline && dueOn === first.dueOn);
  return alike.length > 1 ? { ...view, name: found.policy.deadlines[first.deadline]?.name ?? view.name } : view;
}

/** In whose hands a task is; null while it is everybody's who holds its role. */
export function handedView({ held }: Case, { id }: Task, viewer: Staff): HandedView | null {
  const holding = held.get(id);
  if (holding === undefined) return null;
  const { person, deputies, from } = holding;
  const deputy = deputies.some((one) => one.id === viewer.id);
  return { to: person.name, by: from?.name ?? null, reason: from?.reason ?? null, deputy };
}

/** Whose turn it is: one entry an open task, with the names of those who may do it. */
export async function turnsOf(scope: Scope, found: Case): Promise<TurnView[]> {
  const turns: TurnView[] = [];
  for (const task of turnTasks(found)) {
    const people = await doersOf(scope, found, task);
    turns.push({
      task: taskName(found, task),
      role: whoseName(found.policy, task),
      names: people.map(({ name }) => name),
      deadline: deadlineOfTask(scope, found, task.id),
      handedBy: found.held.get(task.id)?.from?.name ?? null,
    });
  }
  return turns;
}

/** The tasks that somebody may do now, in the order of `turnsOf`. */
export function turnTasks(found: Pick<Case, 'policy' | 'tasks' | 'facts'>): readonly Task[] {
  return found.tasks.filter((task) => task.state === 'open' && !isHeldUp(found, task));
}

/** Whether an open task waits until its project goes on. */
export function isHeldUp({ policy, facts }: Pick<Case, 'policy' | 'facts'>, { task }: Pick<Task, 'task'>): boolean {
  const definition = policy.tasks[task];
  return definition !== undefined && standsStill(facts, definition) !== null;
}

/** An opinion under its number in the round, with the name of the body that raised it. */
export function opinionView(found: Pick<Case, 'policy' | 'tasks' | 'opinions' | 'facts'>, opinion: Opinion): OpinionView {
  const { id, text, taskId, answer, state } = opinion;
  return { id, no: opinionNo(found, opinion), text: withBody(text, found.tasks, taskId), answer, state };
}

/** Words about a task that was asked of several bodies say which one it was. */
export function withBody(words: string, tasks: readonly Task[], taskId: number | null): string {
  const task = tasks.find(({ id }) => id === taskId);
  return task === undefined || task.bodyUnitId === null || task.subject === null ? words : `${words}（${task.subject}）`;
}

export function letterView({ id, title, number, at }: Letter): LetterView {
  return { id, title, number, at };
}

/** The outcomes that are open now; one that settles opinions which nobody has checked asks first, and says how many. */
export function outcomeViews({ policy, facts, read }: Case, task: Task): OutcomeView[] {
  return Object.entries(policy.tasks[task.task]?.outcomes ?? {})
    .filter(([, outcome]) => holdsIf(outcome.when, read))
    .map(([id, outcome]) => settlingAlong(outcomeView(id, outcome), settledAlong(outcome, facts, read)));
}

export function outcomeView(id: string, { label, style, needs, confirm }: Outcome): OutcomeView {
  return { id, label, style, needs, confirm: confirm ?? null };
}

/** Named materials with their newest file (for a task where one is named); those that are not asked for now are marked so. */
export function materialViews(found: Case, ids: readonly string[], taskId: number | null = null): MaterialView[] {
  const { policy, read } = found;
  return ids.flatMap((id): MaterialView[] => {
    const definition = policy.materials[id];
    if (definition === undefined) return [];
    const file = filesOf(found, id, taskId).at(-1);
    const asked = holdsIf(definition.when, read);
    return [
      {
        id,
        name: definition.name,
        required: definition.required,
        state: file !== undefined ? 'received' : asked ? 'waiting' : 'notNeeded',
        file: file === undefined ? null : { id: file.id, name: file.name, at: file.at },
        accept: definition.accept,
        hint: definition.hint ?? null,
        article: definition.article,
        template: definition.template !== undefined,
      },
    ];
  });
}

/** A form page by page, filled, for reading; pages without an answer fall out. `changedOn`: of a page that was read before, how much is new. */
export function pageViews(found: Case, formId: string, values: FormValues, changedOn?: (page: Page) => number): PageView[] {
  const form = found.policy.forms[formId];
  if (form === undefined) return [];
  const read = factReader(found.policy, withForm(found.facts, formId, values));
  return form.pages
    .map((page) => ({ ...pageView(page, values, read), ...(changedOn === undefined ? {} : { changed: changedOn(page) }) }))
    .filter(({ answers, tables }) => answers.length + tables.length > 0);
}

/** One page, filled, for reading: what is asked now. */
export function pageView(page: Page, values: FormValues, read: FactReader): PageView {
  const asked = askedFields(page, read);
  const answers: AnswerView[] = asked
    .filter((field) => field.type !== 'table' && (field.type !== 'total' || typeof field.of !== 'string'))
    .map((field) => {
      const value = showValue(field, values[field.id]);
      return { label: besideValue(field.label, value), value };
    });
  const tables = asked.flatMap((field) =>
    field.type === 'table' ? [tableView(field, computeRows(field, rowsOf(values[field.id])))] : [],
  );
  return { title: page.title, answers, tables };
}

/** Ids of all materials that a form's pages name. */
export function materialsOfForm(form: Pick<Form, 'pages'> | undefined): string[] {
  return form?.pages.flatMap(({ materials }) => materials) ?? [];
}
