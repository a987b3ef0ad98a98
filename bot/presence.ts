import { hostname } from 'node:os';
import { z } from 'zod';
import type { Db } from '../entities/db.js';
import type { Deps } from '../handlers/context.js';
import { withinBudget } from './within-budget.js';
import type { PlatformApp } from './compose/app-on-platform.js';

/** How often a process says that it runs, and after how long of silence it does not any more. */
const SAID_EVERY_MS = 5 * 60_000;
const SILENT_MS = 12 * 60_000;
/** How long an end waits for the database to take it down. */
const END_MS = 2000;
const FORGOTTEN_MS = 86_400_000;

const PREFIX = 'process:';
const Said = z.object({ at: z.int(), where: z.string(), apps: z.array(z.string()) });

/** A process that works on the database now. */
export interface Running {
  /** Its machine and port: `app1:3001`. */
  readonly where: string;
  /** Its platforms, each with the app there, in order: what must be the same in all of them. */
  readonly apps: readonly string[];
}

/** `lark cli_1`: a platform with the app on it. */
export function appNames(apps: readonly Pick<PlatformApp, 'platform' | 'appId'>[]): string[] {
  return apps.map(({ platform, appId }) => `${platform} ${appId}`).sort();
}

/** The processes that said within the last minutes that they run. @param now - epoch ms */
export async function runningOn(db: Pick<Db, 'tx'>, now: number): Promise<Running[]> {
  const rows = await db.tx((tx) => tx.settings.beginning(PREFIX));
  return rows.flatMap(({ value }) => {
    const said = Said.safeParse(value);
    return said.success && Math.abs(now - said.data.at) < SILENT_MS ? [said.data] : [];
  });
}

/**
 * Says in the database that this process runs, and on which platforms, until it is told to end: a process that lacks one cannot tell the
 * people who are there only, and nobody would notice.
 */
export function makePresence(
  { db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>,
  { owner, apps }: { readonly owner: string; readonly apps: readonly PlatformApp[] },
): { begin(port: string): Promise<void>; end(): Promise<void> } {
  const key = `${PREFIX}${owner}`;
  let timer: NodeJS.Timeout | null = null;
  let saying = Promise.resolve();
  const own = appNames(apps);
  const say = async (where: string): Promise<void> => {
    await db.tx((tx) => tx.settings.set(key, { at: now(), where, apps: own }));
  };
  return {
    begin: async (port) => {
      const where = `${hostname()}:${port}`;
      const others = (await runningOn(db, now())).filter((one) => one.apps.join() !== own.join());
      for (const other of others) log.warn({ where: other.where, apps: other.apps, own }, 'another process runs other platforms');
      await forgetOld(db, now());
      await say(where);
      timer = setInterval(() => {
        saying = say(where).catch((err: unknown) => log.warn({ err }, 'could not say that it runs'));
      }, SAID_EVERY_MS);
      timer.unref();
    },
    end: async () => {
      if (timer === null) return;
      clearInterval(timer);
      // Said after it ended, it would seem to run for a while yet.
      const gone = saying.then(() => db.tx((tx) => tx.settings.remove(key)));
      // A database that is away must not hold up an end: without a word it is not counted either, only later.
      try {
        const told = await withinBudget(gone, END_MS);
        if (!told.done) log.warn('the database did not take it down that it ends');
      } catch (err) {
        log.warn({ err }, 'could not say that it ends');
      }
    },
  };
}

/** Those that were cut short never said that they end. */
async function forgetOld(db: Pick<Db, 'tx'>, now: number): Promise<void> {
  await db.tx(async (tx) => {
    for (const { key, value } of await tx.settings.beginning(PREFIX)) {
      const said = Said.safeParse(value);
      if (!said.success || Math.abs(now - said.data.at) > FORGOTTEN_MS) await tx.settings.remove(key);
    }
  });
}
