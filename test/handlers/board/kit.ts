import type { DeadlineRow, ProjectRow, StageEntry, TaskRow } from '../../../entities/stores/board-store.js';
import { staysOf } from '../../../handlers/board/durations.js';
import type { BoardRows } from '../../../handlers/board/rows.js';
import type { YearRows } from '../../../handlers/board/year.js';
import type { Policy } from '../../../policies/schema/index.js';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { instantOf } from '../../../workflow/time/civil.js';
import { PUBLISHED } from '../../../workflow/time/published.js';
import { yunshan } from '../../support/policies.js';

/** A Friday; the week after is an ordinary one. */
export const TODAY = '2026-09-18';

export function project(id: number, more: Partial<ProjectRow> = {}): ProjectRow {
  return {
    id,
    number: `YS-2026-${String(id).padStart(3, '0')}`,
    policyId: 'yunshan',
    policyVersion: '1',
    unitId: 1,
    handlerId: 1,
    name: `项目${String(id)}`,
    nameKeys: `项目${String(id)} xiangmu${String(id)} xm${String(id)}`,
    status: 'running',
    stage: 'review',
    result: null,
    totalWan: null,
    createdAt: instantOf('2026-09-01', '09:00'),
    updatedAt: instantOf('2026-09-01', '09:00'),
    ...more,
  };
}

export function task(id: number, projectId: number, more: Partial<TaskRow> = {}): TaskRow {
  return {
    id,
    projectId,
    task: 'review',
    stage: 'review',
    actor: 'office',
    state: 'open',
    outcome: null,
    reason: null,
    decidedBy: null,
    decidedAt: null,
    openedOn: '2026-09-01',
    assigneeId: null,
    subject: null,
    bodyUnitId: null,
    ...more,
  };
}

export function clock(id: number, projectId: number, dueOn: string, more: Partial<DeadlineRow> = {}): DeadlineRow {
  return {
    id,
    projectId,
    deadline: 'reviewing',
    taskId: null,
    holder: 'office',
    startOn: '2026-09-01',
    dueOn,
    opensOn: null,
    certain: true,
    state: 'running',
    closedOn: null,
    reason: null,
    ...more,
  };
}

export function entry(projectId: number, stage: string, on: string): StageEntry {
  return { projectId, stage, at: instantOf(on, '10:00') };
}

/** Of clocks those that run though their day has passed. */
export function overdue(deadlines: readonly DeadlineRow[], today: string): DeadlineRow[] {
  return deadlines.filter(({ state, dueOn }) => state === 'running' && dueOn < today);
}

/** What all overviews are given here; those of a year have the rest made of it. */
type Given = BoardRows & Omit<YearRows, 'stays' | 'overdue' | 'clockTasks'>;

/** Rows of the invented policy, nothing in them but what is given. */
export async function rowsWith(more: Partial<Given>): Promise<{ rows: Given & YearRows; policy: Policy }> {
  const policy = await yunshan();
  const given: Given = {
    projects: [],
    tasks: [],
    deadlines: [],
    pauses: [],
    entries: [],
    declaredOn: new Map(),
    units: new Map([
      [1, '县水利局'],
      [2, '县文旅局'],
    ]),
    people: new Map([
      [1, '陈水'],
      [7, '县办'],
    ]),
    staff: [],
    policyOf: () => policy,
    calendar: makeCalendar(PUBLISHED, []),
    today: TODAY,
    year: 2026,
    endings: [],
    done: [],
    closedCounts: null,
    closed: [],
    opinions: [],
    ...more,
  };
  const { tasks, deadlines, calendar } = given;
  return { rows: { ...given, stays: staysOf(given, calendar), overdue: overdue(deadlines, TODAY), clockTasks: tasks }, policy };
}
