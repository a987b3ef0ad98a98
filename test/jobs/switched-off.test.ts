import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../bot/log.js';
import { listOf } from '../../entities/outbox-payload.js';
import { noticeCard } from '../../handlers/present/notice.js';
import { switchedOff } from '../../jobs/switched-off.js';
import { type World, world } from '../support/world.js';

const OFF = 'gone';
const BEGAN = Date.parse('2026-09-18T09:05+08:00');

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

/** A card for an account on a platform that no process runs. */
async function write(
  toId: string,
  summary: string,
  topic: 'send' | 'patch' = 'send',
  cardMessageId: number | null = null,
): Promise<number> {
  return w.db.tx(async (tx) => {
    const to = { platform: OFF, toType: 'user', toId } as const;
    return (
      (await tx.outbox.enqueue({
        ...to,
        topic,
        cardMessageId,
        payload: { card: noticeCard({ title: summary, lines: [summary] }) },
        at: w.clock.now(),
      })) ?? 0
    );
  });
}
const stateOf = async (id: number) => (await w.db.tx((tx) => tx.outbox.get(id)))?.state;
const run = async (minutes: number) => {
  await w.clock.to(BEGAN + minutes * 60_000);
  await Promise.all([switchedOff.run(w.app.deps), switchedOff.run(w.app.deps)]);
  await w.settle();
};
const told = (who: string, summary: string) =>
  w
    .as(who)
    .cards({})
    .filter((each) => each.title() === summary).length;

it('what waits for a platform that nobody runs reaches the person elsewhere, once, and not before a restart would be over', async () => {
  const { id } = await w.staff('孔亮');
  await w.db.tx((tx) => tx.staff.link(id, OFF, 'app', 'k1'));
  const rows = [await write('k1', '给孔亮'), await write('k1', '旧卡片', 'patch')];
  await run(14);
  expect(await stateOf(rows[0] ?? 0)).toBe('pending');
  await run(16);
  expect(await Promise.all(rows.map(stateOf))).toEqual(['superseded', 'superseded']);
  expect(told('孔亮', '给孔亮')).toBe(1);
});

it('what waits to change a card that may have arrived waits with it, and is dropped where the card goes elsewhere', async () => {
  const { id } = await w.staff('孔亮');
  await w.db.tx((tx) => tx.staff.link(id, OFF, 'app', 'k1'));
  const blank = { platform: OFF, staffId: id, chatId: null, card: 'notice', projectId: null, taskId: null, meetingId: null };
  const writeBoth = async (summary: string) => {
    const card = await w.db.tx((tx) => tx.cardMessages.insert({ ...blank, messageId: null, state: 'live', at: BEGAN }));
    return { send: await write('k1', summary, 'send', card), change: await write('', '改过', 'patch', card) };
  };
  const [tried, untried] = [await writeBoth('试过'), await writeBoth('没试过')];
  await w.db.tx(async (tx) => {
    await tx.outbox.claim([tried.send], 'gone', BEGAN + 1000, BEGAN);
    await tx.outbox.failed(tried.send, 'gone', { nextAt: BEGAN }, 'timeout', 'slow');
  });
  await run(16);
  expect(await Promise.all([tried.send, tried.change].map(stateOf))).toEqual(['pending', 'pending']);
  expect(await Promise.all([untried.send, untried.change].map(stateOf))).toEqual(['superseded', 'superseded']);
  expect((await w.db.tx((tx) => tx.outbox.counts(['lark']))).elsewhere).toBe(1);
});

it('what may have arrived before an administrator tries it again goes nowhere else', async () => {
  const { id } = await w.staff('孔亮');
  await w.db.tx((tx) => tx.staff.link(id, OFF, 'app', 'k1'));
  const [tried, untried] = [await write('k1', '试过'), await write('k1', '没试过')];
  await w.db.tx(async (tx) => {
    await tx.outbox.claim([tried], 'gone', BEGAN + 1000, BEGAN);
    await tx.outbox.failed(tried, 'gone', { dead: true }, 'timeout', 'slow');
    await tx.outbox.giveUp(untried, 'platformOff', 'nowhere to go');
    for (const each of [tried, untried]) await tx.outbox.revive(each, BEGAN);
  });
  await run(16);
  expect(await Promise.all([tried, untried].map(stateOf))).toEqual(['pending', 'superseded']);
  expect([told('孔亮', '试过'), told('孔亮', '没试过')]).toEqual([0, 1]);
});

it('those that can go nowhere do not stand before those that can, however many they are', async () => {
  const { id } = await w.staff('孔亮');
  await w.db.tx((tx) => tx.staff.link(id, OFF, 'app', 'k1'));
  for (let one = 0; one < 201; one += 1) await write('nobody', '没有人收');
  const row = await write('k1', '给孔亮');
  await run(16);
  expect(await stateOf(row)).toBe('superseded');
  expect(told('孔亮', '给孔亮')).toBe(1);
});

it('says how many it worked off, and how many it could not', async () => {
  const { id } = await w.staff('孔亮');
  await w.db.tx((tx) => tx.staff.link(id, OFF, 'app', 'k1'));
  await write('k1', '给孔亮');
  const damaged = { card: 'no card' } as unknown as { card: Record<string, unknown> };
  const to = { platform: OFF, toType: 'user', toId: 'k1' } as const;
  await w.db.tx((tx) => tx.outbox.enqueue({ ...to, topic: 'send', payload: damaged, at: w.clock.now() }));
  const later = { ...w.app.deps, log: createLog('silent'), now: () => BEGAN + 16 * 60_000 };
  expect(await switchedOff.run(later)).toEqual({ done: 1, failed: 1 });
});

it('what can go nowhere else is given up after a day, and administrators read of it', async () => {
  const row = await write('nobody', '没有人收');
  await run(23 * 60);
  expect(await stateOf(row)).toBe('pending');
  await run(24 * 60 + 1);
  expect((await w.dead()).map(({ id, lastCode }) => [id, lastCode])).toEqual([[row, 'platformOff']]);
  const admins = w
    .as('姜山')
    .cards({})
    .filter((each) => each.text().includes('这个平台已停用'));
  expect(admins).toHaveLength(1);
});

it('an entry for a list that is not used any more is dropped, and tells nobody', async () => {
  const { id } = await w.staff('孔亮');
  await w.db.tx((tx) => tx.staff.link(id, OFF, 'app', 'k1'));
  const entry = { of: 'the bell', from: 1, open: false, how: 'finished' } as const;
  const to = { platform: listOf(OFF), toType: 'user', toId: 'k1' } as const;
  const row = await w.db.tx((tx) =>
    tx.outbox.enqueue({ ...to, topic: 'entry', payload: { text: '从平台待办中去掉', entry }, at: BEGAN }),
  );
  await run(16);
  expect(await stateOf(row ?? 0)).toBe('superseded');
  await run(25 * 60);
  expect(w.as('孔亮').cards({})).toEqual([]);
});
