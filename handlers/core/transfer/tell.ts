import type { Transfer } from '../../../entities/transfer.entity.js';
import type { Acting } from '../../context.js';
import { noticeCard } from '../../present/notice.js';
import { transferCard } from '../../present/transfer.js';
import { LEAD } from '../role-words.js';
import { tell } from '../tell.js';
import type { Plan } from './plan.js';

/** The successor reads in one message all that is his now; who changes his post and the unit's lead hear that it is done. */
export async function tellTransferred(acting: Acting, plan: Plan, transfer: Transfer): Promise<void> {
  const { tx, actor } = acting;
  const { from, to, kind } = plan;
  const shows = { card: 'transfer' };
  const card = await transferCard(acting, { transfer, plan, reader: 'successor' });
  if (to.id !== actor.id) await tell(acting, [to], shows, () => card);
  const unit = (await tx.units.get(to.unitId))?.name ?? '';
  const line = `${from.name}在${unit}的工作已移交给${to.name}（${actor.name}办理）。`;
  const leads = (await tx.staff.holding(to.policyId, LEAD, to.unitId)).filter(
    ({ id }) => ![actor.id, to.id, from.id].includes(id),
  );
  const own = kind === 'moved' && from.id !== actor.id ? [from] : [];
  const notice = noticeCard({ title: '工作已移交', lines: [line], commands: ['home'] });
  await tell(acting, [...own, ...leads], { card: 'notice' }, () => notice);
}
