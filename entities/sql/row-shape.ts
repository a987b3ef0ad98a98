import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { rowMaker } from './row-maker.js';
import type { SqlRow, SqlValue } from './session.js';
import { Texts } from './texts.js';

type Row = Readonly<Record<string, unknown>>;
type Convert = (value: unknown) => unknown;

/** How the rows of one table are written and read: TypeORM's own conversions, looked up once per column. */
export interface RowShape<T> {
  readonly table: string;
  readonly versioned: boolean;
  /** Statements on this table that were put together before. */
  readonly texts: Texts;
  toSql(column: string, value: unknown): SqlValue;
  /** A versioned row that was just inserted, as it would be read: what is not given is null. */
  added(row: object, id: number): T;
  /** A versioned row as it would be read after a change. */
  changed(row: object & { readonly version: number }, patch: object): T;
  /** The same row is parsed once: a unit that asks for it again has it. */
  parseRow(raw: SqlRow): T;
  parseRows(raw: readonly SqlRow[]): T[];
}

export function rowShape<T extends ObjectLiteral>(dataSource: DataSource, entity: EntityTarget<T>): RowShape<T> {
  const metadata = dataSource.getMetadata(entity);
  const write = new Map<string, Convert>();
  const read = new Map<string, Convert>();
  for (const column of metadata.columns) {
    const longest = column.type === 'varchar' ? Number(column.length) : Infinity;
    const plain = column.transformer === undefined && column.type !== 'boolean' && column.type !== 'json';
    write.set(column.propertyName, (value) => {
      // SQLite would keep any length and MySQL refuse it: a unit must not know which one it is on. Both count characters, of which some are two units here.
      if (typeof value === 'string' && value.length > longest && [...value].length > longest) {
        throw new Error(`${column.propertyName} is over ${longest} characters`);
      }
      return plain ? value : dataSource.driver.preparePersistentValue(value, column);
    });
    if (!plain) read.set(column.propertyName, (value) => dataSource.driver.prepareHydratedValue(value, column));
  }
  const columns = metadata.columns.map(({ propertyName: name }) => ({ name, convert: read.get(name) }));
  const places = new Map(columns.map(({ name }, at) => [name, at]));
  const makeRow = rowMaker(columns.map(({ name }) => name));
  const converted = [...read].map(([column, convert]) => ({ column, convert }));
  const parseRow = (raw: SqlRow): T => {
    if (Object.isFrozen(raw)) return raw as T;
    // In its place: the driver made it for this unit alone.
    const row = raw as Record<string, unknown>;
    for (const { column, convert } of converted) if (row[column] !== undefined) row[column] = convert(row[column]);
    return Object.freeze(row) as T;
  };
  const toSql = (column: string, value: unknown): SqlValue => {
    const convert = write.get(column);
    if (convert === undefined) throw new Error(`${metadata.tableName} has no column ${column}`);
    return parseSqlValue(convert(value));
  };
  /** A value that was written, as it would be read. */
  const asRead = (column: string, value: unknown, convert: Convert | undefined): unknown =>
    convert === undefined ? (value ?? null) : convert(toSql(column, value));
  return {
    table: metadata.tableName,
    versioned: metadata.versionColumn !== undefined,
    texts: new Texts(),
    toSql,
    added(row, id) {
      const given = row as Row;
      const values = columns.map(({ name, convert }) => {
        if (name === 'id') return id;
        return name === 'version' ? 1 : asRead(name, given[name], convert);
      });
      return Object.freeze(makeRow(values)) as T;
    },
    changed(row, patch) {
      const [before, given] = [row as Row, patch as Row];
      const values = columns.map(({ name }) => before[name]);
      const put = (name: string, value: unknown): void => {
        const at = places.get(name);
        if (at !== undefined) values[at] = value;
      };
      for (const name of Object.keys(patch)) put(name, asRead(name, given[name], read.get(name)));
      put('version', row.version + 1);
      return Object.freeze(makeRow(values)) as T;
    },
    parseRow,
    parseRows: (raw) => raw.map(parseRow),
  };
}

function parseSqlValue(value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`A ${typeof value} cannot be stored`);
}
