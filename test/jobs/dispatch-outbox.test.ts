import { afterEach, describe, expect, it } from 'vitest';
import { TransportError } from '../../handlers/transport.js';
import { databases, useDatabase } from '../support/database.js';
import { fakePlatform, makeProcess, NOW, patchCard, row, summaries, write, writeCard } from './kit.js';

describe.each(databases())('the dispatcher on $name', (kind) => {
  const place = useDatabase(kind);
  afterEach(async () => {
    // What a test left to be sent must not reach the next one.
    await place.db.tx(async (tx) => {
      for (const { id } of await tx.outbox.due(Number.MAX_SAFE_INTEGER, 1000)) await tx.outbox.supersede(id);
    });
  });

  it('sends what was written, in order, and remembers the message that shows a card', async () => {
    const platform = fakePlatform();
    const { dispatcher } = makeProcess(place.db, platform);
    const first = await writeCard(place.db, '一');
    const second = await write(place.db, { toId: 'u1', payload: { text: '二' } });
    await dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['一', '二']);
    expect(await row(place.db, first.row)).toMatchObject({ state: 'sent', messageId: 'om_1', sentAt: NOW, attempts: 1 });
    expect(await row(place.db, second)).toMatchObject({ state: 'sent', messageId: 'om_2' });
    expect(await place.db.tx((tx) => tx.cardMessages.get(first.card))).toMatchObject({ messageId: 'om_1', chatId: 'oc_of_u1' });
  });

  it('tries again under the same uuid, no sooner than asked, and goes on with the others', async () => {
    const platform = fakePlatform();
    platform.answer = (call) => {
      if (call.kind === 'send' && call.to.id === 'busy' && platform.calls.length < 4) {
        throw new TransportError('retry', '230020', 'too fast', 7000);
      }
    };
    const one = makeProcess(place.db, platform);
    const slow = await write(place.db, { toId: 'busy', payload: { text: '慢' } });
    await write(place.db, { toId: 'free', payload: { text: '快' } });
    await one.dispatcher.drain();
    expect(summaries(platform.calls).sort()).toEqual(['快', '慢']);
    expect(await row(place.db, slow)).toMatchObject({ state: 'pending', nextAt: NOW + 7000, lastCode: '230020', attempts: 1 });
    one.at = NOW + 6999;
    await one.dispatcher.drain();
    expect(platform.calls).toHaveLength(2);
    one.at = NOW + 7000;
    await one.dispatcher.drain();
    one.at = NOW + 20_000;
    await one.dispatcher.drain();
    const uuids = platform.calls.flatMap((call) => (call.kind === 'send' && call.to.id === 'busy' ? [call.uuid] : []));
    expect([uuids.length, new Set(uuids).size]).toEqual([3, 1]);
    expect(await row(place.db, slow)).toMatchObject({ state: 'sent', attempts: 3 });
  });

  it('sends only the newest state of a card, and none before the card itself', async () => {
    const platform = fakePlatform();
    const { dispatcher } = makeProcess(place.db, platform);
    const shown = await writeCard(place.db, '待办');
    const states = [];
    for (const state of ['处理中', '已通过', '已通过，函已出']) states.push(await patchCard(place.db, shown.card, state));
    await dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办', 'om_1→已通过，函已出']);
    expect(await Promise.all(states.map(async (id) => (await row(place.db, id)).state))).toEqual([
      'superseded',
      'superseded',
      'sent',
    ]);
  });

  it('never puts an older state over a newer one, although a process died with it in its hands', async () => {
    const platform = fakePlatform();
    const { dispatcher } = makeProcess(place.db, platform);
    const shown = await writeCard(place.db, '待办');
    await dispatcher.drain();
    const old = await patchCard(place.db, shown.card, '旧');
    await place.db.tx((tx) => tx.outbox.claim([old], 'dead process', NOW + 1000, NOW));
    await patchCard(place.db, shown.card, '新');
    await dispatcher.drain();
    const later = makeProcess(place.db, platform);
    later.at = NOW + 1001;
    await later.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办', 'om_1→新']);
    expect((await row(place.db, old)).state).toBe('superseded');
  });

  it('drops a change to a message that is gone, and lets one to a card that was given up wait', async () => {
    const platform = fakePlatform();
    platform.answer = (call) => {
      if (call.kind === 'patch') throw new TransportError('messageGone', '230011', 'recalled');
      if (call.to.id === 'gone') throw new TransportError('unreachable', '230013', 'no availability');
    };
    const { dispatcher } = makeProcess(place.db, platform);
    const shown = await writeCard(place.db, '待办');
    await dispatcher.drain();
    const change = await patchCard(place.db, shown.card, '已办');
    const lost = await writeCard(place.db, '待办', { to: 'gone' });
    await dispatcher.drain();
    const changeOfLost = await patchCard(place.db, lost.card, '已办');
    await dispatcher.drain();
    expect([(await row(place.db, change)).state, (await row(place.db, changeOfLost)).state]).toEqual(['superseded', 'pending']);
    expect((await row(place.db, lost.row)).state).toBe('dead');
    expect(platform.calls.filter((call) => call.kind === 'patch')).toHaveLength(1);
  });

  it('leaves a message that another process is sending, and takes over what a dead one left', async () => {
    const [platform, other] = [fakePlatform(), fakePlatform()];
    const one = makeProcess(place.db, platform, { owner: 'one' });
    const two = makeProcess(place.db, other, { owner: 'two' });
    const id = await write(place.db, { toId: 'u1', payload: { text: '您好' } });
    // The first process takes so long over it that its lease ends and the second one sends the same.
    platform.answer = async () => {
      await two.dispatcher.drain();
      expect(other.calls).toHaveLength(0);
      two.at = NOW + 10 * 60_000;
      await two.dispatcher.drain();
    };
    await one.dispatcher.drain();
    const uuids = [...platform.calls, ...other.calls].map((call) => (call.kind === 'send' ? call.uuid : ''));
    expect([uuids.length, new Set(uuids).size]).toEqual([2, 1]);
    expect(await row(place.db, id)).toMatchObject({ state: 'sent', sentAt: NOW + 10 * 60_000, attempts: 2 });
  });

  it('sends each of many messages once although two processes look at the same time', async () => {
    const platform = fakePlatform();
    const [one, two] = [makeProcess(place.db, platform, { owner: 'one' }), makeProcess(place.db, platform, { owner: 'two' })];
    for (let at = 0; at < 60; at += 1) await write(place.db, { toId: `p${at % 20}`, payload: { text: `${at}` } });
    await Promise.all([one.dispatcher.drain(), two.dispatcher.drain()]);
    await one.dispatcher.drain();
    expect(summaries(platform.calls).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 60 }, (_, at) => `${at}`),
    );
  });

  it('counts a private chat and its person as one, and one busy chat holds nobody up', async () => {
    const platform = fakePlatform();
    let now = 0;
    const { dispatcher } = makeProcess(place.db, platform, { elapsed: () => (now += 1) });
    await write(place.db, { toId: 'u9', payload: { text: '先' } });
    await dispatcher.drain();
    const at: Record<string, number[]> = {};
    platform.answer = (call) => {
      if (call.kind === 'send') (at[call.to.id] ??= []).push(now);
    };
    for (let n = 0; n < 3; n += 1) {
      await write(place.db, { toId: 'u9', payload: { text: `通知${n}` } });
      await write(place.db, { toId: 'oc_of_u9', toType: 'chat', payload: { text: `回答${n}` } });
    }
    await write(place.db, { toId: 'u8', payload: { text: '别人' } });
    const waits: number[] = [];
    // Time passes only where the dispatcher waits: the clock moves with it.
    const clock = setInterval(() => {
      waits.push((now += 100));
    }, 5);
    await dispatcher.drain();
    clearInterval(clock);
    const together = [...(at['u9'] ?? []), ...(at['oc_of_u9'] ?? [])].sort((a, b) => a - b);
    expect(together).toHaveLength(6);
    expect((together[5] ?? 0) - (together[0] ?? 0)).toBeGreaterThanOrEqual(900);
    // Written last, and heard before the busy chat has all of it.
    expect(at['u8']?.[0]).toBeLessThan(together[5] ?? 0);
  });
});
