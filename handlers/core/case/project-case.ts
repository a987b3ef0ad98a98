import type { Deadline } from '../../../entities/deadline.entity.js';
import type { Form } from '../../../entities/form.entity.js';
import type { Material } from '../../../entities/material.entity.js';
import type { Opinion } from '../../../entities/opinion.entity.js';
import type { Pause } from '../../../entities/pause.entity.js';
import type { Project } from '../../../entities/project.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Unit } from '../../../entities/unit.entity.js';
import type { Policy } from '../../../policies/schema/index.js';
import type { FactReader, ProjectFacts } from '../../../workflow/facts.js';

/** A task that is in one person's hands. */
export interface Holding {
  readonly person: Staff;
  /** Who stands in for him today. */
  readonly deputies: readonly Staff[];
  /** Who gave it to him, and why; null where he took it himself. */
  readonly from: { readonly name: string; readonly reason: string } | null;
}

/** A project with all that belongs to it, loaded once in a unit of work. */
export interface Case {
  readonly project: Project;
  readonly unit: Unit;
  readonly policy: Policy;
  readonly tasks: readonly Task[];
  readonly forms: readonly Form[];
  readonly materials: readonly Material[];
  readonly opinions: readonly Opinion[];
  readonly deadlines: readonly Deadline[];
  readonly pauses: readonly Pause[];
  /** Open tasks that are in one person's hands, by task. */
  readonly held: ReadonlyMap<number, Holding>;
  /** The same as pure facts, for `workflow`; seen from inside a task's body or lot once `seenFrom` was asked. */
  readonly facts: ProjectFacts;
  readonly read: FactReader;
}
