import type { Season } from '../../policies/schema/index.js';
import type { WorkCalendar } from './calendar.js';
import type { CivilDate } from './civil.js';
import { resolve } from './count.js';

/** A season whose closing is to be told of now. */
export interface DueSeason {
  readonly closesOn: CivilDate;
  /** The step of the policy's `announce` that has come, in working days. */
  readonly ahead: number;
  /** Working days that are left until it closes. */
  readonly left: number;
}

/** The latest announcement that has come for the next closing; null while none has. Of several that were missed only the latest is told. */
export function dueSeason(
  { closes, announce }: Pick<Season, 'closes' | 'announce'>,
  today: CivilDate,
  calendar: WorkCalendar,
): DueSeason | null {
  const closesOn = resolve(today, { fixed: closes }, calendar).dueOn;
  const last = calendar.isWorkday(closesOn) ? closesOn : calendar.addWorkdays(closesOn, -1);
  const left = Math.max(0, calendar.workdaysBetween(today, last));
  const come = announce.filter((ahead) => left <= ahead);
  return come.length === 0 ? null : { closesOn, ahead: Math.min(...come), left };
}
