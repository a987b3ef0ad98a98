import { INPUTS } from '../../cards/kit/inputs.js';
import { say } from '../../cards/kit/wording.js';
import type { Context } from '../context.js';
import { faultsOf, type MeetingCase } from '../core/meetings/meeting.js';
import { claim, loadRunning, republish } from '../deeds/meetings/changes.js';
import { choosableFor, fillSeats, seat, unseat } from '../core/meetings/people.js';
import { newcomer } from '../core/meetings/newcomer.js';
import { seatsCard } from '../present/meeting-seats.js';
import { done } from '../reply.js';
import type { ActionHandlers } from './handler.js';
import { showing, typedText } from './meeting-reply.js';

const ASKED = [INPUTS.seat, INPUTS.person, INPUTS.name, INPUTS.org, INPUTS.mobile, INPUTS.place, INPUTS.project];

/** 参会人员: whom the rules suggest, one more, one less. */
export const meetingSeatActions: ActionHandlers<'meeting.seats' | 'meeting.addSeat' | 'meeting.dropSeat'> = {
  'meeting.seats': async (context, { meeting, version }) => {
    const found = await claim(context, await loadRunning(context, meeting, version));
    const before = found.attendees.length;
    await fillSeats(context, found);
    const after = await republish(context, found, 'changed');
    const added = after.attendees.length - before;
    const toast = done(added === 0 ? await nobodyLeft(context, after) : `已补 ${String(added)} 人。`);
    return showing(context, meeting, 'meeting-seats', await seatsCard(context, after), toast);
  },

  'meeting.addSeat': async (context, { meeting, version }, form) => {
    const found = await claim(context, await loadRunning(context, meeting, version));
    const typed: Record<string, string> = {};
    for (const name of ASKED) if (typedText(form, name) !== '') typed[name] = typedText(form, name);
    const read = await newcomer(context, found, typed);
    if ('says' in read) {
      const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => name !== read.clears));
      const card = await seatsCard(context, found, { note: read.says, typed: kept });
      return showing(context, meeting, 'meeting-seats', card, { tone: 'warning', text: read.says });
    }
    await seat(context, found, read);
    const after = await republish(context, found, 'changed');
    const toast = done(`已加入：${read.name}。${told(after)}`);
    return showing(context, meeting, 'meeting-seats', await seatsCard(context, after), toast);
  },

  'meeting.dropSeat': async (context, { meeting, version, attendee }) => {
    const found = await claim(context, await loadRunning(context, meeting, version));
    const dropped = found.attendees.filter(({ id }) => id === attendee);
    await unseat(context, found, dropped);
    const after = await republish(context, found, 'changed');
    const names = dropped.map(({ name }) => name).join('、');
    const toast = done(names === '' ? '他已不在名单上。' : `已移出：${names}。${told(after)}`);
    return showing(context, meeting, 'meeting-seats', await seatsCard(context, after), toast);
  },
};

/** What to do where the rules suggest nobody more: nothing, or whom else to add. */
async function nobodyLeft(context: Context, found: MeetingCase): Promise<string> {
  if (faultsOf(found).length === 0) return say('meeting.seatsFull');
  return `${say('meeting.seatsNobody')}${say('meeting.addWhom', { listed: (await choosableFor(context, found)).length > 0 })}`;
}

/** What the list still lacks. */
function told(found: MeetingCase): string {
  const faults = faultsOf(found);
  return faults.length === 0 ? '名单符合要求。' : `还有 ${String(faults.length)} 处不符合要求。`;
}
