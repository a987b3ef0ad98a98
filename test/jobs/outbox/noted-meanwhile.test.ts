import { describe, expect, it } from 'vitest';
import type { Db } from '../../../entities/db.js';
import type { Tx } from '../../../entities/tx.js';
import { databases, useDatabase } from '../../support/database.js';
import { fakePlatform, makeProcess, NOW, patchCard, row, summaries, writeCard } from '../kit.js';

const LEASE = NOW + 300_000;

// On SQLite no unit writes while another reads.
describe.each(databases().filter(({ name }) => name === 'MariaDB'))('a change of a card on $name', (kind) => {
  const place = useDatabase(kind);

  /** Does `meanwhile`, once, before a unit reads of the sending of a card whose row it has read, or after it. */
  function interrupted(db: Db, when: 'before' | 'after', meanwhile: () => Promise<unknown>): Db {
    let reached = (): void => undefined;
    // Begun here, since no unit begins inside another.
    const done = new Promise<void>((resolve) => (reached = resolve)).then(meanwhile);
    const interrupt = (tx: Tx): Tx => {
      const unsentOf: Tx['outbox']['unsentOf'] = async (ids) => {
        const read = when === 'after' ? await tx.outbox.unsentOf(ids) : null;
        reached();
        await done;
        return read ?? tx.outbox.unsentOf(ids);
      };
      return Object.create(tx, {
        outbox: { value: Object.create(tx.outbox, { unsentOf: { value: unsentOf } }) },
      }) as Tx;
    };
    return Object.create(db, { tx: { value: <T>(work: (tx: Tx) => Promise<T>) => db.tx((tx) => work(interrupt(tx))) } }) as Db;
  }

  /** A card that the process `left` is sending, and a change of it. */
  async function changedOnItsWay() {
    const shown = await writeCard(place.db, '待办');
    await place.db.tx((tx) => tx.outbox.claim([shown.row], 'left', LEASE, NOW));
    await patchCard(place.db, shown.card, '已通过');
    return shown;
  }

  it('is made though another process noted its message while this one looked whether it will ever have one', async () => {
    const platform = fakePlatform();
    const shown = await changedOnItsWay();
    const noted = () =>
      place.db.tx(async (tx) => {
        await tx.outbox.sent(shown.row, 'left', 'om_left', NOW);
        await tx.cardMessages.update(shown.card, { messageId: 'om_left' });
      });
    const right = makeProcess(interrupted(place.db, 'before', noted), platform, { owner: 'right' });
    await right.dispatcher.drain();
    await right.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['om_left→已通过']);
    expect(await row(place.db, shown.row)).toMatchObject({ state: 'sent' });
  });

  it('goes with its card though an administrator tried that again while this one looked how long it has to wait', async () => {
    const platform = fakePlatform();
    const shown = await changedOnItsWay();
    await place.db.tx((tx) => tx.outbox.failed(shown.row, 'left', { dead: true }, '99991672', 'no scope'));
    const triedAgain = () => place.db.tx((tx) => tx.outbox.revive(shown.row, NOW + 1));
    const right = makeProcess(interrupted(place.db, 'after', triedAgain), platform, { owner: 'right' });
    await right.dispatcher.drain();
    right.at = NOW + 1000;
    await right.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['待办', 'om_1→已通过']);
  });
});
