import type { Deadline } from '../../../entities/deadline.entity.js';
import type { Form } from '../../../entities/form.entity.js';
import type { Material } from '../../../entities/material.entity.js';
import type { Opinion } from '../../../entities/opinion.entity.js';
import type { Pause } from '../../../entities/pause.entity.js';
import type { WrittenTo } from '../../../entities/sql/written-to.js';
import { Kept } from './kept.js';
import type { Case } from './project-case.js';

const OWN = ['project', 'unit', 'task', 'form', 'material', 'opinion', 'deadline', 'pause'];
/** In whose hands its tasks are, and who gave them to him. */
const HELD = ['staff', 'deputy', 'handover'];

/** The projects that a unit of work has read, by their ids. */
export class CaseMemory {
  readonly cases: Kept<Case>;
  readonly forms: Kept<readonly Form[]>;
  readonly materials: Kept<readonly Material[]>;
  readonly opinions: Kept<readonly Opinion[]>;
  readonly deadlines: Kept<readonly Deadline[]>;
  readonly pauses: Kept<readonly Pause[]>;

  /** The projects of tasks, by the tasks' ids. */
  readonly ofTasks = new Map<number, number>();

  constructor(unit: WrittenTo) {
    this.cases = new Kept(unit, [...OWN, ...HELD]);
    this.forms = new Kept(unit, ['form']);
    this.materials = new Kept(unit, ['material']);
    this.opinions = new Kept(unit, ['opinion']);
    this.deadlines = new Kept(unit, ['deadline']);
    this.pauses = new Kept(unit, ['pause']);
  }

  /** A project that was read by one of its tasks. */
  put(taskId: number, found: Case): void {
    const { id } = found.project;
    this.ofTasks.set(taskId, id);
    this.cases.put(id, found);
    this.forms.put(id, found.forms);
    this.materials.put(id, found.materials);
    this.opinions.put(id, found.opinions);
    this.deadlines.put(id, found.deadlines);
    this.pauses.put(id, found.pauses);
  }
}
