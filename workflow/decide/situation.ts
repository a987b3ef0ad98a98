import type { Policy } from '../../policies/schema/index.js';
import type { ProjectFacts } from '../facts.js';
import type { WorkCalendar } from '../time/calendar.js';

/** Everything a decision may look at. `today` is a civil date in Asia/Shanghai. */
export interface Situation {
  readonly policy: Policy;
  readonly project: ProjectFacts;
  readonly calendar: WorkCalendar;
  readonly today: string;
  /** Epoch ms. */
  readonly now: number;
}
