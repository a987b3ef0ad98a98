import { Table, type QueryRunner, type TableColumnOptions, type TableIndexOptions } from 'typeorm';

type Kind = 'text' | 'json' | 'int' | 'bool' | 'bigint';
/** `varchar` by its length, everything else by its kind; a trailing `?` allows null. */
export type ColumnSpec = Kind | `${Kind}?` | number | `${number}?`;
export interface TableSpec {
  readonly name: string;
  /** Without a column that is named here the table has an `id` that counts up. */
  readonly key?: string;
  readonly columns: Readonly<Record<string, ColumnSpec>>;
  /** Name → columns, and whether they are unique. */
  readonly indices?: Readonly<Record<string, { readonly on: readonly string[]; readonly unique?: true }>>;
}

const SQLITE: Record<Kind, string> = { text: 'text', json: 'json', int: 'integer', bool: 'boolean', bigint: 'bigint' };
const MYSQL: Record<Kind, string> = { text: 'mediumtext', json: 'json', int: 'int', bool: 'tinyint', bigint: 'bigint' };

/** Makes the tables that are not there yet: on MySQL a migration that broke off has left some behind. */
export async function createTables(runner: QueryRunner, specs: readonly TableSpec[]): Promise<void> {
  for (const spec of specs) await runner.createTable(tableFor(spec, isSqlite(runner)), true);
}

export async function dropTables(runner: QueryRunner, specs: readonly TableSpec[]): Promise<void> {
  for (const { name } of [...specs].reverse()) await runner.dropTable(name, true);
}

export function isSqlite(runner: QueryRunner): boolean {
  return runner.dataSource.options.type === 'better-sqlite3';
}

/** Columns by table. Only such as may be null: rows that are there have nothing to put into them. */
export type ColumnSpecs = Readonly<Record<string, Readonly<Record<string, `${Kind}?` | `${number}?`>>>>;
export interface IndexSpec {
  readonly table: string;
  readonly name: string;
  readonly on: readonly string[];
  /** Only these rows are in it, on SQLite; a query finds it that says the same in its text. */
  readonly where?: string;
}

/** Adds the columns and then the indices that are not there yet, without copying the table. */
export async function addColumns(runner: QueryRunner, specs: ColumnSpecs, indices: readonly IndexSpec[] = []): Promise<void> {
  const kinds = isSqlite(runner) ? SQLITE : MYSQL;
  for (const [table, columns] of Object.entries(specs)) {
    for (const [name, spec] of Object.entries(columns)) {
      if (await runner.hasColumn(table, name)) continue;
      const { type, length } = columnFor(name, spec, kinds, false);
      const sized = length === undefined ? type : `${type}(${length})`;
      await runner.query(`ALTER TABLE \`${table}\` ADD COLUMN \`${name}\` ${sized} NULL`);
    }
  }
  for (const { table, name, on, where } of indices) {
    if (await hasIndex(runner, table, name)) continue;
    const some = where === undefined ? '' : ` WHERE ${where}`;
    await runner.query(`CREATE INDEX \`${name}\` ON \`${table}\` (${on.map((each) => `\`${each}\``).join(', ')})${some}`);
  }
}

export async function dropColumns(runner: QueryRunner, specs: ColumnSpecs, indices: readonly IndexSpec[] = []): Promise<void> {
  for (const { table, name } of indices) {
    if (!(await hasIndex(runner, table, name))) continue;
    await runner.query(isSqlite(runner) ? `DROP INDEX \`${name}\`` : `DROP INDEX \`${name}\` ON \`${table}\``);
  }
  for (const [table, columns] of Object.entries(specs)) {
    for (const name of Object.keys(columns)) await runner.query(`ALTER TABLE \`${table}\` DROP COLUMN \`${name}\``);
  }
}

/** Indices that go, and those that come instead. */
export async function exchange(runner: QueryRunner, old: readonly IndexSpec[], now: readonly IndexSpec[]): Promise<void> {
  await dropColumns(runner, {}, old);
  await addColumns(runner, {}, now);
}

async function hasIndex(runner: QueryRunner, table: string, name: string): Promise<boolean> {
  return (await runner.getTable(table))?.indices.some((index) => index.name === name) ?? false;
}

function tableFor({ name, key, columns, indices = {} }: TableSpec, sqlite: boolean): Table {
  const kinds = sqlite ? SQLITE : MYSQL;
  const id: TableColumnOptions = {
    name: 'id',
    type: kinds.int,
    isPrimary: true,
    isGenerated: true,
    generationStrategy: 'increment',
  };
  const given = Object.entries(columns).map(([column, spec]) => columnFor(column, spec, kinds, column === key));
  const indexed = Object.entries(indices).map(([index, { on, unique = false }]): TableIndexOptions => ({
    name: index,
    columnNames: [...on],
    isUnique: unique,
  }));
  return new Table({ name, columns: key === undefined ? [id, ...given] : given, indices: indexed });
}

function columnFor(name: string, spec: ColumnSpec, kinds: Record<Kind, string>, isPrimary: boolean): TableColumnOptions {
  const text = String(spec);
  const isNullable = text.endsWith('?');
  const bare = isNullable ? text.slice(0, -1) : text;
  const common = { name, isNullable, isPrimary };
  const kind = parseKind(bare);
  return kind === null ? { ...common, type: 'varchar', length: bare } : { ...common, type: kinds[kind] };
}

function parseKind(word: string): Kind | null {
  return word in SQLITE ? (word as Kind) : null;
}
