import type { AgendaItem } from '../../../entities/agenda-item.entity.js';
import type { Attendee } from '../../../entities/attendee.entity.js';
import type { Meeting } from '../../../entities/meeting.entity.js';
import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Unit } from '../../../entities/unit.entity.js';
import type { Policy } from '../../../policies/schema/index.js';
import { seatFaults } from '../../../workflow/meeting/seat-faults.js';
import type { MeetingRules, Seated } from '../../../workflow/meeting/seated.js';
import { refuse, Refused } from '../../../workflow/refusals.js';
import type { Scope } from '../../context.js';
import { letterboxOf } from '../tell/letterbox.js';

/** A project on the agenda. */
export interface AgendaEntry {
  readonly item: AgendaItem;
  readonly project: Project;
  readonly unit: Unit;
  /** The task that waits for the conclusion. */
  readonly task: Task;
  /** What its own policy, the one that it began under, calls the conclusion; null while there is none. */
  readonly conclusion: string | null;
}

/** Somebody on the list. */
export interface Listed extends Seated {
  readonly id: number;
  readonly row: Attendee;
  /** Null for somebody whom the office wrote down. */
  readonly staff: Staff | null;
  /** Whether the bot can tell him; else the office telephones and records the answer. */
  readonly reachable: boolean;
}

/** A meeting with all that belongs to it, loaded once in a unit of work. */
export interface MeetingCase {
  readonly meeting: Meeting;
  readonly policy: Policy;
  readonly rules: MeetingRules;
  readonly agenda: readonly AgendaEntry[];
  readonly attendees: readonly Listed[];
}

/** Throws `MEETING_NOT_FOUND` for an id that is gone. */
export async function loadMeeting(scope: Scope, meetingId: number): Promise<MeetingCase> {
  const meeting = await scope.tx.meetings.get(meetingId);
  if (meeting === null) throw new Refused(refuse('MEETING_NOT_FOUND'));
  const { policy, rules } = rulesOf(scope, meeting.policyId, meeting.kind);
  return { meeting, policy, rules, agenda: await agendaOf(scope, meetingId), attendees: await listOf(scope, meetingId) };
}

/** The policy's rules on a kind of meeting: as in force now, else as they were last written. */
export function rulesOf(
  { deps, today }: Pick<Scope, 'deps' | 'today'>,
  policyId: string,
  kind: string,
): { policy: Policy; rules: MeetingRules } {
  const current = deps.policies.current(policyId, today);
  const versions = [...(current === undefined ? [] : [current]), ...deps.policies.all().reverse()];
  const policy = versions.find(({ id, meetings }) => id === policyId && meetings[kind] !== undefined);
  const rules = policy?.meetings[kind];
  if (policy === undefined || rules === undefined) throw new Error(`policy ${policyId} has no meeting ${kind}`);
  return { policy, rules };
}

/** What the list breaks as it stands. Who presented what is settled need not come again. */
export function faultsOf(found: MeetingCase): string[] {
  const { policy, rules, attendees } = found;
  return seatFaults(
    { meeting: rules, roles: policy.roles },
    attendees,
    leftOf(found).map(({ project }) => project),
  );
}

/** Whether a project of the agenda needs nothing more of the meeting. */
export function isSettled({ item, task }: AgendaEntry): boolean {
  return item.conclusion !== null || task.state !== 'open';
}

/** Whether its day is over: nobody is asked any more whether he comes. */
export function isPast({ on }: Pick<Meeting, 'on'>, { today }: Pick<Scope, 'today'>): boolean {
  return on !== null && on < today;
}

/** The projects for which it is still held: one that goes on another day has settled some. */
export function leftOf({ agenda }: Pick<MeetingCase, 'agenda'>): AgendaEntry[] {
  return agenda.filter((entry) => !isSettled(entry));
}

/** Those on the list for whom it is still held: all but who presents only what is settled. */
export function awaitedOf(found: MeetingCase): Listed[] {
  const left = new Set(leftOf(found).map(({ project }) => project.id));
  return found.attendees.filter(({ projectId }) => projectId === null || left.has(projectId));
}

async function agendaOf({ tx, deps }: Scope, meetingId: number): Promise<AgendaEntry[]> {
  const items = await tx.agenda.of(meetingId);
  const projects = new Map((await tx.projects.getMany(items.map(({ projectId }) => projectId))).map((row) => [row.id, row]));
  const units = new Map((await tx.units.getMany([...projects.values()].map(({ unitId }) => unitId))).map((row) => [row.id, row]));
  const entries: AgendaEntry[] = [];
  for (const item of items) {
    const project = projects.get(item.projectId);
    const unit = units.get(project?.unitId ?? 0);
    const task = await tx.tasks.get(item.taskId);
    if (project === undefined || unit === undefined || task === null) continue;
    const outcome = item.conclusion ?? (task.state === 'open' ? null : task.outcome);
    const outcomes = deps.policies.get(project.policyId, project.policyVersion)?.tasks[task.task]?.outcomes;
    const conclusion = outcome === null ? (task.state === 'open' ? null : '不再上会') : (outcomes?.[outcome]?.label ?? outcome);
    entries.push({ item, project, unit, task, conclusion });
  }
  return entries;
}

async function listOf(scope: Scope, meetingId: number): Promise<Listed[]> {
  const rows = await scope.tx.attendees.of(meetingId);
  const ids = rows.flatMap(({ staffId }) => (staffId === null ? [] : [staffId]));
  const staff = new Map((await scope.tx.staff.getMany([...new Set(ids)])).map((person) => [person.id, person]));
  const reachable = new Set<number>();
  for (const person of staff.values()) {
    if (person.active && (await letterboxOf(scope, person)) !== null) reachable.add(person.id);
  }
  return rows.map((row) => {
    const person = staff.get(row.staffId ?? 0) ?? null;
    const { id, seat, name, org, body, place, projectId, staffId, mobile, answer } = row;
    const own = { id, row, staff: person, reachable: reachable.has(staffId ?? 0), holds: person?.roles ?? null };
    return { ...own, seat, name, org, body, place, projectId, staffId, mobile, answer };
  });
}
