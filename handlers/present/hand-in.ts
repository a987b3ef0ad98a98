import type { HandIn } from '../../cards/kit/hand-in.js';
import { foresee } from '../../workflow/decide/foresee.js';
import type { Scope } from '../context.js';
import { situationOf } from '../core/case/case.js';
import type { Filling } from '../core/forms/filling.js';

/**
 * What is to be known before a form is handed in, whatever is still missing now.
 *
 * @param answers - `asked`: they are typed on the very card that hands them in
 */
export function handInOf(scope: Scope, { found, task, definition }: Filling, answers: 'known' | 'asked'): HandIn {
  const [first] = Object.values(definition.outcomes);
  const { opened, final } = foresee(situationOf(scope, found), task.id, answers);
  const roles = opened.flatMap((id) => found.policy.roles[found.policy.tasks[id]?.actor ?? ''] ?? []);
  const others = roles.filter(({ scope: reach }) => reach === 'jurisdiction').map(({ name }) => name);
  return { asks: first?.confirm ?? null, next: [...new Set(others)].join('、') || null, final };
}
