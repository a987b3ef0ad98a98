import type { AuditRecord } from '../../../entities/stores/audit-store.js';
import type { Letter } from '../../../entities/letter.entity.js';
import type { Material } from '../../../entities/material.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';
import type { Task } from '../../../entities/task.entity.js';
import type { Case } from '../../core/case/project-case.js';
import { isKept } from '../../core/rights/inner.js';
import { namedNow } from '../../core/people/masked-names.js';

/** All rows of a project that its file is made of. */
export interface Gathered {
  readonly scope: Scope;
  readonly found: Case;
  /** Every file that was ever sent for it, older first. */
  readonly sent: readonly Material[];
  readonly letters: readonly Letter[];
  readonly audit: readonly AuditRecord[];
  /** Everybody of the jurisdiction, also who has left. */
  readonly people: ReadonlyMap<number, Staff>;
  /** Who asked for it; null at the command line. */
  readonly viewer: Staff | null;
}

export async function gather(scope: Scope, found: Case, viewer: Staff | null): Promise<Gathered> {
  const { tx } = scope;
  const { id, policyId } = found.project;
  return {
    scope,
    found,
    sent: await tx.materials.history(id),
    letters: await tx.letters.ofProject(id),
    audit: await namedNow(scope, await tx.audit.of(`project:${String(id)}`)),
    people: new Map((await tx.staff.list(policyId)).map((person) => [person.id, person])),
    viewer,
  };
}

/** The task that a form or a file came with. */
export function taskOf({ found }: Gathered, taskId: number | null): Task | undefined {
  return found.tasks.find(({ id }) => id === taskId);
}

/** Whether what came with a task is not for the unit that asks, or another body's. */
export function isBetweenOffices(gathered: Gathered, taskId: number | null): boolean {
  return isKept(gathered.found, gathered.viewer, taskId);
}

/** 李明; the clock is 系统. */
export function nameOf({ people }: Gathered, id: number | null): string {
  if (id === null) return '系统';
  return people.get(id)?.name ?? `#${String(id)}`;
}
