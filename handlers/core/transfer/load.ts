import type { Transfer } from '../../../entities/transfer.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Acting } from '../../context.js';
import { personOf } from './rights.js';
import { type Plan, planTransfer } from './plan.js';
import { rolesToPass } from './roles.js';

/** One's own hand-over; throws `TRANSFER_NOT_FOUND` for another's, and for one that was forgotten. */
export async function loadTransfer({ tx, actor }: Acting, id: number): Promise<Transfer> {
  const transfer = await tx.transfers.get(id);
  if (transfer === null || transfer.byId !== actor.id) throw new Refused(refuse('TRANSFER_NOT_FOUND'));
  return transfer;
}

/** What it would do now; throws `NO_TRANSFERS` when the actor may not any more. */
export async function planOf(acting: Acting, transfer: Transfer): Promise<Plan> {
  const from = await personOf(acting, transfer.fromId);
  const to = await acting.tx.staff.get(transfer.toId);
  if (to?.active !== true) throw new Refused(refuse('TRANSFER_NOT_FOUND'));
  const allowed = rolesToPass(acting.actor, from, to);
  const roles = transfer.roles.filter((role) => allowed.includes(role));
  return planTransfer(acting, { ...transfer, roles }, from, to);
}
