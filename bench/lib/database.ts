import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

export interface Place {
  readonly url: string;
  /** The same content once more; nothing may write to either meanwhile. */
  copy(): Promise<Place>;
  drop(): Promise<void>;
}

/** An empty database: a file of its own (on the disk of the temporary folder), or one on the server at `BENCH_MARIADB_URL`. */
export async function makeDatabase(kind: string): Promise<Place> {
  return kind === 'sqlite' ? makeFile() : makeSchema();
}

async function makeFile(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-db-'));
  const file = join(folder, 'bench.sqlite');
  return {
    url: `sqlite:${file}`,
    copy: async () => {
      const place = await makeFile();
      await cp(file, place.url.slice('sqlite:'.length));
      return place;
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function makeSchema(): Promise<Place> {
  const server = process.env['BENCH_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306';
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const admin = await createConnection(server);
    await admin.query(sql);
    await admin.end();
  };
  await run(`CREATE DATABASE \`${name}\` COLLATE utf8mb4_bin`);
  return {
    url: `${server}/${name}`,
    copy: async () => {
      const place = await makeSchema();
      const other = new URL(place.url).pathname.slice(1);
      const admin = await createConnection(server);
      const [tables] = await admin.query<RowDataPacket[]>(
        'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?',
        [name],
      );
      for (const { name: table } of tables) {
        await admin.query(`CREATE TABLE ${other}.\`${String(table)}\` LIKE ${name}.\`${String(table)}\``);
        await admin.query(`INSERT INTO ${other}.\`${String(table)}\` SELECT * FROM ${name}.\`${String(table)}\``);
      }
      await admin.end();
      return place;
    },
    drop: () => run(`DROP DATABASE \`${name}\``),
  };
}
