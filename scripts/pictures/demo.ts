import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adjustableClock } from '../../bot/clock.js';
import { type App, compose } from '../../bot/compose.js';
import { SANDBOX_APP_ON_PLATFORM } from '../../bot/compose/app-on-platform.js';
import { seedOf } from '../../bot/compose/seed.js';
import { loadDemo } from '../../bot/demo/load.js';
import { readDemo } from '../../bot/demo/read.js';
import { parseEnv } from '../../bot/env/env.js';
import { createLog } from '../../bot/log.js';
import { createDriver } from '../../sandbox/driver.js';
import type { Sandbox } from '../../sandbox/index.js';
import { civilDate } from '../../workflow/time/civil.js';
import type { World } from '../../test/support/world.js';

/** The bot with the demonstration's people, on a database of its own and a clock that stands until it is moved. */
export async function startDemo(now: string): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  const env = parseEnv({ PORT: '0', DATA_DIR: folder, DATABASE_URL: `sqlite:${folder}/demo.sqlite` });
  if ('faults' in env) throw new Error(JSON.stringify(env.faults));
  const start = Date.parse(now);
  const clock = adjustableClock({ now: () => start });
  const app = await compose(env, { clock, log: createLog('error'), ticking: false, sandboxDir: null, elapsed: unhurried() });
  const { deps, sandbox } = app;
  if (sandbox === null) throw new Error('the pictures need the sandbox');
  const demo = await readDemo(env.policiesDir, new Set(deps.policies.ids()));
  await loadDemo(deps, demo, [SANDBOX_APP_ON_PLATFORM]);
  sandbox.seed(seedOf(demo));
  const address = await app.start();
  return { ...standing(app, sandbox), address, close: () => app.stop().then(() => rm(folder, { recursive: true })) };
}

function standing(app: App, sandbox: Sandbox): Omit<World, 'address' | 'close'> {
  const { deps } = app;
  const { db, policies } = deps;
  const people = [...sandbox.world.people.values()];
  const driver = createDriver(sandbox, () => app.settle());
  return {
    app,
    db,
    sandbox,
    policies,
    as: (name) =>
      driver.as(
        one(
          name,
          people.find((person) => person.name === name),
        ).openId,
      ),
    chat: (name) =>
      one(
        name,
        [...sandbox.world.chats.values()].find((chat) => chat.name === name),
      ).chatId,
    staff: (name) =>
      db.tx(async (tx) => {
        const lists = await Promise.all(policies.ids().map((id) => tx.staff.list(id)));
        return one(
          name,
          lists.flat().find((person) => person.name === name),
        );
      }),
    settle: () => app.settle(),
    clock: {
      now: () => deps.now(),
      today: () => civilDate(deps.now()),
      to: async (when) => {
        await app.moveTo(typeof when === 'number' ? when : Date.parse(when));
        await sandbox.tick();
        await app.settle();
      },
    },
    faults: () => [],
    dead: () => Promise.resolve([]),
  };
}

function one<T>(name: string, found: T | undefined): T {
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** The platform's limits are not what the pictures are about. */
function unhurried(): () => number {
  let at = 0;
  return () => (at += 334);
}
