import type { Finding } from '../../../documents/index.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Material } from '../../../policies/schema/index.js';
import type { Case } from '../case/project-case.js';

/** A material that an open task of a person asks for. */
export interface Wanted {
  readonly found: Case;
  readonly task: Task;
  readonly id: string;
  readonly material: Material;
  /** A file for it is there already: a new one takes its place. */
  readonly received: boolean;
}

/** A file that was taken in as a material. */
export interface ReceivedMaterial {
  /** The case as it is now, with the task's answers as they are being filled in. */
  readonly found: Case;
  readonly wanted: Wanted;
  readonly file: { readonly name: string };
  readonly replaced: string | null;
  /** What the check of the document found; null where there is none for such a file. */
  readonly findings: readonly Finding[] | null;
}
