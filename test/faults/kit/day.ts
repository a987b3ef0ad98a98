import { setTimeout as sleep } from 'node:timers/promises';
import { breaches } from './invariants.js';
import { type Accepted, applicant, reviewer } from './people.js';
import { KEYS } from './platform.js';
import type { Rig } from './rig.js';
import type { Townsman } from './town.js';
import { timeFlies, written } from './waiting.js';

/** A day of work: everybody declares what he has to, the reviewers pass it. */
export interface Day {
  readonly accepted: readonly Accepted[];
  /** Goes on until everybody has done what he had to, or nobody gets on; `meanwhile` is called again and again until then. */
  run(meanwhile?: () => Promise<void>): Promise<void>;
  finished(): boolean;
}

export interface DayOptions {
  /** How many projects each unit declares. */
  readonly each?: number;
  /** Begins their names; two days of one run differ. */
  readonly name?: string;
  /** False: nobody reviews. */
  readonly reviewed?: boolean;
  /** How long a process may hold a message before it is thought dead, ms of real time. */
  readonly deadMs?: number;
}

/** So long nothing new is written: nobody gets on. Far longer than anything takes on a busy machine. */
const STUCK_MS = 240_000;
/** A run in which people need longer has failed, whatever they do. */
const LONGEST_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export function beginDay(rig: Rig, { each = 1, name = '智慧项目', reviewed = true, deadMs }: DayOptions = {}): Day {
  const accepted: Accepted[] = [];
  const { applicants, reviewers } = rig.town;
  const projects = applicants.flatMap((who, n) => {
    return Array.from({ length: each }, (_, k) => ({ who, name: `${name}${n + 1}之${k + 1}` }));
  });
  const done = async (): Promise<boolean> => {
    const state = reviewed ? 'done' : 'open';
    const rows: { name: string }[] = await rig.sql.query(
      "SELECT p.name FROM task t JOIN project p ON p.id = t.projectId WHERE t.task = 'review' AND t.state = ?",
      [state],
    );
    return projects.every((project) => rows.some((row) => row.name === project.name));
  };
  let over = false;
  const declare = applicants.map((who) => async (): Promise<void> => {
    for (const project of projects.filter((one) => one.who === who)) {
      const { step } = applicant(rig, who, project.name, accepted);
      while (!over && (await step())) await sleep(20);
    }
  });
  const review = reviewers.map((who) => {
    const { step } = reviewer(rig, who, accepted);
    return async (): Promise<void> => {
      while (!over) {
        await step();
        await sleep(60);
      }
    };
  });
  return {
    accepted,
    finished: () => over,
    run: async (meanwhile = () => sleep(50)) => {
      const stuck = patience(rig);
      const watch = async (): Promise<void> => {
        while (!over) {
          over = (await done()) || (await stuck());
          await sleep(100);
        }
      };
      const again = async (step: () => Promise<void>): Promise<void> => {
        while (!over) await step();
      };
      const walkers = [...declare, ...(reviewed ? review : [])];
      const fly = timeFlies(rig, deadMs === undefined ? {} : { deadMs });
      await Promise.all([watch(), again(meanwhile), again(fly), ...walkers.map((walk) => walk())]);
    },
  };
}

/** Tells whether nobody gets on any more. A slow machine is not a stuck one: what counts is that something new was written. */
function patience(rig: Rig): () => Promise<boolean> {
  const began = Date.now();
  let [before, since] = [-1, began];
  return async () => {
    const now = await written(rig);
    if (now !== before) [before, since] = [now, Date.now()];
    return Date.now() - since > STUCK_MS || Date.now() - began > LONGEST_MS;
  };
}

/**
 * So many hours go by, one after the other, with what happens in them: each ends at a minute at which the jobs look, since a
 * look that comes a second late counts as missed.
 */
export async function liveThrough(rig: Rig, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    const next = Math.floor(rig.now() / HOUR_MS + 1) * HOUR_MS + 37 * MINUTE_MS + 50;
    await rig.pass(next - rig.now());
    const shanghai = new Date(rig.now() + 8 * HOUR_MS).getUTCHours();
    await sleep(shanghai >= 8 && shanghai < 18 ? 200 : 5);
  }
}

/**
 * Ends a run: nothing is disturbed any more, what waits is sent, and every breach is told.
 *
 * @param leaves - tasks that were meant to stay open
 */
export async function judge(
  rig: Rig,
  days: Day | readonly Day[],
  leaves: readonly string[] = ['fileContract'],
): Promise<string[]> {
  rig.platform.trouble(0, []);
  rig.platform.onSent = null;
  if (!rig.bots.some((bot) => bot.alive())) await rig.start();
  const stuck = await rig.settle();
  const open: { id: number; task: string }[] = await rig.sql.query("SELECT id, task FROM task WHERE state = 'open'");
  const undone = open.filter(({ task }) => !leaves.includes(task)).map(({ id, task }) => `task ${id} (${task}) was not done`);
  const accepted = [days].flat().flatMap((day) => day.accepted);
  const { world } = rig.platform.sandbox;
  if (undone.length > 0) undone.push(...rig.town.applicants.map((who) => lastSeen(rig, who)));
  undone.push(...leaks(rig, await rig.log()));
  return [...stuck, ...undone, ...(await breaches({ db: rig.db, sql: rig.sql, world, accepted, now: rig.now() }))];
}

/** Secrets, tokens and what identifies a person, of which a log holds nothing. */
function leaks({ town, platform }: Rig, log: string): string[] {
  const { appSecret, encryptKey, verificationToken } = KEYS;
  const people = town.demo.staff.flatMap(({ mobile, larkOpenId }) => [mobile, larkOpenId ?? mobile]);
  const token = platform.sandbox.tokens.issue().value;
  const lines = log.split('\n');
  return [appSecret, encryptKey, verificationToken, token, ...people].flatMap((secret) => {
    const line = lines.find((one) => one.includes(secret));
    if (line === undefined) return [];
    const at = line.indexOf(secret);
    return [`the log tells ${secret}: ${line.slice(Math.max(0, at - 250), at + 250)}`];
  });
}

/** What somebody who does not get on has before him. */
function lastSeen(rig: Rig, who: Townsman): string {
  const cards = rig.as(who).cards().slice(-3);
  return `${who.name} sees ${cards.map((card) => `「${card.text().replaceAll('\n', ' ').slice(0, 150)} [${card.buttons().join(' ')}]」`).join(' ')}`;
}
