import type { Card } from '../../cards/kit/tree.js';
import type { Context } from '../context.js';
import type { InboundOf } from '../inbound.js';
import { recordOf } from '../core/apply/writing.js';
import { tell } from '../core/tell/tell.js';
import { noticeCard } from '../present/notice.js';
import type { Reply } from '../reply.js';

/**
 * A person took back a message. A file that came with it is no longer there as a material, unless it was handed in
 * already: then it is on record and stays.
 */
export async function recalled(context: Context, { messageId }: InboundOf<'recalled'>): Promise<Reply> {
  const { tx } = context;
  const file = await tx.materials.byMessage(messageId);
  if (file === null || file.byId !== context.actor.id || file.state === 'recalled' || file.state === 'replaced') return {};
  const task = file.taskId === null ? null : await tx.tasks.get(file.taskId);
  if (task !== null && task.state !== 'open') {
    const line = `“${file.name}”已随申报提交，撤回消息不影响已提交的材料。如需更换，请联系主管部门退回修改。`;
    return told(context, noticeCard({ title: '材料仍在', lines: [line] }));
  }
  await tx.materials.update(file.id, { state: 'recalled' });
  if (file.projectId === null) return {};
  const body = { materialId: file.id, material: file.material, name: file.name };
  await recordOf(context, file.projectId, context.actor.id, { type: 'MATERIAL_RECALLED', body });
  const definition = await nameOf(context, file.projectId, file.material);
  const line = `您撤回了“${file.name}”，“${definition}”现在是未上传。需要时请重新上传。`;
  const open = task === null ? null : { id: task.id, name: definition };
  return told(context, noticeCard({ tone: 'warn', title: '材料已撤回', lines: [line], task: open }));
}

/** The report names no chat: the person is told in his own. */
async function told(context: Context, card: Card): Promise<Reply> {
  await tell(context, [context.actor], { card: 'notice' }, () => card);
  return {};
}

async function nameOf({ tx, deps }: Context, projectId: number, material: string | null): Promise<string> {
  const project = await tx.projects.get(projectId);
  const policy = project === null ? undefined : deps.policies.get(project.policyId, project.policyVersion);
  return policy?.materials[material ?? '']?.name ?? '材料';
}
