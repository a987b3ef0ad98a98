/**
 * The whole bot in a test: real wiring, real webhook over HTTP, real database, the sandbox as the platform, and a clock
 * that the test sets. Nothing happens by itself: time passes with `w.clock.to`, and every act of a person waits until the
 * bot has sent all that it has to say.
 *
 * ```ts
 * const w = await world({ now: '2026-09-18T09:05+08:00' });
 * const li = w.as('李明');                                 // anybody of policies/<id>/demo/staff.csv
 * await li.say('申报');                                    // his newest card: li.lastCard().text()
 * await li.fill({ 项目名称: '智慧场馆' }).press('下一页');   // answers by label, buttons by label
 * await li.send({ name: '方案.docx', bytes });              // a file into his chat with the bot
 * expect(w.as('赵敏').lastCard().text()).toContain('智慧场馆');
 * await w.clock.to('2026-09-23T09:00+08:00');              // reminders and digests come on the way
 * expect(await w.db.tx((tx) => tx.projects.ofPolicy('linan'))).toHaveLength(1);
 * await w.close();                                          // fails when the bot logged an error, gave a message up or said something twice; a world left open fails its file
 * ```
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose, type Ports } from '../../bot/compose.js';
import { SANDBOX_APPS } from '../../bot/compose/app-on-platform.js';
import { seedOf, zwddSeedOf } from '../../bot/compose/seed.js';
import { loadDemo } from '../../bot/demo/load.js';
import { type Demo, readDemo } from '../../bot/demo/read.js';
import { parseEnv } from '../../bot/env/env.js';
import type { Db } from '../../entities/db.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { PolicyBook } from '../../policies/book.js';
import type { StaffRole } from '../../policies/schema/index.js';
import { createDriver, type PersonDriver } from '../../sandbox/driver.js';
import type { Sandbox } from '../../sandbox/index.js';
import { makeCalendar } from '../../workflow/time/calendar.js';
import { civilDate } from '../../workflow/time/civil.js';
import { PUBLISHED } from '../../workflow/time/published.js';
import { faultLog } from './fault-log.js';
import { placeMigrated } from './migrated.js';
import { openWorlds } from './open-worlds.js';
import { bookOf, SHIPPED } from './policies.js';
import { listenForTwice } from './said-twice.js';
import { quickElapsed, testClock } from './time.js';

/** Somebody beside the people of the demonstration. */
export interface WorldPerson {
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly StaffRole[];
  /** The policy's id. */
  readonly policy: string;
  /** False: he is known to the platform, and the bot finds him by his mobile number. */
  readonly linked?: boolean;
}

export interface WorldOptions {
  /** ISO with its offset: `2026-09-18T09:05+08:00`. The default is a Friday before a week without holidays. */
  readonly now?: string;
  /** The folder of policies, those that are shipped unless given; their demonstrations come with them. */
  readonly policies?: string;
  /** A fresh SQLite file unless given. */
  readonly dbUrl?: string;
  readonly people?: readonly WorldPerson[];
  readonly ports?: Partial<Ports>;
  readonly transport?: 'webhook' | 'websocket';
  /** Further variables of the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface World {
  readonly app: App;
  readonly db: Db;
  readonly sandbox: Sandbox;
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  readonly policies: PolicyBook;
  /** Somebody by name, at his client. */
  as(name: string): PersonDriver;
  /** The same person's row. */
  staff(name: string): Promise<Staff>;
  /** A group's chat_id by its name. */
  chat(name: string): string;
  /** Resolves when everything taken in is handled and everything written is sent. */
  settle(): Promise<void>;
  readonly clock: {
    now(): number;
    /** `yyyy-mm-dd` */
    today(): string;
    /** Moves forward, and does on the way what is due. */
    to(when: string | number): Promise<void>;
  };
  /** What the bot logged as an error; reading it here means that the test expects it. */
  faults(): readonly Record<string, unknown>[];
  /** Messages that were given up, newest first; reading them here means that the test expects them. */
  dead(): Promise<readonly Outbox[]>;
  close(): Promise<void>;
}

const calendar = makeCalendar(PUBLISHED, []);
const books = new Map<string, Promise<{ readonly policies: PolicyBook; readonly demo: Demo }>>();

/** What is read of a folder of policies, once for all worlds: neither is ever changed. */
async function readBook(dir: string) {
  const policies = await bookOf(dir);
  return { policies, demo: await readDemo(dir, new Set(policies.ids())) };
}

export async function world(options: WorldOptions = {}): Promise<World> {
  const { now = '2026-09-18T09:05+08:00', policies: dir = SHIPPED, transport = 'webhook', people = [] } = options;
  const book = books.get(dir) ?? readBook(dir);
  books.set(dir, book);
  const { policies, demo: shown } = await book;
  const folder = await mkdtemp(join(tmpdir(), 'world-'));
  const own = `sqlite:${folder}/world.sqlite`;
  if (options.dbUrl === undefined) await placeMigrated(own);
  const env = parseEnv({
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: options.dbUrl ?? own,
    POLICIES_DIR: dir,
    LARK_TRANSPORT: transport,
    // Time stands still while a test walks.
    ACTS_PER_MINUTE: '0',
    ...options.env,
  });
  if ('faults' in env) throw new Error(env.faults.map(({ variable, says }) => `${variable} ${says}`).join('\n'));
  const clock = testClock(Date.parse(now));
  const { log, faults, unexpected } = faultLog();
  const defaults = { clock, log, policies, calendar, ticking: false, sandboxDir: null, elapsed: quickElapsed() };
  const app = await compose(env, { ...defaults, random: () => 0.5, ...options.ports });
  const { sandbox } = app;
  if (sandbox === null) throw new Error('a world needs the sandbox');
  const demo = withPeople(shown, people);
  await loadDemo(app.deps, registered(demo, people), SANDBOX_APPS);
  const seed = seedOf(demo);
  sandbox.seed(seed);
  app.zwdd?.seed(zwddSeedOf(demo));
  const address = await app.start();
  openWorlds.add(folder);
  const twice = listenForTwice(sandbox.world, app.zwdd?.world ?? null);
  const driver = createDriver(sandbox, app.settle);
  const givenUp = () => app.deps.db.tx((tx) => tx.outbox.dead());
  const expected = new Set<number>();
  const openIdOf = (name: string): string => {
    const person = seed.people.find((one) => one.name === name);
    if (person === undefined) throw new Error(`nobody is called ${name}: ${seed.people.map((one) => one.name).join(' ')}`);
    return person.openId;
  };
  return {
    app,
    db: app.deps.db,
    sandbox,
    address,
    policies,
    as: (name) => driver.as(openIdOf(name)),
    staff: async (name) => {
      const found = await app.deps.db.tx(async (tx) => {
        for (const id of policies.ids()) {
          const person = (await tx.staff.list(id)).find((one) => one.name === name);
          if (person !== undefined) return person;
        }
        return undefined;
      });
      if (found === undefined) throw new Error(`nobody called ${name} is registered`);
      return found;
    },
    chat: (name) => {
      const group = [...sandbox.world.chats.values()].find((chat) => chat.type === 'group' && chat.name === name);
      if (group === undefined) throw new Error(`no group is called ${name}`);
      return group.chatId;
    },
    settle: app.settle,
    clock: {
      now: () => clock.now(),
      today: () => civilDate(clock.now()),
      to: async (when) => {
        await app.moveTo(typeof when === 'number' ? when : Date.parse(when));
        await sandbox.tick();
        await app.settle();
      },
    },
    faults,
    dead: async () => {
      const rows = await givenUp();
      for (const { id } of rows) expected.add(id);
      return rows;
    },
    close: async () => {
      openWorlds.delete(folder);
      const silent = (await givenUp()).filter(({ id }) => !expected.has(id));
      await app.stop();
      await rm(folder, { recursive: true, force: true });
      const left = unexpected();
      if (twice.size > 0) throw new Error(`people read the same twice:\n${[...twice].join('\n')}`);
      if (left.length > 0) throw new Error(`the bot logged errors:\n${left.map((line) => JSON.stringify(line)).join('\n')}`);
      if (silent.length > 0) throw new Error(`the bot gave messages up:\n${silent.map(saidOf).join('\n')}`);
    },
  };
}

function saidOf({ toId, lastCode, lastError, payload }: Outbox): string {
  return `${toId}: ${String(lastCode)} ${String(lastError)}\n  ${payload.slice(0, 300)}`;
}

/** Open ids and mobile numbers that nobody of the demonstrations has. */
function withPeople(demo: Demo, people: readonly WorldPerson[]): Demo {
  const staff = people.map(({ name, unit, roles, policy }, at) => ({
    line: at,
    name,
    mobile: `1390000${String(at).padStart(4, '0')}`,
    unit,
    title: null,
    roles,
    policyId: policy,
    larkOpenId: `ou_world_${at}`,
    zwddAccountId: null,
  }));
  return { ...demo, staff: [...demo.staff, ...staff] };
}

/** As the staff file has them: those who are not linked have no account id yet. */
function registered(demo: Demo, people: readonly WorldPerson[]): Demo {
  const unlinked = new Set(people.filter(({ linked }) => linked === false).map(({ name }) => name));
  return { ...demo, staff: demo.staff.map((row) => (unlinked.has(row.name) ? { ...row, larkOpenId: null } : row)) };
}
