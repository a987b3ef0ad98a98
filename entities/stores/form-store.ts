import { LostRace } from '../db-errors.js';
import type { Form } from '../form.entity.js';
import type { New, Patch, Table } from '../sql/table.js';
import { forProject, type WhichProject } from './which-project.js';

const ofProject = forProject((id) => `WHERE \`projectId\` = ${id} ORDER BY \`form\`, \`revision\``);

export class FormStore {
  constructor(private readonly rows: Table<Form>) {}

  get(id: number): Promise<Form | null> {
    return this.rows.get(id);
  }

  /** The answers that were submitted last. */
  latest(projectId: number, form: string): Promise<Form | null> {
    return this.rows.first({ projectId, form, state: 'submitted' }, { order: '`revision` DESC' });
  }

  /** What is being filled in for a task. */
  draftOf(taskId: number): Promise<Form | null> {
    return this.rows.first({ taskId, state: 'draft' }, { order: '`revision` DESC' });
  }

  /** All revisions of all forms of a project, drafts too, older first. */
  ofProject(which: WhichProject): Promise<Form[]> {
    return this.rows.select(...ofProject(which));
  }

  /** The submitted revisions, older first: what changed since the last time. */
  revisions(projectId: number, form: string): Promise<Form[]> {
    return this.rows.list({ projectId, form, state: 'submitted' }, { order: '`revision`' });
  }

  /** Begins the next revision; returns its id. */
  async insert(row: Omit<New<Form>, 'revision'>): Promise<number> {
    const newest = await this.rows.first({ projectId: row.projectId, form: row.form }, { order: '`revision` DESC' });
    const id = await this.rows.insertIfAbsent({ ...row, revision: (newest?.revision ?? 0) + 1 });
    if (id === null) throw new LostRace(`form ${row.form} of project ${row.projectId}`);
    return id;
  }

  /** False when the form was changed since `version` was read. */
  update(id: number, version: number, patch: Patch<Form>): Promise<boolean> {
    return this.rows.swap(id, version, patch);
  }
}
