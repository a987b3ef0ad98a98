import type { Deps } from '../../handlers/context.js';
import { scopeOf } from '../../handlers/scope.js';
import { nextRungOn } from '../../workflow/time/ladder.js';
import { portions } from '../lanes.js';
import type { DueDeadline } from './due.js';

/** So many in one unit of work: each costs a few writes, and a unit a flush. */
const AT_ONCE = 100;

/**
 * Takes the rungs that everybody concerned has heard of, and looks for the next one of each. Called last: a process that dies
 * before leaves the deadlines due, and the digests that went out already keep others from repeating it.
 */
export async function takeRungs(deps: Deps, due: readonly DueDeadline[]): Promise<void> {
  for (const some of portions(due, AT_ONCE)) await takeSome(deps, some);
}

async function takeSome(deps: Deps, due: readonly DueDeadline[]): Promise<void> {
  await deps.db.tx(async (tx) => {
    const { today, now } = scopeOf(deps, tx);
    // Moved, met, or taken by another process meanwhile: then it was looked after already.
    const moved = await tx.deadlines.moveOn(
      due.map(({ row: { id, version }, ladder }) => ({ id, version, next: nextRungOn(ladder, today) })),
    );
    const mine = due.filter(({ row }) => moved.has(row.id));
    const claimed = await tx.rungs.claimAll(
      mine.flatMap(({ row: { id, dueOn }, rungs }) =>
        rungs.map(({ offset }) => ({ deadlineId: id, dueOn, offset, claimedAt: now })),
      ),
    );
    const free = new Set(claimed.map(({ deadlineId, offset }) => `${String(deadlineId)} ${String(offset)}`));
    const told = mine.flatMap((one) =>
      one.rungs
        .filter(({ offset }) => free.has(`${String(one.row.id)} ${String(offset)}`))
        .map(({ offset }) => ({ subject: `project:${String(one.row.projectId)}`, event: reminded(one, offset) })),
    );
    // A chain grows by one at a time: of several events of one project each is in a round of its own.
    for (const round of rounds(told)) await tx.audit.appendEach(round, now);
  });
}

function reminded({ row, rungs, hearers, groups }: DueDeadline, offset: number) {
  const { id: deadlineId, deadline, dueOn } = row;
  const targets = [...hearers.map(({ person }) => `staff:${String(person.id)}`), ...groups.map(({ chatId }) => `chat:${chatId}`)];
  // Of rungs that were missed together only the last was told.
  const told = offset === rungs.at(-1)?.offset ? targets : [];
  return { type: 'REMINDED', byId: null, body: { deadlineId, deadline, dueOn, offset, targets: told } } as const;
}

function rounds<T extends { readonly subject: string }>(rows: readonly T[]): T[][] {
  const seen = new Map<string, number>();
  const all: T[][] = [];
  for (const row of rows) {
    const at = seen.get(row.subject) ?? 0;
    seen.set(row.subject, at + 1);
    const round = (all[at] ??= []);
    round.push(row);
  }
  return all;
}
