import type { DeadlineRow, ProjectRow, TaskRow } from '../../entities/stores/board-store.js';
import type { Policy } from '../../policies/schema/index.js';
import type { BoardRows } from './rows.js';

/** Who has to keep a deadline: a unit its own, the offices theirs, measured alike. */
export interface Whose {
  /** Stays the same for the same holder: `unit:12`, `role:office`, `body:区财政局`. */
  readonly key: string;
  readonly kind: 'unit' | 'office';
  readonly name: string;
  /** In whose hands it is; null while it is everybody's who holds the role, and for a unit. */
  readonly person: string | null;
}

/** Names of people that are listed before the rest is only counted. */
const NAMED = 4;

export function whoseOf(
  rows: Pick<BoardRows, 'units' | 'people'>,
  policy: Policy | undefined,
  { unitId }: Pick<ProjectRow, 'unitId'>,
  { holder }: Pick<DeadlineRow, 'holder'>,
  task: Pick<TaskRow, 'subject' | 'bodyUnitId' | 'assigneeId'> | undefined,
): Whose {
  const role = policy?.roles[holder];
  if (role === undefined || role.scope === 'unit') {
    return { key: `unit:${String(unitId)}`, kind: 'unit', name: rows.units.get(unitId) ?? '', person: null };
  }
  const assignee = task?.assigneeId ?? null;
  const person = assignee === null ? null : (rows.people.get(assignee) ?? null);
  const body = task !== undefined && task.bodyUnitId !== null ? task.subject : null;
  if (body !== null) return { key: `body:${body}`, kind: 'office', name: body, person };
  return { key: `role:${holder}`, kind: 'office', name: role.name, person };
}

/** Who may do what is in nobody's hands, those of the body that is asked: `赵敏、钱伟`. */
export function holdersOf(
  { staff }: Pick<BoardRows, 'staff'>,
  policy: Policy | undefined,
  { holder }: Pick<DeadlineRow, 'holder'>,
  task: Pick<TaskRow, 'bodyUnitId'> | undefined,
): string {
  const holds = policy?.roles[holder]?.holds;
  const body = task?.bodyUnitId ?? null;
  const able = staff.filter(
    ({ roles, unitId }) => holds !== undefined && roles.includes(holds) && (body === null || unitId === body),
  );
  return listed(able);
}

/** In whose hands a unit's own is: who has the task, else who handles the project where his role has it, else who else holds the role there. */
export function unitsOwn(
  { staff, people }: Pick<BoardRows, 'staff' | 'people'>,
  policy: Policy | undefined,
  { unitId, handlerId }: Pick<ProjectRow, 'unitId' | 'handlerId'>,
  { holder }: Pick<DeadlineRow, 'holder'>,
  task: Pick<TaskRow, 'assigneeId'> | undefined,
): string {
  const assignee = task?.assigneeId ?? null;
  if (assignee !== null) return people.get(assignee) ?? '';
  const holds = policy?.roles[holder]?.holds;
  const able = staff.filter((person) => holds !== undefined && person.unitId === unitId && person.roles.includes(holds));
  return able.find(({ id }) => id === handlerId)?.name ?? listed(able);
}

function listed(people: readonly { readonly name: string }[]): string {
  const names = people.map(({ name }) => name);
  return names.length > NAMED ? `${names.slice(0, NAMED).join('、')} 等 ${String(names.length)} 人` : names.join('、');
}
