import { describe, expect, it } from 'vitest';
import type { Db } from '../../../entities/db.js';
import { TransportError } from '../../../handlers/transport.js';
import { databases, useDatabase } from '../../support/database.js';
import { fakePlatform, makeProcess, NOW, summaries, write } from '../kit.js';

describe.each(databases())('a message that was given up, on $name', (kind) => {
  const place = useDatabase(kind);

  it('is told of later where the database was away when it should have been', async () => {
    await place.db.tx(async (tx) => {
      const unit = await tx.units.ensure('p', '局');
      const admin = { policyId: 'p', unitId: unit.id, name: '管', mobile: null, title: null, roles: ['管理员'], active: true };
      await tx.staff.link(await tx.staff.insert(admin), 'im', 'app', 'admin');
    });
    const platform = fakePlatform();
    /** How many more units of work come through before one does not. */
    let left = Infinity;
    platform.answer = (call) => {
      if (call.kind !== 'send' || call.to.id !== 'gone') return;
      left = 1;
      throw new TransportError('content', '230001', 'no');
    };
    const tx: Db['tx'] = (work) => {
      left -= 1;
      if (left >= 0) return place.db.tx(work);
      left = Infinity;
      return Promise.reject(new Error('the database is away'));
    };
    const { dispatcher } = makeProcess(Object.assign(Object.create(place.db) as Db, { tx }), platform);
    await write(place.db, { toId: 'gone', payload: { text: '一' }, at: NOW });
    await dispatcher.drain();
    await dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['一', '1 条消息没有送达，请处理']);
  });
});
