import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world, type World } from '../../support/world.js';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

/** A message that was given up. */
async function deadRow(to = '李明'): Promise<number> {
  const at = w.clock.now();
  const { openId } = w.as(to);
  return w.db.tx(async (tx) => {
    const payload = { text: '合同备案今天到期' };
    const id = await tx.outbox.enqueue({ topic: 'send', platform: 'lark', toType: 'user', toId: openId, payload, at });
    if (id === null) throw new Error('not enqueued');
    await tx.outbox.claim([id], 'gone', at + 1000, at);
    await tx.outbox.failed(id, 'gone', { dead: true }, '230013', '对方不在可用范围内');
    return id;
  });
}

async function retry(who: string, row: number) {
  const name = `outbox-retry.${String(row)}`;
  await w.as(who).say('首页');
  return w.as(who).act(w.as(who).lastCard(), { tag: 'button', value: { name }, name });
}

describe('重发', () => {
  it('is the administrator’s: it is sent once, and written down', async () => {
    const row = await deadRow();
    expect((await retry('赵敏', row)).toast?.content).toContain('由管理员重发');
    expect(await w.db.tx((tx) => tx.outbox.get(row))).toMatchObject({ state: 'dead' });

    const { toast, card } = await retry('孙立', row);
    expect(toast?.content).toBe('已重新发送。');
    expect(card.text()).toContain('0 条');
    expect(w.as('李明').texts()).toEqual(['合同备案今天到期']);
    const events = (await w.db.tx((tx) => tx.audit.of('outbox'))).map(({ event }) => event);
    expect(events).toContainEqual(expect.objectContaining({ type: 'MESSAGE_RETRIED', byId: (await w.staff('孙立')).id }));

    expect((await retry('孙立', row)).toast?.content).toContain('已经处理过了');
  });

  it('lists what is left, with to whom and why', async () => {
    const [first, second] = [await deadRow(), await deadRow()];
    const { card } = await retry('孙立', first);
    expect(card.text()).toContain('合同备案今天到期');
    expect(card.text()).toContain('对方不在可用范围内');
    expect((await w.dead()).map(({ id }) => id)).toEqual([second]);
  });

  it('is another jurisdiction’s administrator’s neither to read nor to send', async () => {
    const row = await deadRow('何静');
    const { toast, card } = await retry('孙立', row);
    expect(toast?.content).toContain('已经处理过了');
    expect(card.text()).not.toContain('何静');
    expect(await w.db.tx((tx) => tx.outbox.get(row))).toMatchObject({ state: 'dead' });
    expect((await retry('姜山', row)).toast?.content).toBe('已重新发送。');
  });
});
