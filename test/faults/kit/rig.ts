import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemo } from '../../../bot/demo/load.js';
import { CAPABILITIES, LABEL } from '../../../bot/lark/capabilities.js';
import { PLATFORM } from '../../../bot/lark/index.js';
import { dataSourceFor } from '../../../entities/data-source.js';
import { type Db, openDb } from '../../../entities/db.js';
import { createDriver, type PersonDriver } from '../../../sandbox/driver.js';
import { FIXTURES } from '../../support/policies.js';
import { type BotProcess, startBot } from './bot-process.js';
import { KEYS, type Platform, startPlatform } from './platform.js';
import type { Chance } from './random.js';
import type { Sql } from './sql.js';
import { makeTown, type Town, type Townsman } from './town.js';
import { timeFlies, waiting } from './waiting.js';

/** A Friday morning before a week without holidays. */
const BEGIN = Date.parse('2026-09-18T09:11+08:00');
const APP = { platform: PLATFORM, appId: KEYS.appId, label: LABEL, can: CAPABILITIES };
/** Patience in real time for what processes do by themselves. */
const SETTLE_MS = 120_000;

export interface RigOptions {
  readonly chance: Chance;
  /** `sqlite:` or `mariadb:`; exists and is empty. A SQLite file is made in the rig's folder unless given. */
  readonly databaseUrl?: string;
  /** What the bots are told, where that is not the database itself (a proxy). */
  readonly botDatabaseUrl?: string;
  /** Where attachments go, the rig's own folder unless given. */
  readonly dataDir?: string;
  readonly units?: number;
  /** False: the bots find an empty database. */
  readonly migrated?: boolean;
}

/** Bots in processes of their own, the stand-in platform, the database as seen from outside, and one clock for them all. */
export interface Rig {
  readonly chance: Chance;
  readonly town: Town;
  readonly platform: Platform;
  readonly db: Db;
  /** Plain SQL, past the program's own stores. */
  readonly sql: Sql;
  readonly bots: readonly BotProcess[];
  as(person: Townsman): PersonDriver;
  now(): number;
  /** Starts one more process; resolves when it listens. */
  start(env?: Readonly<Record<string, string>>): Promise<BotProcess>;
  /** Starts one more process and does not wait for it. */
  launch(env?: Readonly<Record<string, string>>): BotProcess;
  /** So much time goes by for everybody. */
  pass(ms: number): Promise<void>;
  /** A process that stood still goes on, by the clock of the others. */
  goOn(bot: BotProcess): Promise<void>;
  /** The clocks of the bots and the platform are put so much ahead, or back. */
  jump(ms: number): Promise<void>;
  /** Time goes by until nothing waits to be sent or pushed again; says what still does. */
  settle(): Promise<readonly string[]>;
  /** What the bots said. */
  log(): Promise<string>;
  close(): Promise<void>;
}

export async function openRig(options: RigOptions): Promise<Rig> {
  const { chance, units = 3 } = options;
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const databaseUrl = options.databaseUrl ?? `sqlite:${folder}/steward.sqlite`;
  const [town, log] = [makeTown(units), join(folder, 'bots.log')];
  let ahead = BEGIN - Date.now();
  const now = (): number => Date.now() + ahead;
  const bots: BotProcess[] = [];
  const alive = (): BotProcess[] => bots.filter((bot) => bot.address() !== null && !bot.standsStill());
  const pushes = chance.fork('pushes');
  const platform = await startPlatform({
    chance: chance.fork('platform'),
    now,
    // The balancer; a closed port where no process listens.
    pushUrl: () => `${alive().length === 0 ? 'http://127.0.0.1:9' : String(pushes.oneOf(alive()).address())}/lark/events`,
  });
  platform.sandbox.seed(town.seed);
  const db = await openDb(databaseUrl, { migrate: options.migrated !== false });
  if (options.migrated !== false) await loadDemo({ db, now }, town.demo, [APP]);
  const sql = await dataSourceFor(databaseUrl).initialize();
  const launch: Rig['launch'] = (more = {}) => {
    const env = {
      PORT: '0',
      DATA_DIR: options.dataDir ?? folder,
      DATABASE_URL: options.botDatabaseUrl ?? databaseUrl,
      POLICIES_DIR: FIXTURES,
      LARK_DOMAIN: platform.address,
      LARK_APP_ID: KEYS.appId,
      LARK_APP_SECRET: KEYS.appSecret,
      LARK_ENCRYPT_KEY: KEYS.encryptKey,
      LARK_VERIFICATION_TOKEN: KEYS.verificationToken,
      ACTS_PER_MINUTE: '0',
      LOG_LEVEL: 'trace',
      FAULT_AHEAD_MS: String(ahead),
      ...more,
    };
    const bot = startBot(`bot ${bots.length + 1}`, env, log);
    bots.push(bot);
    return bot;
  };
  const move = async (ms: number, passing: boolean): Promise<void> => {
    ahead += ms;
    await Promise.all(bots.filter((bot) => bot.alive() && !bot.standsStill()).map((bot) => bot.setClock(ahead, passing)));
    await platform.sandbox.tick();
  };
  const driver = createDriver(platform.sandbox, () => Promise.resolve());
  const rig: Rig = {
    chance,
    town,
    platform,
    db,
    sql,
    bots,
    as: ({ openId }) => driver.as(openId),
    now,
    launch,
    start: async (env) => {
      const bot = launch(env);
      await bot.ready();
      return bot;
    },
    pass: (ms) => move(ms, true),
    jump: (ms) => move(ms, false),
    goOn: async (bot) => {
      // Its clock first: a machine that comes back sees the hour before it does anything.
      const told = bot.setClock(ahead, true);
      bot.goOn();
      await told;
    },
    settle: () => settle(rig),
    log: () => readFile(log, 'utf8').catch(() => ''),
    close: async () => {
      await Promise.all(bots.filter((bot) => bot.alive()).map((bot) => bot.kill()));
      await platform.close();
      await sql.destroy();
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return rig;
}

async function settle(rig: Rig): Promise<readonly string[]> {
  const [until, fly] = [Date.now() + SETTLE_MS, timeFlies(rig)];
  for (let quiet = 0; Date.now() < until;) {
    quiet = (await waiting(rig)).length === 0 ? quiet + 1 : 0;
    if (quiet === 3) return [];
    await fly();
  }
  return (await waiting(rig)).map(({ says, nextAt }) => `${says}, next in ${nextAt - rig.now()} ms`);
}
