import type { Deadline } from '../entities/deadline.entity.js';
import type { Deps } from '../handlers/context.js';
import { apply } from '../handlers/core/apply/index.js';
import { loadCase, situationOf } from '../handlers/core/case/case.js';
import { tellLater } from '../handlers/core/tell/tell-later.js';
import { scopeOf } from '../handlers/scope.js';
import { decide } from '../workflow/decide/index.js';
import { addDays, civilDate } from '../workflow/time/civil.js';
import { mayRemind } from '../workflow/time/quiet.js';
import { forEach } from './each.js';
import type { Job } from './job.js';
import { recountOne } from './recount.js';

/** A year has at most thirteen days off by law, and no count by working days is longer than a year: by so many days a notice may put a day off. */
const LONGEST_SHIFT = 31;

/** So many at once: people's clicks must not wait for a whole sweep. */
const FOUND = 500;

/**
 * Lets happen what a policy says follows by itself when a deadline has passed undone: the next task opens, an entry is
 * proposed, a place in the library runs out. It writes to people, so only within the hours; what it counts counts from the day itself.
 * From a day that is only estimated nothing follows before the notice of its year is there, or could no longer move it (ADR 0044).
 */
export const lapses: Job = {
  id: 'lapses',
  cron: '5-25/5,35-55/5 8-17 * * *',
  run: async (deps) => {
    if (!mayRemind(deps.now(), deps.calendar())) return;
    const rows = await deps.db.tx((tx) => tx.deadlines.lapsed(scopeOf(deps, tx).today, FOUND));
    return forEach(
      deps,
      rows,
      ({ id, projectId }) => ({ deadline: id, project: projectId }),
      (row) => lapse(deps, row),
    );
  },
};

async function lapse(deps: Deps, row: Deadline): Promise<void> {
  const { id, projectId, certain } = row;
  if (!certain) {
    if (await waits(deps, row)) return;
    // The notice may be there since its own job ran last.
    await recountOne(deps, row);
  }
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const found = await loadCase(scope, projectId);
    const row = found.deadlines.find((item) => item.id === id);
    // Met, moved, or told by another process meanwhile: nothing follows any more.
    if (row?.state !== 'running' || row.lapsesOn === null || row.lapsesOn > scope.today) return;
    const decision = decide(situationOf(scope, found), { type: 'lapse', deadlineId: id });
    if (decision.ok) {
      const cause = { byId: null, taskId: null, on: row.dueOn };
      await apply(scope, found, decision.effects, cause, (aftermath) => tellLater(scope, projectId, aftermath, null));
      return;
    }
    await tx.deadlines.update(id, row.version, { lapsesOn: null });
  });
}

/** While the notice is not there, it is put off to the day on which none could move it any more, so that what waits keeps nothing from being found. */
function waits({ db, now, calendar }: Deps, { id, version, dueOn }: Deadline): Promise<boolean> {
  const until = addDays(dueOn, LONGEST_SHIFT + 1);
  if (calendar().certain(dueOn) || civilDate(now()) >= until) return Promise.resolve(false);
  return db.tx(async (tx) => {
    await tx.deadlines.update(id, version, { lapsesOn: until });
    return true;
  });
}
