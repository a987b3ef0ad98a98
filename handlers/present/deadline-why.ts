import { deadlineWhy } from '../../cards/deadline-why.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Deadline } from '../../entities/deadline.entity.js';
import type { Deadline as Definition } from '../../policies/schema/index.js';
import { fieldsOf } from '../../workflow/decide/points.js';
import { pathLabel } from '../../workflow/describe/path.js';
import { formatDate } from '../../workflow/time/civil.js';
import type { Scope } from '../context.js';
import type { Case } from '../core/case.js';
import { periodText } from './period.js';
import { deadlineView, projectRef } from './views.js';
import { sourceOf } from './why.js';

/** 为什么 of a deadline: article, what it was counted from, day by day, and how it moved. */
export async function deadlineWhyCard(scope: Scope, found: Case, row: Deadline): Promise<Card> {
  const { policy } = found;
  const definition = policy.deadlines[row.deadline];
  if (definition === undefined) throw new Error(`policy ${policy.id}@${policy.version} has no deadline ${row.deadline}`);
  const { startOn, dueOn, certain, count } = row;
  return deadlineWhy.render({
    project: projectRef(found),
    deadline: deadlineView(scope, found, row),
    holder: policy.roles[row.holder]?.name ?? row.holder,
    source: sourceOf(definition),
    startFrom: `${startName(found, definition)} ${formatDate(startOn, { year: true })}`,
    period: periodText(definition.count),
    count: { startOn, dueOn, certain, days: count.map((day) => ({ ...day })) },
    consequence: definition.consequence ?? null,
    moves: await movesOf(scope, row),
  });
}

function startName({ policy }: Case, { starts, task }: Definition): string {
  const [field] = fieldsOf(starts);
  return field === undefined ? `“${policy.tasks[task]?.name ?? task}”开始之日` : pathLabel(policy, field);
}

async function movesOf({ tx }: Scope, { id, projectId }: Deadline) {
  const records = await tx.audit.of(`project:${String(projectId)}`);
  return records.flatMap(({ event }) =>
    event.type === 'DEADLINE_MOVED' && event.body.deadlineId === id
      ? [{ before: event.body.from, after: event.body.dueOn, reason: event.body.reason }]
      : [],
  );
}
