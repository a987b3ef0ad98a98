import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../entities/db.js';
import { inHowLong, makeAllowance } from '../../handlers/core/allowance.js';
import { databases, useTwice } from '../support/database.js';
import { world } from '../support/world.js';

describe.each(databases())('what one may do, on $name', (kind) => {
  const dbs = useTwice(kind);
  let now = 0;
  beforeEach(() => {
    now = 1_000_000;
  });

  it('is counted once for two processes, each telling the other at every step, and opens again with the next window', async () => {
    const rule = { name: 'act', limit: 20, windowMs: 60_000, step: 4 };
    const [a, b] = dbs.map((db) => makeAllowance({ db, now: () => now }, rule));
    const take = async (): Promise<number> => {
      let done = 0;
      for (let round = 0; round < 30; round += 1) {
        for (const one of [a, b]) if ((await one?.take('her')) === null) done += 1;
      }
      return done;
    };
    const done = await take();
    expect(done).toBeGreaterThanOrEqual(20);
    expect(done).toBeLessThanOrEqual(20 + 2 * 4);
    expect(await a?.take('him')).toBeNull();
    const until = (await a?.take('her')) ?? 0;
    expect(until).toBe(1_060_000);
    expect(inHowLong(until, now)).toBe('60 秒后');
    now = until;
    expect(await take()).toBe(done);
  });

  it('costs nobody a statement who does little', async () => {
    const broken = { tx: () => Promise.reject(new Error('asked')) } as unknown as Db;
    const few = makeAllowance({ db: broken, now: () => now }, { name: 'act', limit: 20, windowMs: 60_000, step: 4 });
    for (let at = 0; at < 3; at += 1) expect(await few.take('her')).toBeNull();
    await expect(few.take('her')).rejects.toThrow('asked');
  });
});

it('who presses too fast is told when to go on, nothing is done, and others go on', async () => {
  const w = await world({ env: { ACTS_PER_MINUTE: '8' } });
  try {
    const card = (await w.as('孔亮').say('帮助'), w.as('孔亮').lastCard({}));
    for (let at = 0; at < 7; at += 1) await w.as('孔亮').act(card, { tag: 'button', name: 'home-run.tasks' });
    const { toast } = await w.as('孔亮').act(card, { tag: 'button', name: 'home-run.tasks' });
    expect(toast?.content).toBe('您操作得太快了，这一次没有办理。请在 60 秒后再试，已填写的内容都在。');
    await w.as('孔亮').say('待办');
    await w.as('孔亮').say('待办');
    expect(
      w
        .as('孔亮')
        .cards({})
        .filter((each) => each.text().includes('操作得太快')),
    ).toHaveLength(1);
    await w.as('曹颖').say('待办');
    expect(w.as('曹颖').lastCard({}).text()).not.toContain('操作得太快');
    await w.clock.to(w.clock.now() + 61_000);
    await w.as('孔亮').say('待办');
    expect(w.as('孔亮').lastCard({}).text()).not.toContain('操作得太快');
  } finally {
    await w.close();
  }
});
