import { type AgendaView, type AttendeeView, type MeetingView, needText, type SeatView } from '../../cards/kit/meeting-props.js';
import type { ArticleView } from '../../cards/kit/props.js';
import type { Meeting } from '../../entities/meeting.entity.js';
import { missingPapers } from '../../workflow/meeting/readiness.js';
import type { AgendaEntry, Listed, MeetingCase } from '../core/meetings/meeting.js';
import { projectRef } from './views.js';

/** The shapes of `cards/kit/meeting-props.ts`, made from rows. */
export function meetingView({ id, version, on, at, place, state }: Meeting, name: string): MeetingView {
  return { id, version, name, on, at, place, state };
}

export function agendaView(entry: AgendaEntry, { rules }: MeetingCase): AgendaView {
  const owed = missingPapers(rules, entry.item.papers).length;
  return {
    project: projectRef(entry),
    papersIn: rules.papers.length - owed,
    papersOf: rules.papers.length,
    conclusion: entry.conclusion,
  };
}

export function attendeeView(person: Listed, found: MeetingCase): AttendeeView {
  const { id, name, org, answer, reachable } = person;
  return { id, name, org, answer, outside: !reachable, role: roleText(person, found) };
}

/** Seats of units hold people of each project, so that their limits count once a project. */
export function seatView(seat: MeetingCase['rules']['seats'][number], found: MeetingCase): SeatView {
  const times = seat.from === 'unit' ? Math.max(1, found.agenda.length) : 1;
  const people = found.attendees.filter((person) => person.seat === seat.id).map((person) => attendeeView(person, found));
  const each = times > 1 ? `（每个项目 ${needText(seat)}）` : '';
  return {
    id: seat.id,
    name: `${seat.name}${each}`,
    min: seat.min * times,
    max: seat.max * times,
    article: seat.article,
    people,
  };
}

export function rulesArticle({ rules }: MeetingCase): ArticleView {
  return { article: rules.article, says: rules.says ?? null, reading: rules.reading ?? null };
}

/** What somebody is there: the body he sits for, or his place and the project that he presents. */
function roleText({ seat, body, org, place, projectId }: Listed, { rules, agenda }: MeetingCase): string | null {
  const definition = rules.seats.find(({ id }) => id === seat);
  const placed = definition?.places.find(({ id }) => id === place)?.name;
  const project = agenda.length > 1 ? agenda.find((entry) => entry.project.id === projectId)?.project.name : undefined;
  const words = [body === org ? null : body, placed, project === undefined ? null : `“${project}”`];
  const said = words.filter((word): word is string => word !== null && word !== undefined).join('，');
  return said === '' ? null : said;
}
