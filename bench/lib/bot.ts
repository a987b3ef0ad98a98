import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, compose } from '../../bot/compose.js';
import { parseEnv } from '../../bot/env/env.js';
import { APP } from './pushes.js';

/** The whole bot on a database that is there already; nothing happens by itself, and nothing is sent. */
export async function startBot(url: string | undefined): Promise<{ readonly app: App; readonly port: number }> {
  const env = parseEnv({
    PORT: '0',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'bench-')),
    DATABASE_URL: url,
    LARK_APP_ID: APP.appId,
    LARK_APP_SECRET: 'bench',
    LARK_ENCRYPT_KEY: APP.encryptKey,
    LARK_VERIFICATION_TOKEN: APP.verificationToken,
    LARK_DOMAIN: 'http://127.0.0.1:9',
    // One person presses for all: he is counted, and never stopped.
    ACTS_PER_MINUTE: '100000000',
    LOG_LEVEL: process.env['BENCH_LOG'] ?? 'fatal',
  });
  if ('faults' in env) throw new Error(env.faults.map(({ variable, says }) => `${variable} ${says}`).join('\n'));
  const app = await compose(env, { ticking: false });
  const address = await app.start();
  await app.dispatcher.stop();
  return { app, port: Number(new URL(address).port) };
}
