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

/** The people who hold a role of the jurisdiction, for what is in nobody's hands: `赵敏、钱伟`. */
export function holdersOf(
  { staff }: Pick<BoardRows, 'staff'>,
  policy: Policy | undefined,
  { holder }: Pick<DeadlineRow, 'holder'>,
) {
  const holds = policy?.roles[holder]?.holds;
  const names = holds === undefined ? [] : staff.filter(({ roles }) => roles.includes(holds)).map(({ name }) => name);
  return names.length > NAMED ? `${names.slice(0, NAMED).join('、')} 等 ${String(names.length)} 人` : names.join('、');
}
