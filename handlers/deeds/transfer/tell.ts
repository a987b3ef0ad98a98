import { TRANSFER_KINDS } from '../../../cards/transfer.js';
import type { Transfer } from '../../../entities/transfer.entity.js';
import type { Acting } from '../../context.js';
import { noticeCard } from '../../present/notice.js';
import { transferCard } from '../../present/transfer.js';
import { isAdmin, LEAD } from '../../core/people/role-words.js';
import { tell } from '../../core/tell/tell.js';
import { isEmptyPlan, type Plan } from '../../core/transfer/plan.js';

/** The successor reads in one message all that is his now; who changes his post and the unit's lead hear that it is done. */
export async function tellTransferred(acting: Acting, plan: Plan, transfer: Transfer): Promise<void> {
  const { tx, actor } = acting;
  const { from, to, kind } = plan;
  const nothing = isEmptyPlan(plan);
  const shows = { card: 'transfer' };
  const card = await transferCard(acting, { transfer, plan, reader: 'successor' });
  if (to.id !== actor.id && !nothing) await tell(acting, [to], shows, () => card);
  const unit = (await tx.units.get(to.unitId))?.name ?? '';
  const line = nothing
    ? `${from.name}已${TRANSFER_KINDS[kind]}，没有要移交的工作（${actor.name}办理）。`
    : `${from.name}在${unit}的工作已移交给${to.name}（${actor.name}办理）。`;
  const leads = (await tx.staff.holding(to.policyId, LEAD, to.unitId)).filter(
    ({ id }) => ![actor.id, to.id, from.id].includes(id),
  );
  const own = kind === 'moved' && from.id !== actor.id ? [from] : [];
  const notice = noticeCard({ title: nothing ? '人员变动' : '工作已移交', lines: [line], commands: ['home'] });
  await tell(acting, [...own, ...leads], { card: 'notice' }, () => notice);
  if (kind === 'left' && from.active && from.id !== actor.id) await tellClosed(acting, plan);
}

/** Whose account was closed hears it, and of a lead those who can open it again: a colleague of his rank may have been wrong. */
async function tellClosed(acting: Acting, plan: Plan): Promise<void> {
  const { tx, actor } = acting;
  const { from, to } = plan;
  const over = isEmptyPlan(plan) ? '' : `您的工作已按离职移交给${to.name}，`;
  const line = `${over}您的账号已停用（${actor.name}办理）。如果弄错了，请联系管理员。`;
  await tell(acting, [from], { card: 'notice' }, () => noticeCard({ tone: 'warn', title: '账号已停用', lines: [line] }));
  if (!from.roles.includes(LEAD) || isAdmin(actor)) return;
  const admins = (await tx.staff.admins()).filter(({ policyId, id }) => policyId === from.policyId && id !== from.id);
  const says = `${actor.name}把分管负责人${from.name}按离职交接，账号已停用。如果弄错了，重新导入人员名册即可恢复。`;
  await tell(acting, admins, { card: 'notice' }, () =>
    noticeCard({ tone: 'warn', title: '分管负责人账号已停用', lines: [says] }),
  );
}
