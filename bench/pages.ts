/**
 * What the pages that list everything cost in a grown database (`npm run bench:grow`), for the office and for somebody who handles
 * projects: each is asked for one at a time, and the slowest decides. While it is
 * answered nobody else is for the longest pause of the process.
 *
 *     npm run bench:pages -- --at sqlite:/tmp/grown.sqlite [--rounds 5]
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { closedLoop } from './lib/client.js';
import { readGrown } from './lib/grown.js';
import { fsyncMs } from './lib/machine.js';
import { openSql } from './lib/many.js';
import { spread, table } from './lib/numbers.js';
import { APP } from './lib/pushes.js';
import { startServer } from './lib/server.js';

const { values } = parseArgs({
  options: {
    at: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});
const grown = await readGrown(values.at);
const year = new Date().getFullYear();
const lists = [
  '',
  'projects',
  'projects?page=200',
  'projects?late=yes',
  'tasks',
  'calendar',
  'calendar?all=yes',
  'letters',
  'meetings',
  'drafts',
  'chat',
];
const searches = ['智慧场馆预约平台640', 'BENCH-99999', 'szsjgx', 'zhihui', '没有这样的名称'].map(
  (query) => `projects?q=${encodeURIComponent(query)}`,
);
const boards = ['board', 'board?q=szsjgx', 'board/late', 'board/load', 'board/statistics', `board/statistics?year=${year - 5}`];
const asked = {
  office: {
    userId: grown.openId,
    paths: [
      ...lists,
      ...searches,
      ...boards,
      'board/export/projects.xlsx',
      'board/export/projects.xlsx?q=szsjgx',
      `board/export/projects.xlsx?year=${year - 5}`,
      'board/export/tasks.xlsx',
    ],
  },
  handler: { userId: grown.handlerId, paths: [...lists, ...searches] },
};

const rows: string[][] = [];
for (const [who, { userId, paths }] of Object.entries(asked)) {
  const cookie = await signOn(userId);
  const server = await startServer('steward', { BENCH_DATABASE: values.at });
  await get(server.port, '/pages/', cookie);
  await server.usage();
  for (const path of paths.filter((one) => one.includes(values.only))) {
    const taken: number[] = [];
    let bytes = 0;
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const one = await get(server.port, `/pages/${path}`, cookie);
      taken.push(one.ms);
      bytes = one.bytes;
    }
    const { rss, pause } = await server.usage();
    const figures = [pause, bytes / 1024, rss / 1e6].map((figure) => figure.toFixed(0));
    const row = [who, `/pages/${decodeURIComponent(path)}`, spread(taken, 0), ...figures];
    rows.push(row);
    console.log(row.join('  '));
  }
  await server.stop();
}
console.log(
  `\n${grown.projects} projects, ${grown.running} under way; fsync p50 ${fsyncMs().toFixed(2)} ms; ${values.rounds} rounds\n`,
);
console.log(table(['who', 'page', 'ms, median [min..max]', 'longest pause, ms', 'KB', 'RSS MB after'], rows));

async function get(port: number, path: string, cookie: string) {
  const head = [`GET ${path} HTTP/1.1`, 'host: 127.0.0.1', `cookie: __Host-steward_session=${cookie}`, '', ''].join('\r\n');
  const began = performance.now();
  const { ok, last } = await closedLoop(port, 1, [Buffer.from(head)][Symbol.iterator](), 60_000, () => true);
  if (ok !== 1) throw new Error(`${path} was not answered: ${last.slice(0, 300)}`);
  return { ms: performance.now() - began, bytes: Buffer.byteLength(last) };
}

async function signOn(userId: string): Promise<string> {
  const token = `bench-${userId}`;
  const sql = await openSql(values.at);
  const [account] = await sql.rows(`SELECT staffId FROM identity WHERE appId = '${APP.appId}' AND userId = '${userId}'`);
  const hash = createHash('sha256').update(token).digest('hex');
  const now = Date.now();
  await sql.run(`DELETE FROM page_session WHERE tokenHash = '${hash}'`);
  await sql.run(
    `INSERT INTO page_session (tokenHash, csrf, staffId, platform, appId, userId, at, seenAt, \`until\`)
     VALUES ('${hash}', 'bench', ${Number(account?.['staffId'])}, 'lark', '${APP.appId}', '${userId}', ${now}, ${now}, ${now + 36e5})`,
  );
  await sql.close();
  return token;
}
