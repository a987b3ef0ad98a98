import type { Task } from '../../../entities/task.entity.js';
import type { Scope } from '../../context.js';

/** `曹颖`, or `曹颖 代 孔亮` where she stood in for him; null where nobody is known. */
export async function nameOfDoer(
  { tx, actor }: Pick<Scope, 'tx' | 'actor'>,
  byId: number | null,
  forId: number | null,
): Promise<string | null> {
  const by = byId === null ? null : byId === actor?.id ? actor : await tx.staff.get(byId);
  const away = forId === null ? null : await tx.staff.get(forId);
  if (by === null) return null;
  return away === null ? by.name : `${by.name} 代 ${away.name}`;
}

/** Who decided a task. */
export function nameOfDecider(scope: Pick<Scope, 'tx' | 'actor'>, { decidedBy, decidedFor }: Task): Promise<string | null> {
  return nameOfDoer(scope, decidedBy, decidedFor);
}
