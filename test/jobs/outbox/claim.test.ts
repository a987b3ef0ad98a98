import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../entities/tx.js';
import { claimDue } from '../../../jobs/outbox/claim.js';
import { databases, useDatabase } from '../../support/database.js';
import { aTask } from '../../entities/rows.js';
import { ABLE, card, fakePlatform, makeProcess, NOW } from '../kit.js';

class Undone extends Error {}

describe.each(databases())('what is due on $name', (kind) => {
  const place = useDatabase(kind);

  it('is followed by the platform’s own list as the unit of work found it that counts, and not as one that was undone', async () => {
    const rowId = await place.db.tx(async (tx) => {
      const taskId = await tx.tasks.insert(aTask(1));
      const blank = { platform: 'im', staffId: 7, chatId: null, projectId: null, meetingId: null, messageId: null } as const;
      const cardMessageId = await tx.cardMessages.insert({ ...blank, card: 'task', taskId, state: 'live', at: NOW });
      const shown = { ...card('请审核'), header: { title: '请审核', tone: 'todo' } as const };
      const payload = { card: shown, link: 'https://steward.example.gov.cn/pages/l/abc' };
      return tx.outbox.enqueue({ platform: 'im', toType: 'user', topic: 'send', toId: 'a', cardMessageId, payload, at: NOW });
    });
    const { deps } = makeProcess(place.db, { ...fakePlatform(), can: { ...ABLE, taskList: true } });

    const claim = async (tx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>) =>
      claimDue({ ...deps, db: Object.assign(Object.create(place.db) as typeof place.db, { tx }) }, 'one', 'im');
    // Meanwhile another process takes it: the second time there is nothing left.
    const twice = await claim(async (work) => {
      const undone = place.db.tx(async (tx) => {
        await work(tx);
        throw new Undone();
      });
      await expect(undone).rejects.toThrow(Undone);
      await place.db.tx((tx) => tx.outbox.claim([Number(rowId)], 'two', NOW + 1, NOW));
      return place.db.tx(work);
    });
    expect(twice).toEqual({ claimed: [], isFollowed: false });

    await place.db.tx((tx) => tx.outbox.failed(Number(rowId), 'two', { nextAt: NOW }, 'x', 'x'));
    const once = await claim((work) => place.db.tx(work));
    expect(once).toMatchObject({ claimed: [{ row: { id: rowId } }], isFollowed: true });
  });
});
