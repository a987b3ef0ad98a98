import { adviceAnswer } from '../../cards/advice-answer.js';
import { adviceAsk } from '../../cards/advice-ask.js';
import type { AdviceView, OwedView } from '../../cards/kit/advice-props.js';
import { NOBODY_YET } from '../../cards/kit/people.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Advice } from '../../entities/advice.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { instantBeside } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { owedAdvice } from '../core/rights/advice.js';
import { withAway } from '../core/people/deputies.js';
import { loadCase, taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { isUnitsSide, readsAdvice } from '../core/rights/inner.js';
import { nameOfDoer } from '../core/people/doer-name.js';
import { personOptions, type Picked } from '../core/people/pick-people.js';
import { taskName } from '../core/case/task-name.js';
import { deadlineOfTask, projectRef } from './views.js';

/** What came back with something missing. */
interface Returned {
  readonly picked: Picked;
  readonly question: string;
  readonly faults: readonly FaultView[];
}

/** Whom to ask, and what. */
export async function askCard(
  scope: Scope,
  found: Case,
  task: Task,
  people: readonly Staff[],
  returned: Returned | null = null,
): Promise<Card> {
  return adviceAsk.render({
    taskId: task.id,
    version: task.version,
    task: taskName(found, task),
    project: projectRef(found),
    people: await personOptions(scope, people),
    typed: returned?.picked.typed ?? NOBODY_YET,
    question: returned?.question ?? '',
    faults: [...(returned?.faults ?? [])],
  });
}

/** What somebody was asked, to be answered or as it was; `returned` is an answer that came back with something missing. */
export async function adviceCard(
  scope: Scope,
  found: Case,
  advice: Advice,
  returned: { readonly words: string; readonly faults: readonly FaultView[] } | null = null,
): Promise<Card> {
  const task = found.tasks.find(({ id }) => id === advice.taskId);
  if (task === undefined) throw new Error(`advice ${String(advice.id)} is about no task of its project`);
  const { shows, form } = taskDefinition(found, task.task);
  const forms = [...shows, ...(form === undefined ? [] : [form])];
  return adviceAnswer.render({
    project: projectRef(found),
    taskId: task.id,
    task: taskName(found, task),
    advice: await adviceView(scope, advice),
    deadline: deadlineOfTask(scope, found, task.id),
    readable: found.forms.some((row) => row.state === 'submitted' && forms.includes(row.form)),
    words: returned?.words ?? '',
    faults: [...(returned?.faults ?? [])],
  });
}

/** Everything that was asked before a task is decided. */
export async function adviceViews(scope: Scope, taskId: number): Promise<AdviceView[]> {
  return viewsOf(scope, await scope.tx.advice.ofTask(taskId));
}

/** The same as a viewer may read it: all of it, or what he was asked and said himself. Nobody in particular reads none, nor does the unit. */
export async function adviceFor(scope: Scope, found: Case, task: Task, viewer: Staff | null): Promise<AdviceView[]> {
  if (viewer === null || isUnitsSide(found, viewer)) return [];
  const all = await scope.tx.advice.ofTask(task.id);
  const everything = readsAdvice(found, viewer, task.id);
  const asked = withAway(scope, viewer).map(({ id }) => id);
  return viewsOf(
    scope,
    all.filter(({ askedId, answeredBy }) => everything || asked.includes(askedId) || answeredBy === viewer.id),
  );
}

function viewsOf(scope: Scope, all: readonly Advice[]): Promise<AdviceView[]> {
  return Promise.all(all.map((advice) => adviceView(scope, advice)));
}

/** What a person, and those for whom he stands in, still owe an answer to, older first. */
export async function owedViews(scope: Scope, person: Staff): Promise<OwedView[]> {
  const views: OwedView[] = [];
  for (const { advice, task } of await owedAdvice(scope, person)) {
    const found = await loadCase(scope, advice.projectId);
    const by = (await scope.tx.staff.get(advice.byId))?.name ?? '同事';
    const when = { at: advice.askedAt, asked: instantBeside(advice.askedAt, scope.now) };
    views.push({ advice: advice.id, project: projectRef(found), task: taskName(found, task), by, ...when });
  }
  return views;
}

async function adviceView({ tx, now }: Scope, advice: Advice): Promise<AdviceView> {
  const { id, version, question, askedAt, state, verdict, words, answeredAt, askedId, answeredBy } = advice;
  const asked = await tx.staff.get(askedId);
  const unit = asked === null ? null : await tx.units.get(asked.unitId);
  const stoodIn = answeredBy !== null && answeredBy !== askedId;
  return {
    id,
    version,
    name: `${asked?.name ?? '同事'}（${unit?.name ?? ''}）`,
    by: (await tx.staff.get(advice.byId))?.name ?? '同事',
    question,
    askedAt: instantBeside(askedAt, now),
    state,
    verdict,
    words,
    answeredBy: await nameOfDoer({ tx }, answeredBy, stoodIn ? askedId : null),
    answeredAt,
  };
}
