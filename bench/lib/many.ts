import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

/** Runs one statement; `params` by position. */
export interface Sql {
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
  /** `n` from 1 to `count` as a table to join. */
  numbers(count: number): string;
}

export async function openSql(url: string): Promise<Sql> {
  if (url.startsWith('sqlite:')) {
    const db = new Database(url.slice('sqlite:'.length));
    return {
      run: async (sql) => void db.exec(sql),
      rows: async (sql) => db.prepare(sql).all() as Record<string, unknown>[],
      close: async () => void db.close(),
      numbers: (count) =>
        `(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count}) SELECT n FROM numbers)`,
    };
  }
  const db = await createConnection({ uri: url, multipleStatements: true });
  return {
    run: async (sql) => void (await db.query(sql)),
    rows: async (sql) => (await db.query(sql))[0] as Record<string, unknown>[],
    close: () => db.end(),
    numbers: (count) => `(SELECT CAST(seq AS SIGNED) AS n FROM seq_1_to_${count})`,
  };
}

/** Rows that belong to one project, and which of their columns are ids that move with it. */
const OWN = {
  project: [],
  task: ['projectId', 'openedBy'],
  form: ['projectId', 'taskId'],
  material: ['projectId', 'taskId'],
  card_message: ['projectId', 'taskId'],
} as const;

/** Ids of the copies lie so far apart. */
export const STRIDE = 10;

/** The end of a chain to go on from: a press that begins one costs less. The copies' hashes are those of the original. */
async function copyChain(sql: Sql, numbers: string): Promise<void> {
  const subject = text('project:', `1 + n * ${STRIDE}`);
  await sql.run(
    `INSERT INTO \`audit\` (\`subject\`, \`seq\`, \`at\`, \`type\`, \`byId\`, \`body\`, \`prevHash\`, \`hash\`)
     SELECT ${subject}, a.\`seq\`, a.\`at\`, a.\`type\`, a.\`byId\`, a.\`body\`, a.\`prevHash\`, a.\`hash\`
     FROM \`audit\` a JOIN \`sequence\` s ON s.\`key\` = 'audit:project:1' AND a.\`seq\` = s.\`value\`, ${numbers} numbers
     WHERE a.\`subject\` = 'project:1'`,
  );
  await sql.run(
    `INSERT INTO \`sequence\` (\`key\`, \`value\`) SELECT CONCAT('audit:', ${subject}), s.\`value\`
     FROM \`sequence\` s, ${numbers} numbers WHERE s.\`key\` = 'audit:project:1'`,
  );
}

/** Which copies, and where they differ: SQL over `n`, by table and column; `'task:open'` for the open task alone. */
export interface Copies {
  /** The number of the first, 1 unless given. */
  readonly first?: number;
  readonly count: number;
  readonly differ?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Copies the one project of a template database with its tasks, form, material and cards. Task `t` of copy `n` has the id
 * `t + n * STRIDE`.
 */
export async function copyProject(sql: Sql, { first = 1, count, differ = {} }: Copies): Promise<void> {
  const numbers = `(SELECT n + ${first - 1} AS n FROM ${sql.numbers(count)} counted)`;
  const [template] = await sql.rows('SELECT MIN(`id`) AS `id` FROM `project`');
  for (const [table, moved] of Object.entries(OWN)) {
    const owner = table === 'project' ? 'id' : 'projectId';
    for (const row of await sql.rows(`SELECT * FROM \`${table}\` WHERE \`${owner}\` = ${Number(template?.['id'])}`)) {
      const own = { ...differ[table], ...(row['state'] === 'open' ? differ[`${table}:open`] : {}) };
      const columns = Object.keys(row);
      const values = columns.map((column) => own[column] ?? valueOf(column, row[column], moved));
      const into = columns.map((column) => `\`${column}\``).join(', ');
      await sql.run(`INSERT INTO \`${table}\` (${into}) SELECT ${values.join(', ')} FROM ${numbers} numbers`);
    }
  }
  await copyChain(sql, numbers);
}

function valueOf(column: string, value: unknown, moved: readonly string[]): string {
  if (value === null) return 'NULL';
  if (column === 'id' || moved.includes(column)) return `${Number(value)} + n * ${STRIDE}`;
  if (column === 'number') return text('BENCH-', 'n');
  if (column === 'messageId') return text('om_bench_', 'n');
  if (typeof value === 'number') return String(value);
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${plain.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** SQLite and MariaDB join words differently; both cast a number that is appended by `CONCAT`. */
function text(prefix: string, number: string): string {
  return `CONCAT('${prefix}', ${number})`;
}
