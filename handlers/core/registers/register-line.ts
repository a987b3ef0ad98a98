import { holds } from '../../../workflow/condition.js';
import { printedFact } from '../../../workflow/describe/printed.js';
import { resultWord } from '../../../workflow/describe/result.js';
import type { Register } from '../../../policies/schema/index.js';
import type { Scope } from '../../context.js';
import { loadCase } from '../case/case.js';
import type { Case } from '../case/project-case.js';

/** One project in a register. `cells` stand in the order of the register's columns; `version` tells whether it has changed since. */
export interface RegisterLine {
  readonly projectId: number;
  readonly version: number;
  readonly number: string;
  /** By which it stands in the register; null where the register has no order of its own, or the project no place in it. */
  readonly order: number | null;
  readonly cells: readonly (string | number | null)[];
}

/** A project's line for a year; null where it does not belong. Whether it does is said by the version that it is pinned to. */
export async function lineIn(
  scope: Scope,
  { id, register }: { readonly id: string; readonly register: Register },
  year: number,
  projectId: number,
): Promise<RegisterLine | null> {
  const found = await loadCase(scope, projectId);
  const { project, policy, read } = found;
  const own = policy.registers[id] ?? register;
  if (!holds(own.holds, read) || (own.year !== undefined && read(own.year) !== year)) return null;
  const cells = register.columns.map(({ field }) => cell(found, field));
  const order = own.order === undefined ? null : read(own.order);
  return {
    projectId,
    version: project.version,
    number: project.number ?? '',
    order: typeof order === 'number' ? order : null,
    cells,
  };
}

function cell(found: Case, field: string): string | number | null {
  const { project, unit, policy, read } = found;
  switch (field) {
    case 'project.name':
      return project.name;
    case 'project.number':
      return project.number ?? '';
    case 'project.unit':
      return unit.name;
    case 'project.stage':
      return project.status === 'ended' ? resultWord(project.result) : (policy.stages[project.stage]?.name ?? '');
    default: {
      const fact = read(field);
      return typeof fact === 'number' ? fact : printedFact(policy, field, read) || null;
    }
  }
}
