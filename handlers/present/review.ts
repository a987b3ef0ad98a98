import type { Card } from '../../cards/kit/tree.js';
import { taskReview } from '../../cards/task-review.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import type { Scope } from '../context.js';
import { owedAdvice } from '../core/rights/advice.js';
import { mayDo } from '../core/rights/authorise.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { unitRecord } from '../core/case/unit-record.js';
import { couldDo, whoseName } from '../core/people/duty.js';
import { consultsBefore, isHeldBack } from '../core/rights/inner.js';
import { opinionsAtHand } from '../core/forms/opinions-at-hand.js';
import { answersOf } from './answers.js';
import { adviceFor } from './advice.js';
import { shownForms } from './changes.js';
import { taskName } from '../core/case/task-name.js';
import { decisionView } from './decided.js';
import { checksOf } from './findings.js';
import { meetingWay } from './meeting-way.js';
import { shutOutcomes } from './shut.js';
import { submitted } from './submitted.js';
import { deadlineOfTask, handedView, materialsOfForm, materialViews, opinionView, outcomeViews, projectRef } from './views.js';
import { warningsOf } from './warnings.js';

/** Everything that a reviewer needs to decide on a phone. */
export async function reviewCard(scope: Scope, found: Case, task: Task, viewer: Staff): Promise<Card> {
  return taskReview.render(await reviewProps(scope, found, task, viewer));
}

/** All that is set out to whoever decides. */
export type ReviewProps = Parameters<typeof taskReview.render>[0];

export async function reviewProps(scope: Scope, found: Case, task: Task, viewer: Staff): Promise<ReviewProps> {
  const mayDecide = mayDo(viewer, found, task);
  const definition = taskDefinition(found, task.task);
  const handler = await scope.tx.staff.get(found.project.handlerId);
  const forms = definition.shows.filter((form) => submitted(found, form) !== null);
  const materials = forms.flatMap((form) => materialsOfForm(found.policy.forms[form]));
  const shown = await shownForms(scope, found, task, forms);
  return {
    taskId: task.id,
    version: task.version,
    task: taskName(found, task),
    round: roundFor(found, task),
    project: projectRef(found),
    handler: handler?.name ?? null,
    actor: whoseName(found.policy, task),
    mayDecide,
    handed: handedView(found, task, viewer),
    advice: await adviceFor(scope, found, task, viewer),
    mayAsk: mayDecide && definition.kind !== 'meeting',
    owed: (await owedAdvice(scope, viewer)).find(({ advice }) => advice.taskId === task.id)?.advice.id ?? null,
    mayTake: !mayDecide && couldDo(viewer, found.policy, found.project, task),
    deadline: deadlineOfTask(scope, found, task.id),
    pages: [...shown.pages],
    materials: materialViews(found, [...new Set(materials)]).filter(({ state }) => state !== 'notNeeded'),
    changes: shown.changes === null ? null : [...shown.changes],
    renewed: shown.renewed === null ? null : [...shown.renewed],
    checks: checksOf(found, [...new Set(materials)], found.read),
    opinions: opinionsAtHand(found, task, viewer).map((opinion) => opinionView(found, opinion)),
    bodies: consultsBefore(found, task.task).flatMap((id) => answersOf(scope, found, id, viewer)),
    closesOpinions: definition.closesOpinions,
    earlier: await Promise.all(earlierThan(found, task, viewer).map((item) => decisionView(scope, found, item))),
    passedOn: isPassedOn(found, task),
    warnings: [
      ...(definition.showsLedger && mayDecide ? await unitRecord(scope, found) : []),
      ...(mayDecide && definition.kind !== 'meeting' ? shutOutcomes(scope, found, task) : []),
      ...warningsOf(found),
      ...unansweredBodies(found, task),
    ],
    outcomes: definition.kind === 'meeting' ? [] : outcomeViews(found, task),
    meeting: await meetingWay(scope, found, task),
  };
}

/** How often it came to be decided: what was taken back before anybody acted was no round. */
function roundFor({ tasks }: Case, { task, subject, round }: Task): number {
  const earlier = tasks.filter((row) => row.task === task && row.subject === subject && row.round < round);
  return new Set(earlier.filter(({ state }) => state !== 'cancelled').map((row) => row.round)).size + 1;
}

/** The last five things that were done, in the order in which they were; what several bodies were asked at once counts as one, and shows all their answers. */
function earlierThan(found: Case, { id: own }: Task, viewer: Staff): Task[] {
  const round = ({ id, task, round: no, bodyUnitId }: Task): string => (bodyUnitId === null ? String(id) : `${task} ${no}`);
  const done = found.tasks
    .filter(({ state, id }) => state === 'done' && id !== own && !isHeldBack(found, viewer, id))
    .sort((a, b) => (a.decidedAt ?? 0) - (b.decidedAt ?? 0));
  const last = [...new Set(done.map(round).toReversed())].slice(0, 5);
  return done.filter((item) => last.includes(round(item)));
}

/** Whether the task was opened by what an office did, and not by what the unit handed in; what bodies answered stands on its own. */
function isPassedOn({ policy, tasks }: Case, { openedBy }: Task): boolean {
  const before = tasks.find(({ id }) => id === openedBy);
  return before?.state === 'done' && before.bodyUnitId === null && policy.roles[before.actor]?.scope === 'jurisdiction';
}

/** Who was asked and has not answered yet, told to whoever goes on without them. */
function unansweredBodies(found: Case, task: Task): string[] {
  const asked = new Set(consultsBefore(found, task.task));
  const silent = found.tasks.filter(
    ({ task: one, state, bodyUnitId }) => asked.has(one) && state === 'open' && bodyUnitId !== null,
  );
  const names = [...new Set(silent.flatMap(({ subject }) => subject ?? []))];
  return names.length === 0 || task.bodyUnitId !== null ? [] : [`还没有答复：${names.join('、')}`];
}
