import { LostRace } from '../../../entities/db-errors.js';
import type { Transfer } from '../../../entities/transfer.entity.js';
import type { Acting } from '../../context.js';
import { periodText } from '../../../workflow/deputy.js';
import { noticeCard } from '../../present/notice.js';
import { redrawAdvice, redrawAsked, tellAsked } from '../colleagues/advice-tell.js';
import { recordOf } from '../../core/apply/writing.js';
import { loadMeeting } from '../../core/meetings/meeting.js';
import { seat, unseat } from '../../core/meetings/people.js';
import { redrawMeeting, sendInvites, tellConveners } from '../meetings/tell.js';
import { tell } from '../../core/tell/tell.js';
import { seatIsEmpty } from '../meetings/vacate.js';
import { seatedAs } from '../../core/transfer/plan-parts.js';
import type { Plan } from '../../core/transfer/plan.js';

/** A hand-over that is being written. */
export interface Move {
  readonly acting: Acting;
  readonly plan: Plan;
  readonly transfer: Transfer;
}

export async function moveProjects({ acting, plan: { projects, from, to }, transfer }: Move): Promise<void> {
  for (const { id, version } of projects) {
    if (!(await acting.tx.projects.update(id, version, { handlerId: to.id }))) throw new LostRace(`project ${String(id)}`);
    const body = { fromId: from.id, toId: to.id, transferId: transfer.id };
    await recordOf(acting, id, acting.actor.id, { type: 'PROJECT_HANDED', body });
  }
}

export async function moveTasks({ acting, plan: { tasks, from, to }, transfer }: Move): Promise<void> {
  const { tx, actor, now } = acting;
  const reason = transfer.reason ?? REASONS[transfer.kind];
  for (const { task } of tasks) {
    if (!(await tx.tasks.update(task.id, task.version, { assigneeId: to.id }))) throw new LostRace(`task ${String(task.id)}`);
    await tx.handovers.insert({ taskId: task.id, fromId: from.id, toId: to.id, reason, at: now });
    const body = { taskId: task.id, task: task.task, toId: to.id, name: to.name, reason };
    await recordOf(acting, task.projectId, actor.id, { type: 'TASK_HANDED', body });
  }
}

const REASONS = { left: '离职交接', moved: '转岗交接' } as const;

/** A question is asked anew of the successor, by whoever asked it; what was answered stays who answered it. */
export async function moveAdvice({ acting, plan: { asked, asking, from, to } }: Move): Promise<void> {
  const { tx, actor, now } = acting;
  for (const { found, advice } of asked) {
    if (!(await tx.advice.update(advice.id, advice.version, { state: 'withdrawn' }))) throw new LostRace('advice');
    const { projectId, taskId, question, byId } = advice;
    const gone = { adviceId: advice.id, taskId, name: from.name };
    await recordOf(acting, projectId, actor.id, { type: 'ADVICE_WITHDRAWN', body: gone });
    const anew = { projectId, taskId, byId, askedId: to.id, question, state: 'asked', askedAt: now } as const;
    const id = await tx.advice.insert(anew);
    await recordOf(acting, projectId, actor.id, {
      type: 'ADVICE_ASKED',
      body: { adviceId: id, taskId, name: to.name, question },
    });
    await redrawAdvice(acting, { ...advice, state: 'withdrawn', version: advice.version + 1 }, null);
    const row = await tx.advice.get(id);
    if (row !== null) await tellAsked(acting, found, row);
  }
  for (const advice of asking) {
    const { id, version } = advice;
    if (!(await tx.advice.update(id, version, { byId: to.id }))) throw new LostRace('advice');
    // On the card as it was his answer would be refused as out of date.
    await redrawAsked(acting, { ...advice, byId: to.id, version: version + 1 }, null);
  }
}

/** The successor is asked anew whether he comes; of a seat that stays empty the conveners hear. */
export async function moveSeats({ acting, plan: { seats, seatsLeft, kind, from, to } }: Move): Promise<void> {
  const touched = new Map<number, boolean>();
  for (const { meeting, listed } of seats) {
    await unseat(acting, meeting, [listed]);
    await seat(acting, meeting, seatedAs(listed, to));
    touched.set(meeting.meeting.id, true);
  }
  for (const { meeting, listed } of kind === 'left' ? seatsLeft : []) {
    await unseat(acting, meeting, [listed]);
    touched.set(meeting.meeting.id, touched.get(meeting.meeting.id) ?? false);
  }
  for (const [id, invites] of touched) {
    const after = await loadMeeting(acting, id);
    await redrawMeeting(acting, after, null, new Set([from.id, to.id]));
    if (after.meeting.state !== 'invited') continue;
    if (invites) await sendInvites(acting, after, [to], `由您接替${from.name}参加，请回复是否到会。`);
    const note = invites ? `${from.name}的席位已由${to.name}接替，等他回复。` : seatIsEmpty(from);
    await tellConveners(acting, after, note);
  }
}

export async function moveWatching({ acting, plan: { followed, kind, from, to } }: Move): Promise<void> {
  const { tx, actor, now } = acting;
  for (const { id, handlerId } of followed) {
    if (!(await tx.watchers.remove(id, from.id))) continue;
    await recordOf(acting, id, actor.id, { type: 'WATCHER_DROPPED', body: { staffId: from.id, name: from.name } });
    if (handlerId === to.id || !(await tx.watchers.add({ projectId: id, staffId: to.id, byId: actor.id, at: now }))) continue;
    await recordOf(acting, id, actor.id, { type: 'WATCHER_ADDED', body: { staffId: to.id, name: to.name } });
  }
  if (kind === 'left') {
    for (const { projectId } of await tx.watchers.ofStaff(from.id)) await tx.watchers.remove(projectId, from.id);
  }
}

/** Whoever is away hears who stands in for him now; the successor reads it in what he is told of the whole. */
export async function moveDeputies({ acting, plan: { deputies, from, to } }: Move): Promise<void> {
  const { tx, actor, now } = acting;
  for (const row of deputies) {
    if (!(await tx.deputies.update(row.id, row.version, { state: 'ended', endedAt: now }))) throw new LostRace('deputy');
    const { policyId, staffId, until } = row;
    const since = row.from < acting.today ? acting.today : row.from;
    const ended = { deputyRow: row.id, staffId, deputyId: from.id, why: 'left' } as const;
    await tx.audit.append('staff', { type: 'DEPUTY_ENDED', byId: actor.id, body: ended }, now);
    const period = { from: since, until };
    const id = await tx.deputies.insert({ policyId, staffId, deputyId: to.id, ...period, state: 'set', at: now });
    const set = { deputyRow: id, staffId, deputyId: to.id, ...period };
    await tx.audit.append('staff', { type: 'DEPUTY_SET', byId: actor.id, body: set }, now);
    const away = await tx.staff.get(staffId);
    const line = `${from.name}已离开岗位，${periodText(period)}改由${to.name}代理您。要换人请发送“代理”。`;
    const card = noticeCard({ title: '代理人有变', lines: [line], commands: ['home'] });
    if (away?.active === true) await tell(acting, [away], { card: 'notice' }, () => card);
  }
}
