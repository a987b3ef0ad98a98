import { INPUTS } from '../../cards/kit/inputs.js';
import { whenText } from '../../cards/kit/meeting-props.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { MeetingState } from '../../entities/meeting.entity.js';
import { hasBegun } from '../../workflow/meeting/readiness.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { formatDate } from '../../workflow/time/civil.js';
import { parseDate } from '../../workflow/time/parse-date.js';
import type { Context, Scope } from '../context.js';
import { awaitedOf, loadMeeting, type MeetingCase, rulesOf } from '../core/meetings/meeting.js';
import { claim, loadRunning, recordChange, redrawTasks, republish } from '../deeds/meetings/changes.js';
import { inTurn } from '../core/meetings/agenda.js';
import { endClocks, letRunOn } from '../core/meetings/clocks.js';
import { assertConvenes, sightOf } from '../core/meetings/rights.js';
import { invitees, sendInvites, tellGroups, tellUnits } from '../deeds/meetings/tell.js';
import { agendaCard, planCard, type TypedPlan } from '../present/meeting-forms.js';
import { seatsCard } from '../present/meeting-seats.js';
import { done } from '../reply.js';
import type { ActionHandlers, FormInput } from './handler.js';
import { showing, showingMeeting, typedText } from './meeting-reply.js';

const PLACE_MAX = 200;

/** 会议: begin one, look at it, open a part of it, set its time and place. */
export const meetingPlanActions: ActionHandlers<'meeting.plan' | 'meeting.show' | 'meeting.edit' | 'meeting.save'> = {
  'meeting.plan': async (context, { policy, kind }) => {
    if (context.deps.policies.current(policy)?.meetings[kind] === undefined) throw new Refused(refuse('MEETING_NOT_FOUND'));
    assertConvenes(context.actor, rulesOf(context, policy, kind));
    const found = await loadMeeting(context, await beginMeeting(context, policy, kind));
    return showing(context, found.meeting.id, 'meeting-plan', await planCard(context, found));
  },

  'meeting.show': async (context, { meeting }) => {
    const found = await loadMeeting(context, meeting);
    if (sightOf(context.actor, found) === 'nothing') throw new Refused(refuse('MEETING_NOT_FOUND'));
    return showingMeeting(context, found, null);
  },

  'meeting.edit': async (context, { meeting, part }) => {
    const found = await loadRunning(context, meeting, null);
    const card = await { plan: planCard, agenda: agendaCard, seats: seatsCard }[part](context, found);
    return showing(context, meeting, `meeting-${part}`, card);
  },

  'meeting.save': async (context, { meeting, version }, form) => {
    const found = await loadRunning(context, meeting, version);
    const typed = readPlan(context, form, found.meeting.state);
    if (typed.faults.length > 0) {
      const card = await planCard(context, await claim(context, found), typed);
      return showing(context, meeting, 'meeting-plan', card, { tone: 'warning', text: '请补充或更正后再保存。' });
    }
    const { on, at, place } = typed;
    const changed = found.meeting.on !== on || found.meeting.at !== at || found.meeting.place !== place;
    const after = await claim(context, found, { on, at, place });
    if (changed) await recordChange(context, after);
    if (found.meeting.on !== on) {
      await letRunOn(context, after.agenda, context.actor.id);
      await endClocks(context, after, context.actor.id);
    }
    const note = dateNote(context, on, at);
    if (after.meeting.state === 'invited') {
      return showingMeeting(context, changed ? await tellMoved(context, found, after) : after, note, done('已保存。'));
    }
    await redrawTasks(context, taskIds(after));
    const fresh = await republish(context, found, 'everyone');
    return showing(context, meeting, 'meeting-agenda', await agendaCard(context, fresh, note), done('已保存，请选上会项目。'));
  },
};

/** One that was begun and has no date yet is gone on with, so that a second press makes no second meeting. */
async function beginMeeting(context: Context, policyId: string, kind: string): Promise<number> {
  const { tx, actor, now } = context;
  await inTurn(context, policyId, kind);
  const begun = (await tx.meetings.list(policyId, { limit: 50 })).find(
    (meeting) => meeting.kind === kind && meeting.on === null && meeting.state === 'planned',
  );
  if (begun !== undefined) return begun.id;
  const id = await tx.meetings.insert({ policyId, kind, state: 'planned', byId: actor.id });
  const body = { kind, on: null, at: null, place: null };
  await tx.audit.append(`meeting:${String(id)}`, { type: 'MEETING_PLANNED', byId: actor.id, body }, now);
  return id;
}

/** Pickers add a time zone to what was chosen. One that was called may turn out to have been held on an earlier day. */
function readPlan({ today }: Scope, form: FormInput, state: MeetingState): TypedPlan {
  const on = parseDate(typedText(form, INPUTS.on).slice(0, 10), today)?.date ?? null;
  const at = /^([01]\d|2[0-3]):[0-5]\d/.exec(typedText(form, INPUTS.at))?.[0] ?? null;
  const place = typedText(form, INPUTS.place).slice(0, PLACE_MAX);
  const faults: FaultView[] = [];
  if (on === null) faults.push(fault('日期', '请选择日期'));
  else if (on < today && state !== 'invited') faults.push(fault('日期', `${formatDate(on)}已经过去，请选择今天或以后的日期`));
  if (at === null) faults.push(fault('时间', '请选择时间'));
  if (place === '') faults.push(fault('地点', '请填写地点'));
  return { on, at, place: place === '' ? null : place, faults };
}

function fault(label: string, text: string): FaultView {
  return { page: null, field: null, label, text };
}

/** A day off, or an hour that is over (a meeting put down afterwards), is allowed, but seldom meant. */
function dateNote({ deps, now }: Scope, on: string | null, at: string | null): string | null {
  if (on === null) return null;
  const calendar = deps.calendar();
  const rest = calendar.isWorkday(on) ? '' : `${formatDate(on)}是${calendar.nameOf(on)}，不是工作日，请确认日期没有选错。`;
  const over = at !== null && hasBegun({ on, at }, now) ? '会议时间已经过去，补记已开的会可以继续，否则请改时间。' : '';
  return rest + over || null;
}

/** Everyone hears of the new time or place; who answered for another time is asked again. Of one that was held already nobody is. */
async function tellMoved(context: Context, before: MeetingCase, after: MeetingCase): Promise<MeetingCase> {
  const { meeting } = after;
  if (hasBegun(meeting, context.now)) {
    const held = await republish(context, before, 'everyone');
    await redrawTasks(context, taskIds(held));
    return held;
  }
  const isOtherTime = before.meeting.on !== meeting.on || before.meeting.at !== meeting.at;
  for (const { id, name, answer } of isOtherTime ? awaitedOf(after) : []) {
    if (answer === 'pending') continue;
    await context.tx.attendees.update(id, { answer: 'pending', answeredAt: null, recordedBy: null });
    const body = { attendeeId: id, name, answer: 'pending' } as const;
    const event = { type: 'ATTENDANCE', byId: context.actor.id, body } as const;
    await context.tx.audit.append(`meeting:${String(meeting.id)}`, event, context.now);
  }
  const fresh = await republish(context, before, 'everyone');
  const was = `${whenText(before.meeting)}${before.meeting.place === null ? '' : `，${before.meeting.place}`}`;
  const note = isOtherTime ? `会议改期了（原定${was}），请重新回复是否参加。` : `会议地点改了（原定${was}）。`;
  await sendInvites(context, fresh, invitees(fresh), note);
  await tellGroups(context, fresh, isOtherTime ? '会议改期' : '会议地点有变');
  await tellUnits(context, fresh, isOtherTime ? '会议改期' : '会议地点有变');
  await redrawTasks(context, taskIds(fresh));
  return fresh;
}

function taskIds({ agenda }: MeetingCase): number[] {
  return agenda.map(({ task }) => task.id);
}
