import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

export interface Place {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database: a file of its own (on the disk of the temporary folder), or one on the server at `BENCH_MARIADB_URL`. */
export async function makeDatabase(kind: string): Promise<Place> {
  if (kind === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'bench-db-'));
    return { url: `sqlite:${folder}/bench.sqlite`, drop: () => rm(folder, { recursive: true, force: true }) };
  }
  const server = process.env['BENCH_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306';
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const admin = await createConnection(server);
    await admin.query(sql);
    await admin.end();
  };
  await run(`CREATE DATABASE \`${name}\` COLLATE utf8mb4_bin`);
  return { url: `${server}/${name}`, drop: () => run(`DROP DATABASE \`${name}\``) };
}
