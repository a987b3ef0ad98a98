import { readAs } from '../../handlers/read-as.js';
import { standingOf } from '../../handlers/reading/standing.js';
import { keepStanding } from '../nav.js';
import type { Visit } from '../visit.js';

/** The same page, with what waits for the person counted in its navigation. */
export function counted(work: (visit: Visit) => Promise<void>): (visit: Visit) => Promise<void> {
  return async (visit) => {
    keepStanding(visit.ctx, await readAs(visit.parts.deps, visit.visitor.sender, standingOf));
    await work(visit);
  };
}
