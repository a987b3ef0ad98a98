import { describe, expect, it } from 'vitest';
import { TransportError, type SentMessage } from '../../../handlers/transport.js';
import { databases, useDatabase } from '../../support/database.js';
import { fakePlatform, makeProcess, NOW, row, summaries, writeCard } from '../kit.js';

const HOUR = 3_600_000;

describe.each(databases())('a message whose first sending may have arrived, on $name', (kind) => {
  const place = useDatabase(kind);
  let people = 0;

  /** A person who got one card before; a second one was being sent to him at NOW when its process died. */
  async function interrupted() {
    const platform = fakePlatform();
    const to = `u_arrived_${(people += 1)}`;
    await writeCard(place.db, '先前', { to });
    const process = makeProcess(place.db, platform);
    await process.dispatcher.drain();
    const left = await writeCard(place.db, '待办', { to });
    await place.db.tx((tx) => tx.outbox.claim([left.row], 'dead process', NOW + 300_000, NOW));
    const old = `om_old_${to}`;
    const history: SentMessage[] = [{ messageId: old, kind: 'card', at: NOW + 2000 }];
    const asked: string[] = [];
    const tells = { ...platform, sentTo: (chatId: string) => (asked.push(chatId), Promise.resolve(history)) };
    return { to, left, old, history, asked, platform, tells };
  }

  it('is not sent again after the platform forgot it, when the platform has it', async () => {
    const { left, tells, old, asked, platform, to } = await interrupted();
    const later = makeProcess(place.db, tells);
    later.at = NOW + 2 * HOUR;
    await later.dispatcher.drain();
    expect(asked).toEqual([`oc_of_${to}`]);
    expect(summaries(platform.calls)).toEqual(['先前']);
    expect(await row(place.db, left.row)).toMatchObject({ state: 'sent', messageId: old });
    expect(await place.db.tx((tx) => tx.cardMessages.get(left.card))).toMatchObject({ messageId: old, chatId: `oc_of_${to}` });
  });

  it('is not sent again when its card was pressed meanwhile', async () => {
    const { left, tells, asked, platform } = await interrupted();
    await place.db.tx((tx) => tx.cardMessages.update(left.card, { messageId: 'om_pressed', chatId: 'oc_pressed' }));
    const later = makeProcess(place.db, tells);
    later.at = NOW + 40 * 60_000;
    await later.dispatcher.drain();
    expect(asked).toEqual([]);
    expect(summaries(platform.calls)).toEqual(['先前']);
    expect(await row(place.db, left.row)).toMatchObject({ state: 'sent', messageId: 'om_pressed' });
  });

  it.each(['press', 'chat'])('is not sent again either when an administrator tries it once more, known by its %s', async (by) => {
    const { left, tells, old, platform } = await interrupted();
    const later = makeProcess(place.db, tells);
    later.at = by === 'chat' ? NOW + 2 * HOUR : NOW;
    await place.db.tx(async (tx) => {
      await tx.outbox.failed(left.row, 'dead process', { dead: true }, '99991672', 'no scope');
      await tx.outbox.revive(left.row, later.at);
      if (by === 'press') await tx.cardMessages.update(left.card, { messageId: old, chatId: 'oc_pressed' });
    });
    await later.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['先前']);
    expect(await row(place.db, left.row)).toMatchObject({ state: 'sent', messageId: old });
  });

  it('is sent under its uuid while the platform remembers it, without asking', async () => {
    const { left, tells, asked, platform } = await interrupted();
    const later = makeProcess(place.db, tells);
    later.at = NOW + 40 * 60_000;
    await later.dispatcher.drain();
    expect(asked).toEqual([]);
    expect(summaries(platform.calls)).toEqual(['先前', '待办']);
    expect((await row(place.db, left.row)).state).toBe('sent');
  });

  it.each<[string, (found: Awaited<ReturnType<typeof interrupted>>) => Promise<void> | void]>([
    ['of another kind', ({ history, old }) => void history.splice(0, 1, { messageId: old, kind: 'text', at: NOW + 2000 })],
    ['that came just now', ({ history, old }) => void history.splice(0, 1, { messageId: old, kind: 'card', at: NOW + 2 * HOUR })],
    [
      'that is another row’s',
      async ({ old, to }) => {
        const other = await writeCard(place.db, '别的', { to });
        await place.db.tx((tx) => tx.outbox.claim([other.row], 'other', NOW + 1, NOW));
        await place.db.tx((tx) => tx.outbox.sent(other.row, 'other', old, NOW));
      },
    ],
  ])('is sent when what is there is a message %s', async (_, prepare) => {
    const found = await interrupted();
    await prepare(found);
    const later = makeProcess(place.db, found.tells);
    later.at = NOW + 2 * HOUR;
    await later.dispatcher.drain();
    expect(summaries(found.platform.calls)).toEqual(['先前', '待办']);
  });

  it('waits while the platform does not answer, and is sent where it may not be asked', async () => {
    const { left, tells, platform } = await interrupted();
    let failure = new TransportError('retry', 'timeout', 'too slow');
    const later = makeProcess(place.db, { ...tells, sentTo: () => Promise.reject(failure) });
    later.at = NOW + 2 * HOUR;
    await later.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['先前']);
    expect(await row(place.db, left.row)).toMatchObject({ state: 'pending', lastCode: 'timeout' });
    failure = new TransportError('permission', '230027', 'no scope');
    later.at = NOW + 3 * HOUR;
    await later.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['先前', '待办']);
  });
});
