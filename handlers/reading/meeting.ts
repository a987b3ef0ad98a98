import type { AgendaView, AttendeeView } from '../../cards/kit/meeting-props.js';
import type { Card } from '../../cards/kit/tree.js';
import { missingPapers } from '../../workflow/meeting/readiness.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { loadMeeting } from '../core/meetings/meeting.js';
import { sightOf } from '../core/meetings/rights.js';
import { inviteCard } from '../present/meeting-invite.js';
import { mayView } from '../core/rights/authorise.js';
import { ofUnit, shownTo } from '../present/meeting.js';
import { agendaView, attendeeView } from '../present/meeting-views.js';

/** A meeting as its page shows it to one person. */
export interface MeetingReading {
  readonly name: string;
  /** What he does there: runs it, answers, or reads. */
  readonly card: Card;
  /** His own invitation, where he also runs the meeting. */
  readonly invitation: Card | null;
  readonly agenda: readonly (AgendaView & {
    readonly taskId: number;
    readonly missing: readonly string[];
    /** Whether he may look into the project; a seat no longer opens it once its expert has declined, or the meeting was held. */
    readonly opens: boolean;
  })[];
  /** Those who were asked, as far as he sees them. */
  readonly people: readonly (AttendeeView & { readonly seat: string })[];
}

/** @throws Refused where it is not there, or not for whoever asks */
export async function meetingReading(context: Context, id: number): Promise<MeetingReading> {
  const whole = await loadMeeting(context, id);
  const { actor } = context;
  const sight = sightOf(actor, whole);
  if (sight === 'nothing') throw new Refused(refuse('MEETING_NOT_FOUND'));
  const found = sight === 'unit' ? ofUnit(whole, actor.unitId) : whole;
  const seated = whole.attendees.filter(({ staffId }) => staffId === actor.id);
  const presents = new Set(seated.flatMap(({ projectId }) => (projectId === null ? [] : [projectId])));
  const narrow = sight === 'seat' && presents.size > 0;
  const seen = found.agenda.filter(({ project }) => !narrow || presents.has(project.id));
  return {
    name: whole.rules.name,
    card: shownTo(context, whole, actor),
    invitation: sight === 'run' && seated.length > 0 ? inviteCard(context, whole, actor.id) : null,
    agenda: await Promise.all(
      seen.map(async (entry) => ({
        ...agendaView(entry, found),
        taskId: entry.task.id,
        missing: missingPapers(whole.rules, entry.item.papers).map(({ name }) => name),
        opens: await mayView(context, actor, entry.project),
      })),
    ),
    people:
      sight === 'seat'
        ? []
        : found.attendees.map((person) => ({
            ...attendeeView(person, found),
            seat: whole.rules.seats.find(({ id: seat }) => seat === person.seat)?.name ?? person.seat,
          })),
  };
}
