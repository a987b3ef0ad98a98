import { withNote } from '../../cards/kit/build.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import { meetingAgenda } from '../../cards/meeting-agenda.js';
import { meetingPapers } from '../../cards/meeting-papers.js';
import { meetingPlan } from '../../cards/meeting-plan.js';
import { suggestDate } from '../../workflow/meeting/suggest-date.js';
import type { Scope } from '../context.js';
import type { AgendaEntry, MeetingCase } from '../core/meetings/meeting.js';
import { waitingFor } from '../core/meetings/agenda.js';
import { meetingView, rulesArticle } from './meeting-views.js';
import { projectRef } from './views.js';

/** Time and place as they were typed, with what is wrong. */
export interface TypedPlan {
  readonly on: string | null;
  readonly at: string | null;
  readonly place: string | null;
  readonly faults: readonly FaultView[];
}

/** When and where, with the date that the rhythm suggests while none is set. */
export async function planCard(scope: Scope, found: MeetingCase, typed: TypedPlan | null = null): Promise<Card> {
  const { meeting, rules } = found;
  const last = meeting.on === null ? await scope.tx.meetings.last(meeting.policyId, meeting.kind) : null;
  const rhythm = { everyDays: rules.everyDays, lastOn: last?.on ?? null };
  const { on, at, place } = typed ?? meeting;
  return meetingPlan.render({
    meeting: { ...meetingView(meeting, rules.name), on, at, place },
    source: rulesArticle(found),
    suggestion: suggestDate(rhythm, scope.today, scope.deps.calendar()),
    faults: [...(typed?.faults ?? [])],
  });
}

/** All that wait, chosen unless the agenda was set before. */
export async function agendaCard(scope: Scope, found: MeetingCase, note: string | null = null): Promise<Card> {
  const { meeting, rules, agenda } = found;
  const waiting = await waitingFor(scope, meeting.policyId, meeting.kind, meeting.id);
  const units = new Map(
    (await scope.tx.units.getMany(waiting.map(({ project }) => project.unitId))).map((unit) => [unit.id, unit]),
  );
  const refs = waiting.flatMap(({ project }) => {
    const unit = units.get(project.unitId);
    return unit === undefined ? [] : [projectRef({ project, unit })];
  });
  const chosen = agenda.length > 0 ? agenda.map(({ project }) => project.id) : refs.map(({ id }) => id);
  return withNote(meetingAgenda.render({ meeting: meetingView(meeting, rules.name), waiting: refs, chosen }), note);
}

/** The papers of one project. */
export function papersCard(found: MeetingCase, entry: AgendaEntry): Card {
  const { meeting, rules } = found;
  return meetingPapers.render({
    meeting: meetingView(meeting, rules.name),
    project: projectRef(entry),
    papers: rules.papers.map(({ id, name, hint }) => ({ id, name, hint: hint ?? null })),
    ticked: [...entry.item.papers],
    article: rules.papersArticle ?? rules.article,
  });
}
