import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodyText } from '../../entities/audit/audit-chain.js';
import type { NewAuditEvent } from '../../entities/audit/audit-event.js';
import { dataSourceFor } from '../../entities/data-source.js';
import { verifyAudit } from '../../entities/audit/verify-audit.js';
import { databases, useDatabase } from '../support/database.js';
import { NOON } from './rows.js';

const closed = (reason: string): NewAuditEvent => ({
  type: 'TASK_CLOSED',
  byId: 3,
  body: { taskId: 9, task: 'firstReview', outcome: 'pass', reason },
});

describe.each(databases())('the audit trail on $name', (kind) => {
  const place = useDatabase(kind);
  /** What someone uses who goes past the program. */
  let behindItsBack: DataSource;
  beforeAll(async () => {
    behindItsBack = await dataSourceFor(place.url).initialize();
  });
  afterAll(() => behindItsBack.destroy());
  beforeEach(async () => {
    for (const table of ['audit', 'sequence']) await behindItsBack.query(`DELETE FROM \`${table}\``);
    await place.db.tx(async (tx) => {
      for (const reason of ['甲', '乙', '丙']) {
        for (const project of [1, 2]) await tx.audit.append(`project:${project}`, closed(reason), NOON);
      }
    });
  });

  it('is whole when nobody touched it', async () => {
    expect(await verifyAudit(place.db)).toEqual({ ok: true, checked: 6, firstBroken: null });
  });

  it('goes on in many subjects at once, those that have no chain yet too', async () => {
    const subjects = ['project:2', 'project:7', 'project:1'];
    await place.db.tx((tx) =>
      tx.audit.appendEach(
        subjects.map((subject) => ({ subject, event: closed(subject) })),
        NOON,
      ),
    );
    await place.db.tx((tx) => tx.audit.appendEach([{ subject: 'project:7', event: closed('again') }], NOON));
    await place.db.tx((tx) => tx.audit.appendEach([], NOON));
    expect(await verifyAudit(place.db)).toEqual({ ok: true, checked: 10, firstBroken: null });
    const last = await place.db.tx((tx) => tx.audit.of('project:1'));
    expect(last.at(-1)).toMatchObject({ seq: 4, event: { body: { reason: 'project:1' } } });
  });

  it.each([
    ['a reason', "UPDATE audit SET body = REPLACE(body, '乙', '丁') WHERE subject = 'project:2'", 'project:2', 2, 'content'],
    ['the time', "UPDATE audit SET at = at + 1 WHERE subject = 'project:1' AND seq = 1", 'project:1', 1, 'content'],
    ['the person', "UPDATE audit SET byId = 4 WHERE subject = 'project:2' AND seq = 3", 'project:2', 3, 'content'],
    ['an event in the middle', "DELETE FROM audit WHERE subject = 'project:1' AND seq = 2", 'project:1', 3, 'order'],
    ['a hash', "UPDATE audit SET hash = prevHash WHERE subject = 'project:1' AND seq = 2", 'project:1', 2, 'content'],
    ['a link', "UPDATE audit SET prevHash = hash WHERE subject = 'project:1' AND seq = 2", 'project:1', 2, 'link'],
    ['the last event', "DELETE FROM audit WHERE subject = 'project:2' AND seq = 3", 'project:2', 0, 'cut'],
    ['a whole subject', "DELETE FROM audit WHERE subject = 'project:1'", 'project:1', 0, 'cut'],
  ])('shows that %s was changed', async (_what, sql, subject, seq, why) => {
    await behindItsBack.query(sql);
    expect(await verifyAudit(place.db)).toMatchObject({ ok: false, firstBroken: { subject, seq, why } });
  });

  it('is read back typed, older first, and is undone with its unit', async () => {
    const refused = place.db.tx(async (tx) => {
      await tx.audit.append('project:3', closed('误'), NOON);
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await place.db.tx((tx) => tx.audit.append('project:3', closed('同意'), NOON));
    await place.db.tx((tx) =>
      tx.audit.append('project:3', { type: 'PROJECT_ENDED', byId: null, body: { result: 'passed' } }, NOON + 1),
    );
    expect(await place.db.tx((tx) => tx.audit.of('project:3'))).toEqual([
      { seq: 1, at: NOON, event: { ...closed('同意'), body: { ...closed('同意').body, v: 1 } } },
      { seq: 2, at: NOON + 1, event: { type: 'PROJECT_ENDED', byId: null, body: { v: 1, result: 'passed' } } },
    ]);
  });

  it('takes several events at once, each linked to the one before', async () => {
    const last = await place.db.tx((tx) => tx.audit.appendAll('project:1', [closed('丁'), closed('戊')], NOON));
    expect(last).toBe(5);
    await place.db.tx((tx) => tx.audit.appendAll('project:9', [closed('甲'), closed('乙')], NOON));
    expect(await verifyAudit(place.db)).toEqual({ ok: true, checked: 10, firstBroken: null });
  });

  it('refuses to read an event that no version of the program wrote', async () => {
    await behindItsBack.query("UPDATE audit SET type = 'TASK_EATEN' WHERE subject = 'project:1' AND seq = 2");
    await expect(place.db.tx((tx) => tx.audit.of('project:1'))).rejects.toThrow();
  });

  it('does not go on from a broken chain', async () => {
    await behindItsBack.query("DELETE FROM audit WHERE subject = 'project:1' AND seq = 3");
    await expect(place.db.tx((tx) => tx.audit.append('project:1', closed('丁'), NOON))).rejects.toThrow('broken');
  });

  it('verifies page by page', async () => {
    await place.db.tx(async (tx) => {
      for (let n = 0; n < 501; n += 1) await tx.audit.append(`project:${n % 7}`, closed(String(n)), NOON);
    });
    expect(await verifyAudit(place.db)).toEqual({ ok: true, checked: 507, firstBroken: null });
  });
});

it('an event’s body is stored as JSON behind its version', () => {
  const bodies = [{}, { result: undefined }, { reason: undefined, name: '智慧"急救"' }, { taskIds: [1, 2] }];
  for (const body of bodies) expect(bodyText(body as never)).toBe(JSON.stringify({ v: 1, ...body }));
});
