import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { compose } from '../../bot/compose.js';
import { SANDBOX_APP_ON_PLATFORM } from '../../bot/compose/app-on-platform.js';
import { seedOf } from '../../bot/compose/seed.js';
import { loadDemo } from '../../bot/demo/load.js';
import { readDemo } from '../../bot/demo/read.js';
import { parseEnv } from '../../bot/env/env.js';
import { createDriver } from '../../sandbox/driver.js';
import { declare, OFFICE } from '../../test/scenarios/applicant-kit.js';
import type { World } from '../../test/support/world.js';
import { openSql } from './many.js';
import { APP } from './pushes.js';

/** What a click in the measured database needs to be aimed. */
export interface Template {
  /** The reviewer's open_id in the measured app. */
  readonly openId: string;
  /** The review that waits, in the one project that was declared. */
  readonly taskId: number;
}

/** Lives through a declaration in a fresh database, so that one review waits for the office; accounts then belong to the measured app. */
export async function makeTemplate(url: string): Promise<Template> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const env = parseEnv({ PORT: '0', DATA_DIR: folder, DATABASE_URL: url });
  if ('faults' in env) throw new Error(JSON.stringify(env.faults));
  const app = await compose(env, { ticking: false, sandboxDir: null, log: pino({ level: 'fatal' }) });
  const { sandbox } = app;
  if (sandbox === null) throw new Error('no sandbox');
  const demo = await readDemo(env.policiesDir, new Set(app.deps.policies.ids()));
  await loadDemo(app.deps, demo, [SANDBOX_APP_ON_PLATFORM]);
  const seed = seedOf(demo);
  sandbox.seed(seed);
  await app.start();
  const driver = createDriver(sandbox, () => app.settle());
  const openIdOf = (name: string): string => seed.people.find((one) => one.name === name)?.openId ?? '';
  await declare({ as: (name: string) => driver.as(openIdOf(name)) } as World);
  await app.stop();
  const sql = await openSql(url);
  const [task] = await sql.rows("SELECT id FROM `task` WHERE `state` = 'open'");
  await sql.run(`UPDATE \`identity\` SET \`appId\` = '${APP.appId}'`);
  await sql.close();
  return { openId: openIdOf(OFFICE), taskId: Number(task?.['id']) };
}
