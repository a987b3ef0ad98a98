import { describe, expect, it } from 'vitest';
import { redraw } from '../../../handlers/core/tell/tell.js';
import { scopeOf } from '../../../handlers/scope.js';
import { TransportError, type Transport } from '../../../handlers/transport.js';
import { retention } from '../../../jobs/retention.js';
import { databases, useDatabase } from '../../support/database.js';
import { card, fakePlatform, makeProcess, NOW, row, summaries, writeCard } from '../kit.js';

const DAY = 86_400_000;
const MINUTE = 60_000;

describe.each(databases())('a card that was given up, though it had arrived, and changed since, on $name', (kind) => {
  const place = useDatabase(kind);
  let people = 0;

  /** The platform takes the card, and its answer is lost; then the app may not send any more. Given up, the card changes twice. */
  async function changed() {
    const platform = fakePlatform();
    let isBarred = false;
    let isLost = true;
    const transport: Transport = {
      ...platform,
      send: async (...what) => {
        if (isBarred) throw new TransportError('permission', '99991672', 'no scope');
        const sent = await platform.send(...what);
        if (isLost) throw new TransportError('retry', 'timeout', 'the answer was lost', MINUTE);
        return sent;
      },
    };
    const one = makeProcess(place.db, transport);
    const to = `u_dead_${(people += 1)}`;
    const shown = await writeCard(place.db, '待办', { to });
    await one.dispatcher.drain();
    [isBarred, isLost] = [true, false];
    one.at = NOW + MINUTE;
    await one.dispatcher.drain();
    expect(await row(place.db, shown.row)).toMatchObject({ state: 'dead' });
    for (const summary of ['处理中', '已通过']) {
      await place.db.tx(async (tx) => {
        const message = await tx.cardMessages.get(shown.card);
        if (message === null) throw new Error('no such card');
        await redraw(scopeOf(one.deps, tx), [message], () => Promise.resolve(card(summary)), null);
      });
    }
    await one.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办']);
    const at = async (time: number) => {
      one.at = time;
      await one.dispatcher.drain();
    };
    const tryAgain = async () => {
      expect(await place.db.tx((tx) => tx.outbox.revive(shown.row, one.at))).toBe(true);
      await one.dispatcher.drain();
    };
    return { platform, one, shown, to, at, tryAgain, bar: (is: boolean) => void (isBarred = is) };
  }
  /** A press makes it known, and its answer shows the card anew or not. */
  const pressed = (cardMessageId: number, isShown: boolean) =>
    place.db.tx(async (tx) => {
      await tx.cardMessages.update(cardMessageId, { messageId: 'om_1' });
      if (isShown) await tx.outbox.supersedePatches(await tx.outbox.waitingPatches(cardMessageId));
      else await tx.outbox.schedulePatches(cardMessageId, NOW + MINUTE);
    });

  it('is sent as it is now when it is tried again, and changed where it had arrived', async () => {
    const { platform, tryAgain, bar } = await changed();
    bar(false);
    await tryAgain();
    expect(summaries(platform.calls)).toEqual(['待办', '已通过', 'om_1→已通过']);
  });

  it('so it is when it was given up twice, and for longer than what left is kept', async () => {
    const { platform, one, at, tryAgain, bar } = await changed();
    await tryAgain();
    expect(summaries(platform.calls)).toEqual(['待办']);
    for (let day = 1; day <= 40; day += 1) await at(NOW + day * DAY);
    await retention.run(one.deps);
    bar(false);
    await tryAgain();
    expect(summaries(platform.calls)).toEqual(['待办', '已通过', 'om_1→已通过']);
  });

  it('is changed at once when a press says that it had arrived, and not where the answer shows something newer', async () => {
    const { platform, one, shown, to } = await changed();
    await pressed(shown.card, false);
    await one.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办', 'om_1→已通过']);
    await place.db.tx((tx) => tx.outbox.forgetTo('im', to));

    const other = await changed();
    await pressed(other.shown.card, true);
    await other.tryAgain();
    expect(summaries(other.platform.calls)).toEqual(['待办']);
    expect(await row(place.db, other.shown.row)).toMatchObject({ state: 'sent', messageId: 'om_1' });
  });

  it('is counted as one that was given up, and its change not as something that waits', async () => {
    const { one, shown, to } = await changed();
    const facts = () =>
      place.db.tx(async (tx) => ({
        ...(await tx.outbox.counts(['im'])),
        oldest: await tx.outbox.oldestPendingAge(NOW + 9 * DAY, ['im']),
        listed: (await tx.outbox.dead()).map(({ id }) => id),
        switchedOff: await tx.outbox.waitingElsewhere(['other'], NOW + 9 * DAY, { after: 0, limit: 100 }),
      }));
    const nothingElse = { pending: 0, elsewhere: 0, dead: 1, oldest: null, listed: [shown.row], switchedOff: [] };
    expect(await facts()).toEqual(nothingElse);
    one.at = NOW + 3 * DAY;
    await one.dispatcher.drain();
    expect(await facts()).toEqual(nothingElse);
    expect(await place.db.tx((tx) => tx.outbox.due(one.at + DAY - 1, 10))).toEqual([]);
    await place.db.tx((tx) => tx.outbox.forgetTo('im', to));
  });

  it('takes with it what waits to change it when everything to its account is forgotten', async () => {
    const { shown, to, one } = await changed();
    await place.db.tx((tx) => tx.outbox.forgetTo('im', to));
    expect(await place.db.tx((tx) => tx.outbox.get(shown.row))).toBeNull();
    expect(await place.db.tx((tx) => tx.outbox.due(one.at + 9 * DAY, 10))).toEqual([]);
  });
});
