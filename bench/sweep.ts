/**
 * What looking for due reminders costs among a million clocks that run: the job's own query through its store when nothing
 * is due and when 500 are, and taking those on. A database of its own on each kind.
 *
 *     npm run bench:sweep -- [--clocks 1000000] [--rounds 25] [--only sqlite,mariadb]
 */
import { parseArgs } from 'node:util';
import type { Deps } from '../handlers/context.js';
import { type DueDeadline, findDue } from '../jobs/reminders/due.js';
import { reminders } from '../jobs/reminders/index.js';
import { takeRungs } from '../jobs/reminders/take-rungs.js';
import { type Figure, printFigures, timed } from './lib/bars.js';
import { startBot } from './lib/bot.js';
import { makeDatabase } from './lib/database.js';
import { addClocks, atReminders } from './lib/due.js';
import { copyProject, openSql } from './lib/many.js';
import { makeTemplate } from './lib/template.js';

const { values } = parseArgs({
  options: {
    clocks: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '25' },
    only: { type: 'string', default: 'sqlite,mariadb' },
  },
});
const [clocks, rounds] = [Number(values.clocks), Number(values.rounds)];
const PROJECTS = 10_000;
const DUE = 500;
/** How often they are taken on; the first ones do not count. */
const TAKEN = 8;
/** Ids of those that are due lie above all others. */
const ABOVE = 200_000_000;
/** As many as the job looks for at once. */
const LOOKED_FOR = 2000;

const figures: Figure[] = [];
for (const kind of values.only.split(',')) figures.push(...(await sweep(kind)));
printFigures(`${clocks} clocks that run, ${rounds} rounds`, figures);

async function sweep(kind: string): Promise<Figure[]> {
  const place = await makeDatabase(kind);
  await makeTemplate(place.url);
  const sql = await openSql(place.url);
  await copyProject(sql, { count: PROJECTS });
  await addClocks(sql, { count: clocks, projects: PROJECTS, holder: 'office', dueOn: '2090-01-02', nextRungOn: '2089-12-29' });
  if (kind !== 'sqlite') await sql.run('ANALYZE TABLE deadline');
  const { app } = await startBot(place.url);
  const { deps, today } = atReminders(app.deps);
  const due = () => deps.db.tx((tx) => tx.deadlines.dueRungs(today, LOOKED_FOR));
  const nothing = await timed(rounds, due);
  const idle = await timed(rounds, () => reminders.run(deps));
  const more = (round: number) =>
    addClocks(sql, { count: DUE, projects: DUE, holder: 'office', dueOn: today, nextRungOn: today, behind: ABOVE + round * DUE });
  await more(0);
  const found = await timed(rounds, due);
  const [claimed, taken]: [number[], number[]] = [[], []];
  for (let round = 1; round <= 2 * TAKEN; round += 1) {
    if (round % 2 === 0) taken.push(await take(deps));
    else claimed.push(await claim(deps));
    await more(round);
  }
  await app.stop();
  await sql.close();
  await place.drop();
  const sqlite = kind === 'sqlite';
  return [
    { what: `${kind}: nothing due`, unit: 'ms', taken: nothing, bar: '<= 1' },
    { what: `${kind}: the whole job when nothing is due`, unit: 'ms', taken: idle, bar: null },
    { what: `${kind}: ${DUE} due`, unit: 'ms', taken: found, bar: sqlite ? '<= 2' : '<= 3' },
    { what: `${kind}: ${DUE} claimed`, unit: 'ms', taken: claimed.slice(2), bar: '<= 10' },
    { what: `${kind}: ${DUE} taken on by the job, with what the chains say of it`, unit: 'ms', taken: taken.slice(2), bar: null },
  ];
}

/** What keeps others from the same reminders, as the job writes it: the clocks move on, and each rung is somebody's. */
async function claim(deps: Deps): Promise<number> {
  const due = await find(deps);
  const began = performance.now();
  await deps.db.tx(async (tx) => {
    const now = deps.now();
    const moved = await tx.deadlines.moveOn(due.map(({ row: { id, version } }) => ({ id, version, next: '2089-12-29' })));
    const rungs = due.flatMap(({ row: { id, dueOn } }) =>
      moved.has(id) ? [{ deadlineId: id, dueOn, offset: 0, claimedAt: now }] : [],
    );
    if ((await tx.rungs.claimAll(rungs)).length !== DUE) throw new Error('somebody else was at it');
  });
  return performance.now() - began;
}

async function take(deps: Deps): Promise<number> {
  const due = await find(deps);
  const began = performance.now();
  await takeRungs(deps, due);
  return performance.now() - began;
}

async function find(deps: Deps): Promise<DueDeadline[]> {
  const due = await findDue(deps);
  if (due.length !== DUE) throw new Error(`${due.length} are due and not ${DUE}`);
  return due;
}
