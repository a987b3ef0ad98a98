import { LostRace } from '../../../entities/db-errors.js';
import type { Transfer } from '../../../entities/transfer.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Acting } from '../../context.js';
import { endDeputiesOf } from '../colleagues/deputy.js';
import { release } from '../colleagues/hand-over.js';
import { leave } from './leave.js';
import { personOf } from '../../core/transfer/rights.js';
import { countsOf, planTransfer, type Plan } from '../../core/transfer/plan.js';
import { rolesKept, rolesToPass } from '../../core/transfer/roles.js';
import { tellTransferred } from './tell.js';
import { cardsOf, redrawCards } from './redraw.js';
import { moveAdvice, moveDeputies, moveProjects, moveSeats, moveTasks, moveWatching, type Move } from './writers.js';

/**
 * Hands everything over in the unit of work that it is called in, as it is now and not as it was previewed, and tells everybody
 * once. Throws `TRANSFER_NOT_FOUND` when it was carried out before, or whoever asks may not (any more).
 */
export async function carryOut(acting: Acting, transfer: Transfer): Promise<Plan> {
  const { tx, actor, now } = acting;
  // Two who hand the same person's things over at once wait for each other here, and so does who hands on what the successor is given.
  const pair = [transfer.fromId, transfer.toId].toSorted((a, b) => a - b);
  for (const id of pair) await tx.sequence.turn(`transfer:${String(id)}`);
  const from = await personOf(acting, transfer.fromId);
  const given = await tx.staff.get(transfer.toId);
  if (given?.active !== true || given.policyId !== from.policyId) throw new Refused(refuse('TRANSFER_NOT_FOUND'));
  const allowed = rolesToPass(actor, from, given);
  const roles = transfer.roles.filter((role) => allowed.includes(role));
  const plan = await planTransfer(acting, { ...transfer, roles }, from, given);
  const moved = countsOf(plan);
  if (!(await tx.transfers.update(transfer.id, transfer.version, { state: 'done', roles, doneAt: now, moved }))) {
    throw new Refused(refuse('TRANSFER_NOT_FOUND'));
  }
  const { id: transferId, fromId, toId, kind } = transfer;
  const body = { transferId, fromId, toId, kind, roles, moved: { ...moved } };
  await tx.audit.append('staff', { type: 'STAFF_TRANSFERRED', byId: actor.id, body }, now);

  const old = await cardsOf(acting, plan);
  if (roles.length > 0) await tx.staff.update(toId, { roles: plan.to.roles });
  const move: Move = { acting, plan, transfer };
  await moveProjects(move);
  await moveTasks(move);
  await moveAdvice(move);
  await moveSeats(move);
  await moveWatching(move);
  await moveDeputies(move);
  await tx.expectations.clear(fromId);
  if (kind === 'left') await leave(acting, from, { byId: actor.id, platform: '' });
  else await leavePost(acting, plan);
  await redrawCards(acting, old);
  await tellTransferred(acting, plan, transfer);
  return plan;
}

/** Whoever changes his post is here, and has the duties of the old one no longer; where the roster was changed first, nothing is to do. */
async function leavePost(acting: Acting, { from, to, released }: Plan): Promise<void> {
  await release(acting, from, released, '已转岗');
  if (from.unitId !== to.unitId) return;
  if (!(await acting.tx.staff.update(from.id, { roles: rolesKept(from) }))) throw new LostRace(`staff ${String(from.id)}`);
  await endDeputiesOf(acting, from);
}
