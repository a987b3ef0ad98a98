import type { Meeting } from '../../entities/meeting.entity.js';
import type { Deps, Scope } from '../../handlers/context.js';
import { awaitedOf, leftOf, type Listed, loadMeeting } from '../../handlers/core/meetings/meeting.js';
import { scopeOf } from '../../handlers/scope.js';
import { hasBegun } from '../../workflow/meeting/readiness.js';
import { formatDate } from '../../workflow/time/civil.js';

/** A meeting to be reminded of today: on its morning until it has begun, and on the working day before it. */
export interface DueMeeting {
  readonly meeting: Meeting;
  /** `专家评审会：9月23日（周三） 14:00，三楼会议室` */
  readonly line: string;
  /** Those for whom it is still held, who have not declined. */
  readonly staffIds: readonly number[];
  /** The units whose projects are still to be heard. */
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
    // One whose regulation was taken away holds up no other.
    for (const meeting of near.filter((one) => isKnown(deps, one))) found.push(await dueMeeting(scope, meeting));
    return found;
  });
}

function isKnown({ policies }: Deps, { policyId, kind }: Meeting): boolean {
  return policies.all().some(({ id, meetings }) => id === policyId && meetings[kind] !== undefined);
}

async function dueMeeting(scope: Scope, meeting: Meeting): Promise<DueMeeting> {
  const found = await loadMeeting(scope, meeting.id);
  const { name } = found.rules;
  const { on, at, place } = meeting;
  const when = [on === null ? '' : formatDate(on), at ?? ''].filter((part) => part !== '').join(' ');
  return {
    meeting,
    line: `${name}：${[when, place ?? ''].filter((part) => part !== '').join('，')}`,
    staffIds: awaitedOf(found)
      .filter(comes)
      .flatMap(({ staffId }) => staffId ?? []),
    unitIds: [...new Set(leftOf(found).map(({ project }) => project.unitId))],
  };
}

function comes({ answer }: Listed): boolean {
  return answer !== 'no';
}
