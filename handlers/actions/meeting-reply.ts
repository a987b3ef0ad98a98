import type { Card } from '../../cards/kit/tree.js';
import type { Context } from '../context.js';
import type { MeetingCase } from '../core/meetings/meeting.js';
import { nowShows } from '../core/tell/now-shows.js';
import { sightOf } from '../core/meetings/rights.js';
import { INVITE, OVERVIEW } from '../deeds/meetings/tell.js';
import { shownTo } from '../present/meeting.js';
import type { Reply } from '../reply.js';

/** A card of a meeting takes the place of the one that was pressed. */
export async function showing(
  context: Context,
  meetingId: number,
  id: string,
  card: Card,
  toast?: Reply['toast'],
): Promise<Reply> {
  const shows = { card: id, meetingId };
  await nowShows(context, shows);
  return { card, shows, ...(toast === undefined ? {} : { toast }) };
}

/** The overview, or whatever else the person may see of the meeting. */
export function showingMeeting(
  context: Context,
  found: MeetingCase,
  note: string | null,
  toast?: Reply['toast'],
): Promise<Reply> {
  return showing(
    context,
    found.meeting.id,
    sightOf(context.actor, found) === 'seat' ? INVITE : OVERVIEW,
    shownTo(context, found, context.actor, note),
    toast,
  );
}

/** One line of a form, trimmed; empty where nothing was typed. */
export function typedText(form: Readonly<Record<string, unknown>>, name: string): string {
  const value = form[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The choices of a list. */
export function typedList(form: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = form[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
