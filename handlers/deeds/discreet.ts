import type { Project } from '../../entities/project.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Context, Scope } from '../context.js';
import type { Place, Sender } from '../inbound.js';
import { noticeCard } from '../present/notice.js';
import { hint, type Reply } from '../reply.js';
import type { Case } from '../core/case/project-case.js';
import { isHeldBack, isUnitsSide } from '../core/rights/inner.js';
import { forReading } from '../core/tell/for-reading.js';
import { post } from '../core/tell/tell.js';
import { letterboxOfPlace } from '../core/tell/letterbox.js';

type Shown = Pick<Project, 'policyId' | 'unitId' | 'status'>;

/**
 * Gives an answer about projects in the chat it was asked in, unless that is a group whose members may not all see them:
 * then it goes to the person alone, and the group reads one line.
 */
export async function answerAbout(context: Context, projects: readonly Shown[], reply: Reply): Promise<Reply> {
  const { place, sender } = context;
  if (place?.type !== 'group') return reply;
  for (const project of projects) if (!(await mayHear(context, sender, place, project))) return answerAlone(context, reply);
  return reply.card === undefined ? reply : { ...reply, card: forReading(reply.card) };
}

/**
 * The same of one project, drawn for whoever reads it: before a group nothing more is said than its unit may read, whoever asks there. Where
 * even that is kept from him, as a body that has still to answer, it goes to him alone.
 */
export async function answerFor(context: Context, found: Case, draw: (reader: Staff) => Reply | Promise<Reply>): Promise<Reply> {
  const { place, sender, actor } = context;
  const { project, tasks } = found;
  if (place?.type !== 'group') return draw(actor);
  const heldBack = tasks.some(({ id }) => isHeldBack(found, actor, id));
  if (heldBack || !(await mayHear(context, sender, place, project))) return answerAlone(context, await draw(actor));
  const reader = isUnitsSide(found, actor) ? actor : { ...actor, unitId: project.unitId, roles: [] };
  return answerAbout(context, [project], await draw(reader));
}

/** What concerns the person alone is not set out before a group. */
export async function answerAlone(context: Context, reply: Reply): Promise<Reply> {
  const { place, sender, actor, inbound } = context;
  if (place?.type !== 'group' || reply.card === undefined) return reply;
  const letterbox = letterboxOfPlace(sender, null, actor.id);
  await post(context, letterbox, reply.card, reply.shows ?? { card: 'answer' }, { key: `alone:${inbound.key}` });
  const said = '这些内容只能单独给您看，已发到您与我的会话。';
  return inbound.kind === 'action' ? { toast: hint(said) } : { card: noticeCard({ title: '已单独回复', lines: [said] }) };
}

/** A group hears of its own unit's projects; one that stands for all units, of every submitted one of its jurisdiction. */
async function mayHear({ tx }: Scope, { platform }: Sender, { chatId }: Place, project: Shown): Promise<boolean> {
  const group = await tx.groups.get(platform, chatId);
  if (group?.state !== 'active' || group.policyId !== project.policyId || project.status === 'draft') return false;
  return group.unitId === null || group.unitId === project.unitId;
}
