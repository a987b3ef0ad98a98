/** What overviews read of many rows: without the long columns (counts, answers, letters). */
import type { Deadline } from '../deadline.entity.js';
import type { Pause } from '../pause.entity.js';
import type { Project } from '../project.entity.js';
import type { Task } from '../task.entity.js';
import type { Urge } from '../urge.entity.js';

export const PROJECT = [
  'id',
  'number',
  'policyId',
  'policyVersion',
  'unitId',
  'handlerId',
  'name',
  'nameKeys',
  'status',
  'stage',
  'result',
  'totalWan',
  'createdAt',
  'updatedAt',
] as const;
/** Of a project that is only counted. */
export const COUNTED = ['id', 'policyId', 'policyVersion', 'unitId', 'stage', 'totalWan'] as const;
export const TASK = [
  'id',
  'projectId',
  'task',
  'stage',
  'actor',
  'state',
  'outcome',
  'reason',
  'decidedBy',
  'decidedAt',
  'openedOn',
  'assigneeId',
  'subject',
  'bodyUnitId',
] as const;
export const DEADLINE = [
  'id',
  'projectId',
  'deadline',
  'taskId',
  'holder',
  'startOn',
  'dueOn',
  'opensOn',
  'certain',
  'state',
  'closedOn',
  'reason',
] as const;

export type ProjectRow = Pick<Project, (typeof PROJECT)[number]>;
export type CountedProject = Pick<Project, (typeof COUNTED)[number]>;
export type TaskRow = Pick<Task, (typeof TASK)[number]>;
export type DeadlineRow = Pick<Deadline, (typeof DEADLINE)[number]>;
export type PauseRow = Pick<Pause, 'projectId' | 'fromOn' | 'toOn' | 'why'>;
export type UrgeRow = Pick<Urge, 'taskId' | 'on' | 'byId' | 'at'>;
