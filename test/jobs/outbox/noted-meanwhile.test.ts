import { describe, expect, it } from 'vitest';
import type { Db } from '../../../entities/db.js';
import type { Tx } from '../../../entities/tx.js';
import { databases, useDatabase } from '../../support/database.js';
import { card, fakePlatform, makeProcess, NOW, row, summaries, writeCard } from '../kit.js';

const LEASE = NOW + 300_000;

// On SQLite no unit writes while another reads.
describe.each(databases().filter(({ name }) => name === 'MariaDB'))('a change of a card on $name', (kind) => {
  const place = useDatabase(kind);

  /** Calls `reached` between what a unit reads of the card and what it reads of the card's sending, and waits for `meanwhile`. */
  function interrupted(db: Db, reached: () => void, meanwhile: Promise<void>): Db {
    const interrupt = (tx: Tx): Tx => {
      const pendingSendOf: Tx['outbox']['pendingSendOf'] = async (id) => {
        reached();
        await meanwhile;
        return tx.outbox.pendingSendOf(id);
      };
      return Object.create(tx, {
        outbox: { value: Object.create(tx.outbox, { pendingSendOf: { value: pendingSendOf } }) },
      }) as Tx;
    };
    return Object.create(db, { tx: { value: <T>(work: (tx: Tx) => Promise<T>) => db.tx((tx) => work(interrupt(tx))) } }) as Db;
  }

  it('is made though another process noted its message while this one looked whether it will ever have one', async () => {
    const platform = fakePlatform();
    const shown = await writeCard(place.db, '待办');
    await place.db.tx(async (tx) => {
      await tx.outbox.claim([shown.row], 'left', LEASE, NOW);
      await tx.outbox.enqueue({
        topic: 'patch',
        platform: 'im',
        toType: 'user',
        toId: 'u1',
        cardMessageId: shown.card,
        payload: { card: card('已通过') },
        at: NOW,
      });
    });
    let reached = (): void => undefined;
    const noted = new Promise<void>((resolve) => (reached = resolve)).then(() =>
      place.db.tx(async (tx) => {
        await tx.outbox.sent(shown.row, 'left', 'om_left', NOW);
        await tx.cardMessages.update(shown.card, { messageId: 'om_left' });
      }),
    );
    const right = makeProcess(interrupted(place.db, reached, noted), platform, { owner: 'right' });
    await right.dispatcher.drain();
    await right.dispatcher.drain();
    expect(summaries(platform.calls)).toEqual(['om_left→已通过']);
    expect(await row(place.db, shown.row)).toMatchObject({ state: 'sent' });
  });
});
