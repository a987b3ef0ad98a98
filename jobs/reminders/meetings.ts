import type { Attendee } from '../../entities/attendee.entity.js';
import type { Meeting } from '../../entities/meeting.entity.js';
import type { Deps, Scope } from '../../handlers/context.js';
import { scopeOf } from '../../handlers/scope.js';
import { hasBegun } from '../../workflow/meeting/readiness.js';
import { formatDate } from '../../workflow/time/civil.js';

/** A meeting to be reminded of today: on its morning until it has begun, and on the working day before it. */
export interface DueMeeting {
  readonly meeting: Meeting;
  /** `专家评审会：9月23日（周三） 14:00，三楼会议室` */
  readonly line: string;
  /** Those with an account who have not declined. */
  readonly staffIds: readonly number[];
  /** The units whose projects are on the agenda. */
  readonly unitIds: readonly number[];
}

/** Only meetings to which people were invited; a plan is nobody's business yet. */
export async function findMeetings(deps: Deps): Promise<DueMeeting[]> {
  return deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const lastDay = deps.calendar().addWorkdays(scope.today, 1);
    const near = (await tx.meetings.upcoming(scope.today)).filter(
      (meeting) => meeting.on !== null && meeting.on <= lastDay && meeting.state === 'invited' && !hasBegun(meeting, scope.now),
    );
    const found: DueMeeting[] = [];
    for (const meeting of near) found.push(await dueMeeting(scope, meeting));
    return found;
  });
}

async function dueMeeting({ tx, deps }: Scope, meeting: Meeting): Promise<DueMeeting> {
  const attendees = await tx.attendees.of(meeting.id);
  const agenda = await tx.agenda.of(meeting.id);
  const projects = await tx.projects.getMany(agenda.map(({ projectId }) => projectId));
  const name = deps.policies.current(meeting.policyId)?.meetings[meeting.kind]?.name ?? meeting.kind;
  const { on, at, place } = meeting;
  const when = [on === null ? '' : formatDate(on), at ?? ''].filter((part) => part !== '').join(' ');
  return {
    meeting,
    line: `${name}：${[when, place ?? ''].filter((part) => part !== '').join('，')}`,
    staffIds: attendees.filter(comes).flatMap(({ staffId }) => staffId ?? []),
    unitIds: [...new Set(projects.map(({ unitId }) => unitId))],
  };
}

function comes({ answer }: Attendee): boolean {
  return answer !== 'no';
}
