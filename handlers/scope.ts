import { civilDate } from '../workflow/time/civil.js';
import { CaseMemory } from './core/case/case-memory.js';
import type { Parts, Scope } from './context.js';

/** A unit of work's beginning: the same instant and day for everything in it. */
export function scopeOf(deps: Parts, tx: Scope['tx']): Scope {
  return scopeAt(deps, tx, deps.now());
}

/** A unit of work that finishes what began at an instant, epoch ms. */
export function scopeAt(deps: Parts, tx: Scope['tx'], now: number): Scope {
  return { deps, tx, now, today: civilDate(now), memory: new CaseMemory(tx.unit) };
}
