/**
 * What deciding and counting days cost, without a database: `decide()` on the real situation of a declared project, the
 * calendar's own arithmetic, and a whole count with its account of the days.
 *
 *     npm run bench:rules -- [--rounds 9]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTask, situationOf } from '../handlers/core/case/case.js';
import { scopeOf } from '../handlers/scope.js';
import { decide } from '../workflow/decide/index.js';
import { addDays } from '../workflow/time/civil.js';
import { resolve } from '../workflow/time/count.js';
import { printFigures } from './lib/bars.js';
import { startBot } from './lib/bot.js';
import { makeTemplate } from './lib/template.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const rounds = Number(values.rounds);
const folder = await mkdtemp(join(tmpdir(), 'bench-rules-'));
const { taskId } = await makeTemplate(`sqlite:${folder}/rules.sqlite`);
const { app } = await startBot(`sqlite:${folder}/rules.sqlite`);
const { deps } = app;
const { situation, outcome } = await deps.db.tx(async (tx) => {
  const scope = scopeOf(deps, tx);
  const { found } = await loadTask(scope, taskId);
  return { situation: situationOf(scope, found), outcome: { type: 'complete', taskId, outcome: 'pass', input: {} } as const };
});
await app.stop();
await rm(folder, { recursive: true });
if (!decide(situation, outcome).ok) throw new Error('the press that is measured must be accepted');

const calendar = deps.calendar();
const days = Array.from({ length: 1000 }, (_, at) => addDays('2026-01-01', at));
let kept = 0;
/** Seconds that `count` calls take, in the fastest way that JavaScript knows to keep their results alive. */
function seconds(count: number, call: (day: string, no: number) => unknown): number {
  const began = performance.now();
  for (let no = 0; no < count; no += 1) if (call(days[no % days.length] ?? '', no) !== undefined) kept += 1;
  return (performance.now() - began) / 1000;
}
function rounded(count: number, call: (day: string, no: number) => unknown): number[] {
  seconds(count, call);
  return Array.from({ length: rounds }, () => seconds(count, call));
}
const DECISIONS = 20_000;
const COUNTS = 200_000;
const each = (taken: readonly number[], count: number) => taken.map((one) => (one / count) * 1e6);
printFigures(`${rounds} rounds`, [
  {
    what: 'decide() on a review that passes',
    unit: '/s',
    taken: rounded(DECISIONS, () => decide(situation, outcome)).map((taken) => DECISIONS / taken),
    bar: '>= 10000',
    digits: 0,
  },
  {
    what: 'isWorkday',
    unit: 'µs',
    taken: each(
      rounded(COUNTS, (day) => calendar.isWorkday(day)),
      COUNTS,
    ),
    bar: '<= 1',
  },
  {
    what: 'the working day 30 later',
    unit: 'µs',
    taken: each(
      rounded(COUNTS, (day) => calendar.addWorkdays(day, 30)),
      COUNTS,
    ),
    bar: '<= 1',
  },
  {
    what: 'working days between two dates',
    unit: 'µs',
    taken: each(
      rounded(COUNTS, (day, no) => calendar.workdaysBetween(day, days[(no * 7) % days.length] ?? day)),
      COUNTS,
    ),
    bar: '<= 1',
  },
  {
    what: 'a deadline of 5 working days with its account of each day',
    unit: 'µs',
    taken: each(
      rounded(COUNTS / 10, (day) => resolve(day, { n: 5, unit: 'wd' }, calendar)),
      COUNTS / 10,
    ),
    bar: null,
  },
]);
if (kept === 0) throw new Error('nothing was worked out');
