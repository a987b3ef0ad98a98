import { INPUTS } from '../../cards/kit/inputs.js';
import type { Context } from '../context.js';
import { isSettled, loadMeeting, type MeetingCase } from '../core/meetings/meeting.js';
import { inTurn, waitingFor } from '../core/meetings/agenda.js';
import { letRunOn } from '../core/meetings/clocks.js';
import { claim, loadRunning, recordChange, redrawTasks, republish } from '../deeds/meetings/changes.js';
import { tellUnits } from '../deeds/meetings/tell.js';
import { fillSeats, unseat } from '../core/meetings/people.js';
import { agendaCard } from '../present/meeting-forms.js';
import { seatsCard } from '../present/meeting-seats.js';
import { done } from '../reply.js';
import type { ActionHandlers } from './handler.js';
import { showing, showingMeeting, typedList } from './meeting-reply.js';

/** 上会项目: those that are chosen go on the agenda, and whom the rules suggest onto the list. */
export const meetingAgendaActions: ActionHandlers<'meeting.agenda'> = {
  'meeting.agenda': async (context, { meeting, version }, form) => {
    const running = await loadRunning(context, meeting, version);
    await inTurn(context, running.meeting.policyId, running.meeting.kind);
    const chosen = new Set(typedList(form, INPUTS.projects).map(Number));
    const waiting = await waitingFor(context, running.meeting.policyId, running.meeting.kind, meeting);
    const heard = waiting.filter(({ project }) => chosen.has(project.id));
    const kept = running.agenda.filter(isSettled);
    // What is left has been concluded: with the rest taken off, the meeting is over.
    const isOver = heard.length === 0 && kept.some(({ item }) => item.conclusion !== null);
    const found = await claim(context, running, isOver ? { state: 'held' } : {});
    if (heard.length + kept.length === 0) {
      const card = await agendaCard(context, found, '请至少选一个项目。');
      return showing(context, meeting, 'meeting-agenda', card, { tone: 'warning', text: '请至少选一个项目。' });
    }
    const stays = new Set([...kept, ...heard].map(({ project }) => project.id));
    const before = new Set(found.agenda.map(({ project }) => project.id));
    const dropped = found.agenda.filter(({ project }) => !stays.has(project.id));
    const added = heard.filter(({ project }) => !before.has(project.id));
    await dropProjects(context, found, dropped);
    const last = Math.max(0, ...found.agenda.map(({ item }) => item.position));
    for (const [at, { project, task }] of added.entries()) {
      const item = { meetingId: meeting, projectId: project.id, taskId: task.id, position: last + at + 1, papers: [] };
      await context.tx.agenda.insert(item);
    }
    if (dropped.length + added.length > 0) {
      const body = { projectIds: [...stays] };
      const event = { type: 'AGENDA_SET' as const, byId: context.actor.id, body };
      await context.tx.audit.append(`meeting:${String(meeting)}`, event, context.now);
    }
    if (isOver) await recordChange(context, found);
    else await fillSeats(context, await loadMeeting(context, meeting));
    const after = await republish(context, found, 'everyone');
    if (after.meeting.state === 'invited') {
      const ids = new Set(added.map(({ project }) => project.id));
      await tellUnits(
        context,
        after,
        '会议通知',
        after.agenda.filter(({ project }) => ids.has(project.id)),
      );
    }
    await redrawTasks(
      context,
      [...dropped, ...added].map(({ task }) => task.id),
    );
    if (isOver) return showingMeeting(context, after, null, done('其余项目回到等待状态，会议结束。'));
    const toast = done(`已选 ${String(stays.size)} 个项目，请核对参会人员。`);
    return showing(context, meeting, 'meeting-seats', await seatsCard(context, after), toast);
  },
};

/** A project that is taken off waits again; the people who came for it are off the list. */
async function dropProjects(context: Context, found: MeetingCase, dropped: MeetingCase['agenda']): Promise<void> {
  const ids = new Set(dropped.map(({ project }) => project.id));
  for (const { item } of dropped) await context.tx.agenda.remove(item.id);
  await letRunOn(context, dropped, context.actor.id);
  await unseat(
    context,
    found,
    found.attendees.filter(({ projectId }) => projectId !== null && ids.has(projectId)),
  );
}
