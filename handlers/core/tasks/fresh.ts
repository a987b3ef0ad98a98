import type { Task } from '../../../entities/task.entity.js';
import { refuse, Refused } from '../../../workflow/refusals.js';

/** Throws `ALREADY_DONE` for a task that is over, `STALE_CARD` for a card of an earlier version. */
export function assertOpen(task: Task, version: number): void {
  if (task.state !== 'open') throw new Refused(refuse('ALREADY_DONE'));
  if (task.version !== version) throw new Refused(refuse('STALE_CARD'));
}
