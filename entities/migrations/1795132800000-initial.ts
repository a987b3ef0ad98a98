import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MEETING_TABLES } from './initial/meeting.js';
import { MESSAGE_TABLES } from './initial/message.js';
import { PEOPLE_TABLES } from './initial/people.js';
import { PROJECT_TABLES } from './initial/project.js';
import { TIME_TABLES } from './initial/time.js';
import { createTables, dropTables, isSqlite } from './kit.js';

const TABLES = [...PEOPLE_TABLES, ...PROJECT_TABLES, ...TIME_TABLES, ...MEETING_TABLES, ...MESSAGE_TABLES];

export class Initial1795132800000 implements MigrationInterface {
  readonly name = 'Initial1795132800000';

  async up(runner: QueryRunner): Promise<void> {
    // Compare texts byte by byte, as SQLite does: the usual collation takes 'A' for 'a' and one emoji for another.
    if (!isSqlite(runner)) await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
    await createTables(runner, TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, TABLES);
  }
}
