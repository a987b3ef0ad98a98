import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceFor } from '../../../entities/data-source.js';
import { bringUpToDate } from '../../../entities/migrate.js';
import { txFactory } from '../../../entities/open-tx.js';
import type { SqlValue } from '../../../entities/sql/session.js';
import type { Tx } from '../../../entities/tx.js';
import { UnitSession } from '../../../entities/sql/unit-session.js';

/** How SQLite would carry out each statement that a store makes: it names the indices that it takes. */
let folder: string;
let planOf: (read: (tx: Tx) => Promise<unknown>) => Promise<string>;
let close: () => Promise<void>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plans-'));
  const dataSource = await dataSourceFor(`sqlite:${folder}/plans.sqlite`).initialize();
  await bringUpToDate(dataSource, () => 0.5);
  close = () => dataSource.destroy();
  planOf = async (read) => {
    const steps: string[] = [];
    const select = async (sql: string, values: readonly SqlValue[]) => {
      if (sql.includes('1 = 0')) return [];
      const plan = await dataSource.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, [...values]);
      steps.push(...plan.map(({ detail }) => detail));
      return [];
    };
    const run = () => Promise.reject(new Error('nothing is written here'));
    await read(txFactory(dataSource)(new UnitSession({ select, run })));
    return steps.join('\n');
  };
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const OFFICE = { policyId: 'linan', unitId: 3, all: true, others: [] };
const UNIT = { ...OFFICE, all: false };
const DUTIES = {
  ...{ policyId: 'linan', versions: ['2021.2'], unitId: 3, unitRoles: [], otherRoles: ['office'] },
  ...{ anyBody: false, hands: { staffId: 1, kept: [] } },
};
const YEAR = { from: 1, to: 2 };

describe('a list costs what it shows, however much the years have left', () => {
  it.each<[string, (tx: Tx) => Promise<unknown>, RegExp]>([
    ['the latest projects', (tx) => tx.projects.seen(OFFICE, { limit: 20 }), /USING INDEX ix_project_recent/],
    ['how many stand where', (tx) => tx.projects.standings(OFFICE, '2026-01-05'), /USING COVERING INDEX ix_project_standing/],
    ['a search', (tx) => tx.projects.search('linan', { query: 'zhcg' }), /USING INDEX ix_project_recent/],
    [
      'the reminders of a day',
      (tx) => tx.deadlines.dueRungs('2026-01-05', 500),
      /USING INDEX ix_deadline_due \(state=\? AND nextRungOn<\?\)/,
    ],
    ['what has lapsed', (tx) => tx.deadlines.lapsed('2026-01-05', 500), /USING INDEX ix_deadline_lapse/],
    ['the clocks of a month', (tx) => tx.deadlines.dueWithin(OFFICE, '2026-01-01', '2026-01-31'), /USING INDEX ix_deadline_day/],
    ['what is late', (tx) => tx.deadlines.late(OFFICE, '2026-01-05'), /SEARCH t USING INDEX ix_deadline_\w+ \(state=\?/],
    ['the open tasks of a role', (tx) => tx.tasks.openFor({ actorRoles: ['office'] }), /USING INDEX ix_task_actor/],
    ['what one person has in hand', (tx) => tx.tasks.openInHandsOf(3), /USING INDEX ix_task_actor \(state=\?\)/],
    ['what a body was asked', (tx) => tx.tasks.ofBody(3), /USING INDEX ix_task_body \(bodyUnitId=\?\)/],
    [
      'the drafts, which are few among all',
      (tx) => tx.projects.seen(OFFICE, { status: 'draft', limit: 20 }),
      /USING INDEX ix_project_(standing|unit) \(policyId=\? AND (unitId=\? AND )?status=\?\)/,
    ],
    [
      "a unit's latest projects",
      (tx) => tx.projects.seen(UNIT, { limit: 20 }),
      /USING INDEX ix_project_unit \(policyId=\? AND unitId=\?\)/,
    ],
    [
      "a unit's drafts",
      (tx) => tx.projects.ofUnit('linan', 3, { status: 'draft' }),
      /USING INDEX ix_project_unit \(policyId=\? AND unitId=\? AND status=\?\)/,
    ],
    ['what one person handles', (tx) => tx.projects.openOf(3), /USING INDEX ix_project_handler \(handlerId=\? AND status=\?\)/],
    [
      'when projects came into their stages',
      (tx) => tx.board.stageEntries({ policyId: 'linan', ids: [1, 2] }),
      /USING INDEX ix_audit_subject \(subject=\? AND type=\?\)/,
    ],
    ['who handles what is open', (tx) => tx.projects.openHandlers('linan'), /USING INDEX ix_project_standing/],
    ['how much waits for somebody', (tx) => tx.duties.count(DUTIES), /USING INDEX ix_task_actor/],
    [
      'the most urgent of it',
      (tx) => tx.duties.urgent(DUTIES, 8),
      /SEARCH d USING COVERING INDEX ix_deadline_task \(taskId=\? AND state=\?\)/,
    ],
    [
      'whether a file is somebody’s',
      async (tx) => [await tx.materials.names('a'), await tx.letters.names('a')],
      /USING INDEX ix_material_file \(sha256=\?\)[\s\S]*USING INDEX ix_letter_file \(sha256=\?\)/,
    ],
    ['how many are late', (tx) => tx.projects.standings(OFFICE, '2026-01-05'), /COVERING INDEX ix_deadline_open/],
    [
      'the tasks of a year',
      (tx) => tx.board.doneWith({ policyId: 'linan', since: YEAR }, { from: 1, to: 2 }, [{ task: 'review', outcome: 'return' }]),
      /USING INDEX ix_task_project/,
    ],
    [
      'the chat in which an account reads',
      (tx) => tx.outbox.chatOf({ platform: 'lark', appId: 'cli_1' }, 'ou_1'),
      /SEARCH o USING INDEX ix_outbox_to[\s\S]*SEARCH i .*\(platform=\? AND appId=\? AND userId=\?\)[\s\S]*SEARCH c USING INDEX ix_card_staff \(staffId=\?\)/,
    ],
  ])('%s', async (_, read, wanted) => {
    const plan = await planOf(read);
    expect(plan).toMatch(wanted);
    expect(plan).not.toMatch(/SCAN (t|p|d|o|c)\b/);
  });

  it('sorts no table for a page of it', async () => {
    expect(await planOf((tx) => tx.projects.seen(OFFICE, { limit: 20 }))).not.toContain('TEMP B-TREE');
    expect(await planOf((tx) => tx.deadlines.dueRungs('2026-01-05', 500))).not.toContain('TEMP B-TREE');
  });
});
