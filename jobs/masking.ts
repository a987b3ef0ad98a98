import { mask, toMask } from '../handlers/core/people/mask.js';
import { scopeOf } from '../handlers/scope.js';
import { forEach, together } from './each.js';
import type { Job } from './job.js';

const LISTS_AT_ONCE = 500;

/** Who left so long ago that nobody asks for him any more is known by a pseudonym only. */
export const masking: Job = {
  id: 'masking',
  cron: '41 3 * * *',
  run: async (deps) => {
    const days = deps.maskAfterDays ?? 0;
    if (days === 0) return;
    // Who left before it was written down when leaves from now on.
    await deps.db.tx((tx) => tx.staff.noteLeft(deps.now()));
    const { ready } = await deps.db.tx((tx) => toMask(scopeOf(deps, tx), days));
    const masked = await forEach(
      deps,
      ready,
      ({ id }) => ({ staff: id }),
      (person) => deps.db.tx((tx) => mask(scopeOf(deps, tx), person)),
    );
    // The last project of a meeting at which they sat may have ended since.
    const unlisted = await forEach(
      deps,
      await deps.db.tx((tx) => tx.attendees.stillNamed(LISTS_AT_ONCE)),
      ({ staffId }) => ({ staff: staffId }),
      ({ staffId, pseudonym }) => deps.db.tx((tx) => tx.attendees.mask(staffId, pseudonym)),
    );
    return together(masked, unlisted);
  },
};
