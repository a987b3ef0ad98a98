import { afterEach, describe, expect, it } from 'vitest';
import { redraw } from '../../../handlers/core/tell/tell.js';
import { scopeOf } from '../../../handlers/scope.js';
import { TransportError, type Transport } from '../../../handlers/transport.js';
import { databases, useDatabase } from '../../support/database.js';
import { card, type FakePlatform, fakePlatform, makeProcess, NOW, type Process, row, summaries, writeCard } from '../kit.js';

const HOUR = 3_600_000;

describe.each(databases())('a card that changes while its sending is in doubt, on $name', (kind) => {
  const place = useDatabase(kind);
  let people = 0;
  afterEach(async () => {
    await place.db.tx(async (tx) => {
      for (const { id } of await tx.outbox.due(Number.MAX_SAFE_INTEGER, 1000)) await tx.outbox.supersede(id);
    });
  });

  const change = (process: Process, cardMessageId: number, summary: string): Promise<void> =>
    process.deps.db.tx(async (tx) => {
      const message = await tx.cardMessages.get(cardMessageId);
      if (message === null) throw new Error('no such card');
      await redraw(scopeOf(process.deps, tx), [message], () => Promise.resolve(card(summary)), null);
    });

  /** It takes every message; the answer to the first is lost. */
  function forgetful(platform: FakePlatform): Transport {
    let isLost = false;
    return {
      ...platform,
      send: async (...what) => {
        const sent = await platform.send(...what);
        if (isLost) return sent;
        isLost = true;
        throw new TransportError('retry', 'timeout', 'the answer was lost', 60_000);
      },
    };
  }

  /** A card that arrived, of which nobody knows: it is tried again a minute later. */
  async function inDoubt() {
    const platform = fakePlatform();
    const transport = forgetful(platform);
    const one = makeProcess(place.db, transport);
    const shown = await writeCard(place.db, '待办', { to: `u_doubt_${(people += 1)}` });
    await one.dispatcher.drain();
    expect(await row(place.db, shown.row)).toMatchObject({ state: 'pending', lastCode: 'timeout', nextAt: NOW + 60_000 });
    return { platform, transport, one, shown };
  }

  it('is changed where it had arrived, once, after it is known, to the newest that it was changed to', async () => {
    const { platform, one, shown } = await inDoubt();
    await change(one, shown.card, '处理中');
    await change(one, shown.card, '已通过');
    await one.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办']);
    one.at = NOW + 60_000;
    await one.dispatcher.drain();
    // The platform drops the second send: what stands there is the first.
    expect(summaries(platform.calls)).toEqual(['待办', '已通过', 'om_1→已通过']);
    one.at = NOW + 2 * HOUR;
    await one.dispatcher.drain();
    expect(platform.calls).toHaveLength(3);
  });

  it('is changed by whichever process finds that it had arrived', async () => {
    const { platform, transport, one, shown } = await inDoubt();
    await change(one, shown.card, '已通过');
    const both = ['left', 'right'].map((owner) => makeProcess(place.db, transport, { owner }));
    for (const each of both) each.at = NOW + 60_000;
    await Promise.all(both.map(({ dispatcher }) => dispatcher.drain()));
    // Whichever found it, the change that it freed may have been claimed by the other.
    for (const { dispatcher } of both) await dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办', '已通过', 'om_1→已通过']);
  });

  it('is changed where it is found in the chat after the platform forgot it', async () => {
    const { platform, transport, one, shown } = await inDoubt();
    const { toId } = await row(place.db, shown.row);
    await writeCard(place.db, '别的', { to: toId });
    await one.dispatcher.drain();
    await change(one, shown.card, '已通过');
    const sentTo = () => Promise.resolve([{ messageId: 'om_old', kind: 'card' as const, at: NOW }]);
    const later = makeProcess(place.db, { ...transport, sentTo });
    later.at = NOW + 2 * HOUR;
    await later.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办', '别的', 'om_old→已通过']);
  });

  it('is tried to be changed again like any other', async () => {
    const { platform, one, shown } = await inDoubt();
    await change(one, shown.card, '已通过');
    platform.answer = (call) => {
      if (call.kind === 'patch' && platform.calls.length < 4) throw new TransportError('retry', 'http502', 'not now');
    };
    one.at = NOW + 60_000;
    await one.dispatcher.drain();
    one.at = NOW + 120_000;
    await one.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办', '已通过', 'om_1→已通过', 'om_1→已通过']);
  });

  it('waits behind its card through an outage, so that it stands in nobody’s way', async () => {
    const platform = fakePlatform();
    platform.answer = () => {
      throw new TransportError('retry', 'http502', 'out of order');
    };
    const one = makeProcess(place.db, platform);
    const shown = await writeCard(place.db, '待办');
    await one.dispatcher.drain();
    await change(one, shown.card, '已通过');
    await one.dispatcher.drain();
    const { nextAt } = await row(place.db, shown.row);
    expect(nextAt).toBeGreaterThan(NOW);
    expect(await place.db.tx((tx) => tx.outbox.due(nextAt - 1, 10))).toEqual([]);
    platform.answer = () => undefined;
    one.at = nextAt;
    await one.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办', '已通过', 'om_1→已通过']);
  });

  it('is sent as it is now, and never changed, where it was not tried before', async () => {
    const platform = fakePlatform();
    const one = makeProcess(place.db, platform);
    const shown = await writeCard(place.db, '待办');
    await change(one, shown.card, '已通过');
    await one.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['已通过']);
  });
});
