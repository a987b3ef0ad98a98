import { deadlineWhy } from '../../cards/deadline-why.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Deadline } from '../../entities/deadline.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import { boundText, periodText, pointText } from '../../workflow/describe/point.js';
import { formatDate } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import { mayDo } from '../core/rights/authorise.js';
import { seenFrom } from '../core/case/case.js';
import { ruleOf } from '../core/case/term.js';
import type { Case } from '../core/case/project-case.js';
import { whoseName } from '../core/people/duty.js';
import { answersOf } from './answers.js';
import { conditionText, inputsOf, sourceOf } from './reasons.js';
import { countView, deadlineView, projectRef } from './views.js';

/** 为什么 of a deadline: article, in which case it runs, what it was counted from, day by day, what stopped it, and how it moved. */
export async function deadlineWhyCard(scope: Scope, found: Case, row: Deadline, viewer: Staff): Promise<Card> {
  const { policy } = found;
  const definition = ruleOf(scope, found, row);
  if (definition === undefined) throw new Error(`policy ${policy.id}@${policy.version} has no deadline ${row.deadline}`);
  const task = found.tasks.find(({ id }) => id === row.taskId);
  const seen = task === undefined ? found : seenFrom(found, task);
  const { startOn, dueOn, opensOn } = row;
  return deadlineWhy.render({
    project: projectRef(found),
    deadline: deadlineView(scope, found, row),
    holder:
      task === undefined ? (policy.roles[row.holder]?.name ?? row.holder) : whoseName(policy, { ...task, actor: row.holder }),
    source: sourceOf(definition),
    applies: conditionText(policy, definition.when),
    inputs: inputsOf(policy, seen.read, [definition.when]),
    startFrom: `${pointText(policy, definition.starts, definition.task)} ${formatDate(startOn, { year: true })}`,
    period: periodText(policy, definition.count),
    window: definition.opens === undefined ? null : { bound: boundText(policy, definition.opens, definition.task), on: opensOn },
    count: countView(row, row.count, definition.count),
    pauses: found.facts.pauses.filter(({ from, to }) => (to ?? dueOn) > startOn && from <= dueOn).map((pause) => ({ ...pause })),
    answers: answersOf(scope, found, definition.task, viewer),
    consequence: definition.consequence ?? null,
    moves: await movesOf(scope, row),
    taskId: task?.state === 'open' && mayDo(viewer, found, task) ? task.id : null,
  });
}

async function movesOf({ tx }: Scope, { id, projectId }: Deadline) {
  const records = await tx.audit.of(`project:${String(projectId)}`);
  return records.flatMap(({ event }) =>
    event.type === 'DEADLINE_MOVED' && event.body.deadlineId === id
      ? [{ before: event.body.from, after: event.body.dueOn, reason: event.body.reason }]
      : [],
  );
}
