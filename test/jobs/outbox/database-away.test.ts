import { expect, it } from 'vitest';
import type { Db } from '../../../entities/db.js';
import { databases, useDatabase } from '../../support/database.js';
import { fakePlatform, makeProcess, NOW, row, summaries, writeCard } from '../kit.js';

const [kind] = databases();
if (kind === undefined) throw new Error('there is always SQLite');
const place = useDatabase(kind);

it('a message that was taken is not given up because the database was away when it was to be marked', async () => {
  const platform = fakePlatform();
  let away = false;
  platform.answer = () => {
    away = true;
  };
  const db = Object.create(place.db, {
    tx: {
      value: (work: Parameters<Db['tx']>[0]) => {
        if (!away) return place.db.tx(work);
        away = false;
        return Promise.reject(new Error('away'));
      },
    },
  }) as Db;
  const one = makeProcess(db, platform);
  const { row: id } = await writeCard(place.db, '待办');
  await one.dispatcher.drain();
  expect(await row(place.db, id)).toMatchObject({ state: 'sending', lastCode: null });

  // Another process finds it when the lease is over, and the platform knows the uuid.
  const two = makeProcess(place.db, platform, { owner: 'two' });
  two.at = NOW + 6 * 60_000;
  platform.answer = () => undefined;
  await two.dispatcher.drain();
  expect(summaries(platform.calls)).toEqual(['待办', '待办']);
  const uuids = platform.calls.map((call) => (call.kind === 'send' ? call.uuid : ''));
  expect(new Set(uuids).size).toBe(1);
  expect(await row(place.db, id)).toMatchObject({ state: 'sent', messageId: 'om_1' });
});

it('a message is not given up because the database was away when it was to be asked for', async () => {
  const platform = fakePlatform();
  const { row: id } = await writeCard(place.db, '待办', { to: 'u9' });
  await place.db.tx((tx) => tx.outbox.claim([id], 'dead process', NOW + 1, NOW));
  let units = 0;
  const db = Object.create(place.db, {
    tx: {
      value: (work: Parameters<Db['tx']>[0]) => {
        units += 1;
        return units === 2 ? Promise.reject(new Error('away')) : place.db.tx(work);
      },
    },
  }) as Db;
  const later = makeProcess(db, { ...platform, sentTo: () => Promise.resolve([]) });
  later.at = NOW + 2 * 3_600_000;
  await later.dispatcher.drain();
  expect(platform.calls).toEqual([]);
  expect(await row(place.db, id)).toMatchObject({ state: 'sending', lastCode: null });
});
