import { withNote } from '../../cards/kit/build.js';
import type { Card } from '../../cards/kit/tree.js';
import { meetingInvite } from '../../cards/meeting-invite.js';
import type { Scope } from '../context.js';
import { isPast, type MeetingCase } from '../core/meetings/meeting.js';
import { seatOpens } from '../core/rights/authorise.js';
import { meetingView } from './meeting-views.js';
import { projectRef } from './views.js';

const SPEAKS = { main: '主陈述', second: '副陈述', whenAsked: '被问到时再发言' } as const;

interface Shown {
  /** A day before, and in the morning: the same card again. */
  readonly reminder?: boolean;
  readonly note?: string | null;
}

/**
 * The invitation of one registered person, with every seat that he has there. Throws when he is not on the list. Whoever
 * presents sees his own projects, how he speaks, and what to bring; everyone else the whole agenda.
 */
export function inviteCard(
  scope: Pick<Scope, 'today'>,
  found: MeetingCase,
  staffId: number,
  { reminder = false, note = null }: Shown = {},
): Card {
  const { meeting, rules, agenda, attendees } = found;
  const rows = attendees.filter((person) => person.staffId === staffId);
  const [first] = rows;
  if (first === undefined) throw new Error(`staff ${String(staffId)} is not on the list of meeting ${String(meeting.id)}`);
  const own = new Set(rows.flatMap(({ projectId }) => (projectId === null ? [] : [projectId])));
  const projects = own.size === 0 ? agenda : agenda.filter(({ project }) => own.has(project.id));
  const card = meetingInvite.render({
    meeting: meetingView(meeting, rules.name),
    attendee: first.id,
    seat: [...new Set(rows.map(({ seat }) => rules.seats.find(({ id }) => id === seat)?.name ?? seat))].join('、'),
    duty: dutyOf(found, rows),
    projects: projects.map(projectRef),
    papers: own.size === 0 ? [] : rules.papers.map(({ name, hint }) => (hint === undefined ? name : `${name}（${hint}）`)),
    answer: first.answer,
    reminder,
    past: isPast(meeting, scope),
    reads: own.size === 0 && first.staff !== null && seatOpens(first.staff, first.answer, meeting),
  });
  return withNote(card, note);
}

/** How he speaks, for each project that he presents. */
function dutyOf({ rules, agenda }: MeetingCase, rows: MeetingCase['attendees']): string | null {
  const duties = rows.flatMap(({ seat, place, projectId }) => {
    const placed = rules.seats.find(({ id }) => id === seat)?.places.find(({ id }) => id === place);
    const project = agenda.find((entry) => entry.project.id === projectId)?.project.name;
    return placed === undefined ? [] : [`“${project ?? ''}”${SPEAKS[placed.speaks]}，${placed.name}`];
  });
  return duties.length === 0 ? null : duties.join('；');
}
