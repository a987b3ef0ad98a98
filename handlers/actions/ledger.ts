import { ledgerConfirm } from '../../cards/ledger-confirm.js';
import type { LedgerEntry } from '../../entities/ledger-entry.entity.js';
import type { Context } from '../context.js';
import { pressedMessage } from '../core/apply/decide-and-write.js';
import { recordOf } from '../core/apply/writing.js';
import { assertHolds, assertMayView } from '../core/rights/authorise.js';
import { loadCase } from '../core/case/case.js';
import { audience, tell } from '../core/tell/tell.js';
import { redrawLedger } from '../deeds/redraw-ledger.js';
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
    const card = noticeCard({
      tone: 'warn',
      ...(await noticeOf(context, entry)),
      article: entry.article,
      project: projectRef(found),
    });
    const people = [...(await audience(context, found, 'applicant')), ...(await audience(context, found, 'unitLead'))];
    await tell(context, people, { card: 'notice', projectId: entry.projectId }, () => card);
  }
  const text = state === 'confirmed' ? '已计入年度台账，单位会收到通知。' : '已不计入年度台账。';
  const card = ledgerConfirm.render(await ledgerProps(context, found, settled, context.actor.name));
  await redrawLedger(context, entryId, card, pressedMessage(context));
  return { toast: done(text), card };
}

/** What the unit is told of an entry that counts: points taken off, or a plain record. */
async function noticeOf({ tx }: Context, entry: LedgerEntry): Promise<{ title: string; lines: string[] }> {
  const { policyId, year, unitId, points, reason } = entry;
  if (points === 0) return { title: '年度记录', lines: [`已记入 ${String(year)} 年度记录：${reason}。`] };
  const sum = await tx.ledger.sum(policyId, year, unitId);
  const line = `${String(year)} 年度考核扣 ${String(points)} 分：${reason}。本年度累计扣 ${String(sum)} 分。`;
  return { title: '年度考核扣分', lines: [line] };
}
