import type { CountView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { assertMayView } from '../core/rights/authorise.js';
import { loadCase } from '../core/case/case.js';
import { ruleOf } from '../core/case/term.js';
import { deadlineWhyCard } from '../present/deadline-why.js';
import { countView } from '../present/views.js';

/** Why a deadline is on that day: its account, and its count day by day however long it is. */
export interface DeadlineReading {
  readonly name: string;
  readonly project: { readonly id: number; readonly name: string };
  readonly card: Card;
  readonly count: CountView;
}

/** @throws Refused where it is not there, or not for whoever asks */
export async function deadlineReading(context: Context, id: number): Promise<DeadlineReading> {
  const row = await context.tx.deadlines.get(id);
  if (row === null) throw new Refused(refuse('TASK_NOT_FOUND'));
  const found = await loadCase(context, row.projectId);
  await assertMayView(context, found.project);
  return {
    name: found.policy.deadlines[row.deadline]?.name ?? row.deadline,
    project: { id: found.project.id, name: found.project.name },
    card: await deadlineWhyCard(context, found, row, context.actor),
    count: countView(row, row.count, ruleOf(context, found, row)?.count),
  };
}
