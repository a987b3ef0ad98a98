import { civilDate } from '../workflow/time/civil.js';
import type { Deps, Scope } from './context.js';

/** A unit of work's beginning: the same instant and day for everything in it. */
export function scopeOf(deps: Deps, tx: Scope['tx']): Scope {
  const now = deps.now();
  return { deps, tx, now, today: civilDate(now) };
}
