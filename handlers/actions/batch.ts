import { INPUTS } from '../../cards/kit/inputs.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Batch } from '../../entities/batch.entity.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { kindWith, loadBatch, openTo, STOPPED } from '../core/tasks/batch.js';
import { BATCH, endBatch } from '../deeds/batch-step.js';
import { batchConfirmCard, batchPickCard, batchProgressCard } from '../present/batch.js';
import { done, hint, type Reply } from '../reply.js';
import type { ActionHandlers } from './handler.js';
import { typedList, typedText } from './meeting-reply.js';

type BatchVerb = 'batch.pick' | 'batch.confirm' | 'batch.change' | 'batch.run' | 'batch.stop' | 'batch.show';

/** 批量办理: several tasks of a kind are picked, gone over, and then decided one by one outside of the click. */
export const batchActions: ActionHandlers<BatchVerb> = {
  'batch.pick': async (context, { task, outcome }) => {
    return { card: await batchPickCard(context, await kindWith(context, task, outcome), outcome) };
  },

  'batch.confirm': async (context, { task, outcome }, form) => {
    const { tx, actor, now } = context;
    const kind = await kindWith(context, task, outcome);
    const [chosen, reason] = [typedList(form, INPUTS.projects), typedText(form, INPUTS.reason)];
    const open = await openTo(context, kind, outcome);
    const picked = open.filter((one) => chosen.includes(String(one.task.id)));
    const faults: FaultView[] = [];
    if (chosen.length === 0) faults.push(fault('项目', '请至少勾选一个'));
    else if (picked.length < chosen.length) faults.push(fault('项目', '有的已不在您的待办里，请重新勾选'));
    if (kind.outcome.needs.includes('reason') && reason === '') faults.push(fault('理由', '请写明理由'));
    if (faults.length > 0) {
      const card = await batchPickCard(context, kind, outcome, { chosen, reason, faults });
      return { toast: { tone: 'warning', text: '请补充后再点“下一步：核对”。' }, card };
    }
    const { policyId } = actor;
    const given = { policyId, task, outcome, reason: reason === '' ? null : reason, byId: actor.id, at: now };
    const id = await tx.batches.insert({ ...given, state: 'picked' });
    await tx.batches.addItems(
      id,
      picked.map((one) => ({ taskId: one.task.id, projectId: one.project.id, taskVersion: one.task.version })),
    );
    return { card: await batchConfirmCard(context, await loadBatch(context, id)) };
  },

  'batch.change': async (context, { batch: id }) => {
    const batch = await loadBatch(context, id);
    if (batch.state !== 'picked') return shown(context, batch);
    const kind = await kindWith(context, batch.task, batch.outcome);
    const chosen = (await context.tx.batches.itemsOf(id)).map(({ taskId }) => String(taskId));
    return { card: await batchPickCard(context, kind, batch.outcome, { chosen, reason: batch.reason ?? '', faults: [] }) };
  },

  'batch.run': async (context, { batch: id, version }) => {
    const { tx, inbound, actor, now } = context;
    const batch = await loadBatch(context, id);
    if (batch.state !== 'picked') return { ...(await shown(context, batch)), toast: hint('已经在办理或已办完，不用再点。') };
    const messageId = inbound.kind === 'action' ? inbound.messageId : null;
    const message = messageId === null ? null : await tx.cardMessages.byMessage(messageId);
    const patch = { state: 'running', cardMessageId: message?.id ?? null } as const;
    if (!(await tx.batches.update(id, version, patch))) throw new Refused(refuse('STALE_CARD'));
    const { policyId, task, outcome, reason } = batch;
    const taskIds = (await tx.batches.itemsOf(id)).map(({ taskId }) => taskId);
    const body = { batchId: id, policyId, task, outcome, reason, taskIds };
    await tx.audit.append(`batch:${String(id)}`, { type: 'BATCH_BEGUN', byId: actor.id, body }, now);
    return {
      ...(await shown(context, { ...batch, ...patch })),
      toast: done(isOnPage(context) ? '已开始办理。' : '已开始办理，办完会告诉您。'),
      begins: 'batches',
    };
  },

  'batch.stop': async (context, { batch: id }) => {
    const { tx, actor, now } = context;
    const batch = await loadBatch(context, id);
    const left = batch.state === 'running' ? await tx.batches.skipWaiting(id, STOPPED) : 0;
    if (left === 0) return { ...(await shown(context, await loadBatch(context, id))), toast: hint('都已经办过了，没有要停的。') };
    await tx.audit.append(`batch:${String(id)}`, { type: 'BATCH_STOPPED', byId: actor.id, body: { batchId: id, left } }, now);
    await endBatch(context, id);
    return { ...(await shown(context, await loadBatch(context, id))), toast: done(`已停止，${String(left)} 个没有办理。`) };
  },

  'batch.show': async (context, { batch }) => shown(context, await loadBatch(context, batch)),
};

/** Its progress, and what came of it, on the card that was pressed. */
async function shown(context: Context, batch: Batch): Promise<Reply> {
  if (batch.state === 'picked') return { card: await batchConfirmCard(context, batch) };
  return { card: await batchProgressCard(context, batch, isOnPage(context)), shows: { card: BATCH } };
}

function isOnPage({ inbound }: Context): boolean {
  return inbound.onPage === true;
}

function fault(label: string, text: string): FaultView {
  return { page: null, field: null, label, text };
}
