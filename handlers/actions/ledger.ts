import { ledgerConfirm } from '../../cards/ledger-confirm.js';
import type { Context } from '../context.js';
import { recordOf } from '../core/apply/writing.js';
import { assertHolds, assertMayView } from '../core/authorise.js';
import { loadCase } from '../core/case.js';
import { audience, tell } from '../core/tell.js';
import { ledgerProps } from '../present/ledger.js';
import { noticeCard } from '../present/notice.js';
import { projectRef } from '../present/views.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { done, type Reply } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** 年度台账: what the bot proposes counts once the office confirms it. */
export const ledgerActions: ActionHandlers<'ledger.confirm' | 'ledger.drop'> = {
  'ledger.confirm': (context, { entry, version }) => settle(context, entry, version, 'confirmed'),
  'ledger.drop': (context, { entry, version }) => settle(context, entry, version, 'dropped'),
};

async function settle(context: Context, entryId: number, version: number, state: 'confirmed' | 'dropped'): Promise<Reply> {
  const entry = await context.tx.ledger.get(entryId);
  if (entry === null) throw new Refused(refuse('STALE_CARD'));
  const found = await loadCase(context, entry.projectId);
  await assertMayView(context, found.project);
  assertHolds(context.actor, found, 'office');
  const already = entry.state !== 'proposed';
  if (already) {
    return {
      toast: { tone: 'info', text: '这一条已经处理过了。' },
      card: ledgerConfirm.render(await ledgerProps(context, found, entry)),
    };
  }
  if (!(await context.tx.ledger.update(entryId, version, { state }))) throw new Refused(refuse('STALE_CARD'));
  await recordOf(context, entry.projectId, context.actor.id, { type: 'LEDGER_SETTLED', body: { entryId, state } });
  const settled = { ...entry, state, version: version + 1 };
  if (state === 'confirmed') {
    const sum = await context.tx.ledger.sum(entry.policyId, entry.year, entry.unitId);
    const lines = [
      `${String(entry.year)} 年度考核扣 ${String(entry.points)} 分：${entry.reason}。本年度累计扣 ${String(sum)} 分。`,
    ];
    const card = noticeCard({ tone: 'warn', title: '年度考核扣分', lines, article: entry.article, project: projectRef(found) });
    const people = [...(await audience(context, found, 'applicant')), ...(await audience(context, found, 'unitLead'))];
    await tell(context, people, { card: 'notice', projectId: entry.projectId }, () => card);
  }
  const text = state === 'confirmed' ? '已计入年度台账，单位会收到通知。' : '已不计入年度台账。';
  return { toast: done(text), card: ledgerConfirm.render(await ledgerProps(context, found, settled, context.actor.name)) };
}
