/**
 * What the reads of a project cost MariaDB and this program (CPU, µs a read), by how eight projects are asked for: each by its task as a press
 * does, each by its own number, without an order, eight in one statement (UNION ALL), and eight numbers in one list. The server must run on this machine.
 *
 *     npm run bench:together -- [--rounds 200]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { prepareClicks } from './lib/clicks.js';
import { makeDatabase } from './lib/database.js';
import { table } from './lib/numbers.js';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } });
const rounds = Number(values.rounds);
const PROJECTS = 6000;
const TOGETHER = 8;

interface Which {
  readonly task: number;
  readonly project: number;
}
interface Read {
  readonly table: string;
  /** The column that holds the project's number. */
  readonly by: string;
  readonly order: string;
}

const READS: readonly Read[] = [
  { table: 'project', by: 'id', order: '' },
  { table: 'task', by: 'projectId', order: ' ORDER BY `id`' },
  { table: 'form', by: 'projectId', order: ' ORDER BY `form`, `revision`' },
  { table: 'material', by: 'projectId', order: ' ORDER BY `id`' },
  { table: 'opinion', by: 'projectId', order: ' ORDER BY `no`, `id`' },
  { table: 'deadline', by: 'projectId', order: ' ORDER BY `dueOn`, `id`' },
  { table: 'pause', by: 'projectId', order: ' ORDER BY `id`' },
];
const ofTask = ({ task }: Which): string => `(SELECT x.\`projectId\` FROM \`task\` x WHERE x.\`id\` = ${task})`;
const from = ({ table: name, by }: Read, id: string | number): string => `\`${name}\` t WHERE t.\`${by}\` = ${id}`;
const WAYS: Readonly<Record<string, (read: Read, some: readonly Which[]) => string>> = {
  'by task': (read, some) => some.map((one) => `SELECT t.* FROM ${from(read, ofTask(one))}${read.order}`).join('; '),
  'by number': (read, some) => some.map(({ project }) => `SELECT t.* FROM ${from(read, project)}${read.order}`).join('; '),
  'in no order': (read, some) => some.map(({ project }) => `SELECT t.* FROM ${from(read, project)}`).join('; '),
  'by task in one UNION': (read, some) =>
    some.map((one, at) => `(SELECT ${at} AS \`at\`, t.* FROM ${from(read, ofTask(one))})`).join(' UNION ALL '),
  'in one list': ({ table: name, by, order }, some) =>
    `SELECT t.* FROM \`${name}\` t WHERE t.\`${by}\` IN (${some.map(({ project }) => project).join(', ')})${order}`,
};

const place = await makeDatabase('mariadb');
try {
  await prepareClicks(place.url, PROJECTS);
  const connection = await createConnection({ uri: place.url, multipleStatements: true });
  const ask = async (sql: string): Promise<RowDataPacket[]> => (await connection.query<RowDataPacket[]>(sql))[0];
  // What was filled just now is taken to be empty otherwise, and looked through.
  for (const { table: name } of READS) await ask(`ANALYZE TABLE \`${name}\``);
  const serverUs = cpuOf(Number(readFileSync(String((await ask('SELECT @@pid_file AS `at`'))[0]?.['at']), 'utf8')));
  const whiches = (await ask("SELECT `id` AS `task`, `projectId` AS `project` FROM `task` WHERE `state` = 'open'")) as Which[];
  const taken = (at: number): Which[] => whiches.slice(at % (whiches.length - TOGETHER)).slice(0, TOGETHER);

  const measured = async (sqlOf: (some: readonly Which[]) => string): Promise<string> => {
    for (let at = 0; at < rounds; at += 1) await ask(sqlOf(taken(at * TOGETHER)));
    const [server, own] = [serverUs(), process.cpuUsage()];
    for (let at = 0; at < rounds; at += 1) await ask(sqlOf(taken(at * TOGETHER)));
    const { user, system } = process.cpuUsage(own);
    return [serverUs() - server, user + system].map((us) => (us / rounds / TOGETHER).toFixed(0)).join(' + ');
  };
  const lines: string[][] = [];
  for (const read of READS) {
    const line = [read.table];
    for (const way of Object.values(WAYS)) line.push(await measured((some) => way(read, some)));
    lines.push(line);
  }
  console.log(table(['server + program, µs', ...Object.keys(WAYS)], lines));
  await connection.end();
} finally {
  await place.drop();
}

/** What a process and all its threads were busy, in µs. */
function cpuOf(pid: number): () => number {
  const tasks = `/proc/${pid}/task`;
  const ran = (thread: string): number => Number(readFileSync(`${tasks}/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1000;
  return () => readdirSync(tasks).reduce((sum, thread) => sum + ran(thread), 0);
}
