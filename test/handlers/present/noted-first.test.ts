import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeAction } from '../../../cards/kit/action.js';
import { openDb, type Db } from '../../../entities/db.js';
import type { Tx } from '../../../entities/tx.js';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import { declare, OFFICE } from '../../scenarios/gongshu-kit.js';
import { databases } from '../../support/database.js';
import { world, type World } from '../../support/world.js';

/** 智慧急救 waits for the office: task 2. */
const TASK = 2;

describe.each(databases())('a card that a press makes known, on $name', (kind) => {
  let w: World;
  let drop: () => Promise<void>;
  let url: string;
  let list: SeenCard;
  let row: number;
  beforeEach(async () => {
    const place = await kind.ready();
    ({ drop, url } = place);
    w = await world({ now: '2026-09-18T09:05+08:00', dbUrl: place.url });
    await declare(w);
    await w.as(OFFICE).say('待办');
    list = w.as(OFFICE).lastCard({});
    row = await w.db.tx(async (tx) => {
      const known = await tx.cardMessages.byMessage(list.messageId);
      await tx.cardMessages.update(known?.id ?? 0, { messageId: null });
      return known?.id ?? 0;
    });
  });
  afterEach(async () => {
    await w.close();
    await drop();
  });

  /** Reads which card was pressed as `byMessage` says: that is the last that is read for an answer that shows another card. */
  function reading(db: Db, byMessage: (tx: Tx) => Tx['cardMessages']['byMessage']): void {
    const plain = db.tx.bind(db);
    const read = (tx: Tx): Tx => {
      const cardMessages = { value: Object.create(tx.cardMessages, { byMessage: { value: byMessage(tx) } }) };
      return Object.create(tx, { cardMessages }) as Tx;
    };
    const tx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => plain((own) => work(read(own)));
    Object.defineProperty(db, 'tx', { value: tx, configurable: true });
  }
  const asEver = () => Reflect.deleteProperty(w.db, 'tx');

  /** Does `meanwhile` when the answer to a press is drawn: in its unit of work, or, where nobody writes beside that, right after it. */
  function meanwhile(work: () => Promise<unknown>): void {
    let reached = (): void => undefined;
    // Begun here, since no unit begins inside another.
    const done = new Promise<void>((resolve) => (reached = resolve)).then(work);
    let isDrawn = false;
    reading(w.db, (tx) => async (messageId) => {
      const card = await tx.cardMessages.byMessage(messageId);
      isDrawn = true;
      if (kind.name === 'MariaDB') {
        reached();
        await done;
      }
      return card;
    });
    const drawing = w.db.tx.bind(w.db);
    const tx: Db['tx'] = async (unit) => {
      const result = await drawing(unit);
      if (isDrawn) {
        reached();
        await done;
      }
      return result;
    };
    Object.defineProperty(w.db, 'tx', { value: tx, configurable: true });
  }

  const change = (db: Db, summary: string): Promise<number | null> => {
    const payload = { card: { summary, header: { title: summary, tone: 'info' }, body: [{ kind: 'text', text: summary }] } };
    const to = { platform: 'lark', toType: 'user', toId: '', cardMessageId: row, at: w.clock.now() } as const;
    return db.tx((tx) => tx.outbox.enqueue({ ...to, topic: 'patch', payload }));
  };

  it('is changed by what another process writes while its answer is drawn, and not by what waited before', async () => {
    const other = await openDb(url, { migrate: false });
    const waited = await change(w.db, '旧');
    let written: number | null = null;
    meanwhile(async () => (written = await change(other, '新')));
    await w.as(OFFICE).press('去办理', list);
    asEver();
    await w.settle();
    const states = await w.db.tx(async (tx) => [await tx.outbox.get(waited ?? 0), await tx.outbox.get(written ?? 0)]);
    expect(states.map((one) => one?.state)).toEqual(['superseded', 'sent']);
    expect(w.as(OFFICE).card(list.messageId).text()).toContain('新');
    await other.close();
  });

  it('is known also where something went wrong at that press', async () => {
    reading(w.db, () => () => Promise.reject(new Error('it broke')));
    const { toast } = await w.as(OFFICE).press('去办理', list);
    asEver();
    expect(toast?.type).toBe('error');
    expect(w.faults()).toHaveLength(1);
    expect(await w.db.tx((tx) => tx.cardMessages.get(row))).toMatchObject({ messageId: list.messageId, taskId: null });
  });

  it('is known, and as it was in all else, where the press is refused', async () => {
    const before = await w.db.tx((tx) => tx.cardMessages.get(row));
    const a = encodeAction({ verb: 'task.decide', task: TASK, version: 99, outcome: 'pass' });
    expect((await w.as(OFFICE).act(list, { tag: 'button', value: { a, c: row } })).toast?.type).toBe('warning');
    expect(await w.db.tx((tx) => tx.cardMessages.get(row))).toEqual({ ...before, messageId: list.messageId });
  });
});
