import { withNote } from '../../cards/kit/build.js';
import type { Context } from '../context.js';
import { seatsToCome } from '../core/meetings/seats-to-come.js';
import { answerAlone } from '../deeds/discreet.js';
import { INVITE } from '../deeds/meetings/tell.js';
import { dutiesOnPage } from '../present/duties.js';
import { inviteCard } from '../present/meeting-invite.js';
import { tasksCard } from '../present/tasks.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';
import { deputy } from './deputy.js';
import { meetings } from './meetings.js';

type Run = (command: Command, argument: string) => Promise<Reply>;

const LEAVE = /请.{0,2}假|(不能|没法|无法)(参加|参会|到会)/;
const OTHERS = /换.{0,2}人|(让|找|请)(别人|同事).{0,2}(办|做|弄)/;
const HAND_OVER = '要把一件事交给同事：点“去办理”打开它，再点“转交”。外出几天要人代办，请发送“代理”。';

/**
 * 请假 and 换人, as they fit the person: the invitation that he would decline, the tasks that he could hand to a colleague, else
 * 代理. Null where a text asks for neither.
 *
 * @param run - carries out a command where it may be
 */
export async function answerStandIn(context: Context, text: string, run: Run): Promise<Reply | null> {
  if (LEAVE.test(text)) return answerLeave(context, run);
  if (!OTHERS.test(text)) return null;
  const { total } = await dutiesOnPage(context, context.actor, 0, 1);
  if (total === 0) return run(deputy, '');
  return answerAlone(context, { card: withNote(await tasksCard(context, context.actor, 0), HAND_OVER) });
}

async function answerLeave(context: Context, run: Run): Promise<Reply> {
  const { id } = context.actor;
  const seats = await seatsToCome(context, context.actor);
  const invited = new Map(
    seats.flatMap(({ meeting }) => (meeting.meeting.state === 'invited' ? [[meeting.meeting.id, meeting] as const] : [])),
  );
  const [only, ...others] = invited.values();
  if (only === undefined) return run(deputy, '');
  if (others.length > 0) return run(meetings, '');
  const shows = { card: INVITE, meetingId: only.meeting.id };
  return answerAlone(context, { card: inviteCard(context, only, id), shows });
}
