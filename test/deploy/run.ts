/** `npm run deploy:try`: see README.md. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'node:tls';
import { closedLoop } from '../../bench/lib/client.js';
import { prepareClicks } from '../../bench/lib/clicks.js';
import { openSql } from '../../bench/lib/many.js';
import { quantile } from '../../bench/lib/numbers.js';
import { APP } from '../../bench/lib/pushes.js';
import { bootMachine } from './machine.js';

const PRESSES = 12_000;
const AT_ONCE = 4;
const PROCESSES = [1, 2, 3];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const server = (process.env['TEST_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306').replace(/\/$/, '');
const name = `steward_deploy_${randomBytes(4).toString('hex')}`;
const admin = await openSql(server);
await admin.run(`CREATE DATABASE ${name} COLLATE utf8mb4_bin`);
const url = `${server}/${name}`;
const endDatabase = async (): Promise<void> => {
  await admin.run(`DROP DATABASE ${name}`);
  await admin.close();
};
const machine = await bootMachine(process.env['DEPLOY_ROOT'] ?? join(tmpdir(), 'steward-deploy'), {
  LARK_APP_ID: APP.appId,
  LARK_APP_SECRET: 'secret',
  LARK_ENCRYPT_KEY: APP.encryptKey,
  LARK_VERIFICATION_TOKEN: APP.verificationToken,
  LARK_DOMAIN: 'http://127.0.0.1:9',
  DATABASE_URL: url,
  DATA_DIR: '/opt/steward/data',
  PUBLIC_URL: 'https://steward.example.gov.cn',
  // One person presses for all.
  ACTS_PER_MINUTE: '100000000',
}).catch(async (error: unknown) => {
  await endDatabase();
  throw error;
});
const units = PROCESSES.map((no) => `steward@${no}`);
try {
  await machine.run('systemctl', 'stop', ...units);
  await admin.run(`DROP DATABASE ${name}; CREATE DATABASE ${name} COLLATE utf8mb4_bin`);
  const clicks = await prepareClicks(url, PRESSES);
  await machine.run('systemctl', 'start', ...units);

  const wires = clicks()[Symbol.iterator]();
  let isOver = false;
  const until = { next: () => (isOver ? { done: true as const, value: undefined } : wires.next()) };
  // What was done is counted in the database afterwards.
  const pressing = closedLoop(throughNginx, AT_ONCE, until, Infinity, () => true);
  await delay(2000);
  for (const unit of units) {
    const began = performance.now();
    await machine.run('systemctl', 'restart', unit);
    say(`${unit} restarted in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  await machine.run('systemctl', 'kill', '--signal=SIGKILL', 'steward@2');
  await delay(8000);
  say(
    `steward@2, killed: ${(await machine.run('systemctl', 'show', '-p', 'NRestarts,ActiveState', 'steward@2')).trim().replace('\n', ', ')}`,
  );
  isOver = true;
  const { ok, other, latencies, last } = await pressing;

  const sql = await openSql(url);
  const [row] = await sql.rows("SELECT COUNT(*) AS done FROM task WHERE state = 'done' AND kind = 'review'");
  await sql.close();
  const done = Number(row?.['done']);
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  say(`${ok} presses answered, ${other} not, ${done} done; p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`);
  const isHeld = ok > 0 && other === 0 && done === ok;
  say(isHeld ? 'held' : `BROKE; the last answer: ${last.slice(0, 300)}`);
  process.exitCode = isHeld ? 0 : 1;
} finally {
  await machine.stop();
  await endDatabase();
}

function throughNginx() {
  return connect({ port: 443, host: '127.0.0.1', rejectUnauthorized: false });
}
