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

/**
 * Copies the one project of a template database with its tasks, form, material and cards `count` times. Task `t` of copy `n` has the id
 * `t + n * STRIDE`.
 */
export async function copyProject(sql: Sql, count: number): Promise<void> {
  for (const [table, moved] of Object.entries(OWN)) {
    const rows = await sql.rows(`SELECT * FROM \`${table}\``);
    for (const row of rows.filter((one) => table === 'project' || one['projectId'] !== null)) {
      const columns = Object.keys(row);
      const values = columns.map((column) => valueOf(column, row[column], moved));
      const into = columns.map((column) => `\`${column}\``).join(', ');
      await sql.run(`INSERT INTO \`${table}\` (${into}) SELECT ${values.join(', ')} FROM ${sql.numbers(count)} numbers`);
    }
  }
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
