import type { nextStep } from '../../cards/next-step.js';
import type { Staff } from '../../entities/staff.entity.js';
import { tasksAhead } from '../../workflow/suppose/index.js';
import type { Scope } from '../context.js';
import { mayDo } from '../core/rights/authorise.js';
import { holdsRole } from '../core/people/duty.js';
import { situationOf } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';

type Props = Parameters<typeof nextStep.render>[0];

/** Whom the card speaks to: someone of the project's own unit first, then by what he is in the jurisdiction. */
export function readerOf({ project }: Case, { unitId, roles }: Staff): Props['reader'] {
  if (unitId === project.unitId) return roles.includes('经办人') || !roles.includes('分管负责人') ? 'unit' : 'lead';
  if (roles.includes('主管部门')) return 'office';
  if (roles.includes('财政')) return 'finance';
  if (roles.includes('成员单位')) return 'body';
  return roles.includes('专家') ? 'expert' : 'watcher';
}

/** The tasks that may still come to the reader, the nearest first; those of the unit itself are not told twice. */
export function comingFor(scope: Scope, found: Case, viewer: Staff): string[] {
  const open = new Set(found.tasks.filter(({ state }) => state === 'open').map(({ task }) => task));
  const names = tasksAhead(situationOf(scope, found)).flatMap((id) => {
    const task = found.policy.tasks[id];
    if (task === undefined || open.has(id) || !holdsRole(viewer, found.policy, task.actor, found.project)) return [];
    return [task.name];
  });
  return viewer.unitId === found.project.unitId ? [] : [...new Set(names)];
}

/** What the reader's body answered in the last round. */
export function answeredBy(found: Case, viewer: Staff): Props['answered'] {
  return found.tasks.flatMap((row) => {
    const task = found.policy.tasks[row.task];
    const isHis = row.bodyUnitId !== null && row.bodyUnitId === viewer.unitId && mayDo(viewer, found, row);
    if (!isHis || row.state !== 'done' || task === undefined) return [];
    return [{ task: task.name, outcome: task.outcomes[row.outcome ?? '']?.label ?? '已办' }];
  });
}

/** The next meeting with this project on its agenda at which the reader sits; null when there is none. */
export async function seatOf({ tx, today }: Scope, found: Case, viewer: Staff): Promise<Props['seat']> {
  for (const { meetingId } of await tx.agenda.ofProject(found.project.id)) {
    const meeting = await tx.meetings.get(meetingId);
    if (meeting?.state !== 'invited' || meeting.on === null || meeting.on < today) continue;
    const seated = (await tx.attendees.of(meetingId)).some(({ staffId, answer }) => staffId === viewer.id && answer !== 'no');
    if (seated) return { meeting: found.policy.meetings[meeting.kind]?.name ?? '会议', on: meeting.on, at: meeting.at };
  }
  return null;
}
