import { afterEach, describe, expect, it } from 'vitest';
import { reportDead } from '../../../jobs/outbox/report-dead.js';
import { world, type World } from '../../support/world.js';

let w: World;
/** What cannot be delivered here is meant to be so. */
afterEach(async () => {
  await w.dead();
  await w.close();
});

const STRANGER = 'ou_not_yet_here';

async function writeTo(toId: string, payload: { text: string } | { file: { sha256: string; name: string } }): Promise<number> {
  const to = { platform: 'lark', toType: 'user', toId } as const;
  const id = await w.db.tx((tx) => tx.outbox.enqueue({ ...to, topic: 'send', payload, at: w.clock.now() }));
  w.app.dispatcher.wake();
  await w.settle();
  return id ?? 0;
}

describe('a message that cannot be delivered', () => {
  it('is told to the administrators with the reason, and goes out when one of them tries again', async () => {
    w = await world();
    const id = await writeTo(STRANGER, { text: '请到会' });
    const card = w.as('孙立').lastCard();
    expect(card.text()).toMatch(/有消息没有送达[^]*请到会[^]*可用范围/);
    expect(w.as('赵敏').cards()).toEqual([]);
    const events = await w.db.tx((tx) => tx.audit.of('outbox'));
    expect(events.map(({ event }) => event)).toMatchObject([{ type: 'MESSAGE_DEAD', byId: null, body: { outboxId: id } }]);

    w.sandbox.seed({
      people: [{ openId: STRANGER, name: '新同志', mobile: '13900000000', unit: '', title: '', hint: '' }],
      groups: [],
    });
    await w.as('孙立').press('重发', card);
    const said = w.sandbox.world.history(w.sandbox.people.privateChat(STRANGER));
    expect(said.map(({ content }) => content).join()).toContain('请到会');
    expect(await w.db.tx((tx) => tx.outbox.dead())).toEqual([]);
  });

  it('is told once for all that are given up together', async () => {
    w = await world();
    const to = { platform: 'lark', toType: 'user', toId: STRANGER, topic: 'send' } as const;
    await w.db.tx(async (tx) => {
      for (const text of ['一', '二', '三']) await tx.outbox.enqueue({ ...to, payload: { text }, at: w.clock.now() });
    });
    w.app.dispatcher.wake();
    await w.settle();
    expect(w.as('孙立').cards()).toHaveLength(1);
    expect(w.as('孙立').lastCard().text()).toContain('3 条');
  });

  it('is told to the administrators of whom it was for, and to all when nobody knows him', async () => {
    w = await world();
    await writeTo(w.as('何静').openId, { file: { sha256: '0'.repeat(64), name: '预审意见书.docx' } });
    expect(w.as('姜山').lastCard().text()).toContain('预审意见书.docx');
    expect(w.as('孙立').cards()).toEqual([]);
    await writeTo(STRANGER, { text: '请到会' });
    expect(w.as('姜山').lastCard().text()).toContain('预审意见书.docx');
    expect(w.as('孙立').lastCard().text()).toContain('请到会');
    expect(w.as('孙立').lastCard().text()).not.toContain('预审意见书.docx');
  });

  it('is not reported when it is such a report itself', async () => {
    w = await world();
    await writeTo(STRANGER, { text: '一' });
    const [report] = w.as('孙立').cards();
    const row = await w.db.tx(async (tx) => {
      const shown = await tx.cardMessages.byMessage(report?.messageId ?? '');
      const to = { platform: 'lark', toType: 'user', toId: STRANGER, topic: 'send' } as const;
      return tx.outbox.enqueue({ ...to, cardMessageId: shown?.id ?? 0, payload: { text: '报告' }, at: w.clock.now() });
    });
    w.app.dispatcher.wake();
    await w.settle();
    expect((await w.db.tx((tx) => tx.outbox.get(row ?? 0)))?.state).toBe('dead');
    expect(w.as('孙立').cards()).toHaveLength(1);
    await reportDead(w.app.deps, [row ?? 0]);
    await w.settle();
    expect(w.as('孙立').cards()).toHaveLength(1);
  });

  it('is a file that is no longer in the store, and one that is there arrives whole', async () => {
    w = await world();
    const bytes = new TextEncoder().encode('函的内容');
    const { sha256 } = await w.app.deps.files.put(bytes);
    await writeTo(w.as('李明').openId, { file: { sha256, name: '修改意见函.docx' } });
    expect(w.as('李明').files()).toEqual([{ name: '修改意见函.docx', bytes: Buffer.from(bytes) }]);
    const lost = await writeTo(w.as('李明').openId, { file: { sha256: '0'.repeat(64), name: '丢失.docx' } });
    expect(await w.db.tx((tx) => tx.outbox.get(lost))).toMatchObject({ state: 'dead', lastCode: 'unreadable' });
    expect(w.as('孙立').lastCard().text()).toContain('丢失.docx');
  });
});
