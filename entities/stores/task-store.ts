import type { Project } from '../project.entity.js';
import { marks } from '../sql/condition.js';
import type { Table } from '../sql/table.js';
import type { Task, TaskState } from '../task.entity.js';
import { VersionedStore } from './row-store.js';
import { forProject, type WhichProject } from './which-project.js';

export interface TaskOfProject {
  readonly task: Task;
  readonly project: Project;
}
interface OpenFor {
  /** Role ids of the policy. */
  readonly actorRoles: readonly string[];
  readonly policyId?: string;
  /** Only projects of this unit. */
  readonly unitId?: number;
}

const OPEN = "JOIN `project` p ON p.`id` = t.`projectId` WHERE t.`state` = 'open'";

/** Of a policy, of these tasks, and on the agenda that `meetings.ofTask` would find: none, or the last value. */
function ofKind(taskIds: readonly string[]): string {
  return `p.\`policyId\` = ? AND t.\`task\` IN (${marks(taskIds.length)}) AND COALESCE((
    SELECT i.\`meetingId\` FROM \`agenda_item\` i JOIN \`meeting\` m ON m.\`id\` = i.\`meetingId\`
    WHERE i.\`projectId\` = t.\`projectId\` AND i.\`taskId\` = t.\`id\` AND m.\`state\` <> 'cancelled'
    ORDER BY i.\`id\` DESC LIMIT 1), 0) IN (0, ?)`;
}

const ofProject = forProject((id) => `WHERE \`projectId\` = ${id} ORDER BY \`id\``);
const ofProjectInState = forProject((id) => `WHERE \`projectId\` = ${id} AND \`state\` = ? ORDER BY \`id\``);

export class TaskStore extends VersionedStore<Task> {
  constructor(
    rows: Table<Task>,
    private readonly projects: Table<Project>,
  ) {
    super(rows);
  }

  getMany(ids: readonly number[]): Promise<Task[]> {
    return this.rows.list({ id: ids });
  }

  /** In the order in which they opened. */
  ofProject(which: WhichProject, state?: TaskState): Promise<Task[]> {
    if (state === undefined) return this.rows.select(...ofProject(which));
    const [rest, values] = ofProjectInState(which);
    return this.rows.select(rest, [...values, state]);
  }

  /** What is open in any of these projects, in the order in which it opened. */
  openOfProjects(projectIds: readonly number[]): Promise<Task[]> {
    return this.rows.list({ projectId: projectIds, state: 'open' }, { order: '`id`' });
  }

  /** What a body was ever asked, in the order in which it was. */
  ofBody(bodyUnitId: number): Promise<Task[]> {
    return this.rows.list({ bodyUnitId }, { order: '`id`' });
  }

  /** Open tasks of these roles, oldest first, each with its project. */
  openFor({ actorRoles, policyId, unitId }: OpenFor): Promise<TaskOfProject[]> {
    if (actorRoles.length === 0) return Promise.resolve([]);
    const policy = policyId === undefined ? '' : ' AND p.`policyId` = ?';
    const unit = unitId === undefined ? '' : ' AND p.`unitId` = ?';
    const values = [...actorRoles, ...(policyId === undefined ? [] : [policyId]), ...(unitId === undefined ? [] : [unitId])];
    return this.open(`t.\`actor\` IN (${marks(actorRoles.length)})${policy}${unit}`, values);
  }

  /** Open tasks with one of these policy task ids, oldest first: what may go onto the agenda of `meetingId` (null: a new one), since they are on no other. */
  openOfKind(policyId: string, taskIds: readonly string[], meetingId: number | null): Promise<TaskOfProject[]> {
    if (taskIds.length === 0) return Promise.resolve([]);
    return this.open(ofKind(taskIds), [policyId, ...taskIds, meetingId ?? 0]);
  }

  /** How many of them are on no agenda. */
  async countOfKind(policyId: string, taskIds: readonly string[]): Promise<number> {
    return taskIds.length === 0 ? 0 : this.rows.count(`${OPEN} AND ${ofKind(taskIds)}`, [policyId, ...taskIds, 0]);
  }

  /** Open tasks that were handed to this person, oldest first. */
  openInHandsOf(staffId: number): Promise<Task[]> {
    return this.rows.select("WHERE `state` = 'open' AND `assigneeId` = ? ORDER BY `id`", [staffId]);
  }

  private async open(condition: string, values: readonly (string | number)[]): Promise<TaskOfProject[]> {
    const tasks = await this.rows.select(`${OPEN} AND ${condition} ORDER BY t.\`openedAt\`, t.\`id\``, values);
    const projects = await this.projects.list({ id: [...new Set(tasks.map((task) => task.projectId))] });
    const byId = new Map(projects.map((project) => [project.id, project]));
    return tasks.flatMap((task) => {
      const project = byId.get(task.projectId);
      return project === undefined ? [] : [{ task, project }];
    });
  }
}
