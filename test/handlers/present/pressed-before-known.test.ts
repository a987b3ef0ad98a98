import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeAction } from '../../../cards/kit/action.js';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import { declaredWorld, OFFICE, OTHER_OFFICE } from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import type { World } from '../../support/world.js';

/** 智慧急救 waits for the office: task 2. */
const TASK = 2;
/** A button of a card that showed the task as it was earlier. */
const REFUSED = encodeAction({ verb: 'task.decide', task: TASK, version: 99, outcome: 'pass' });
let w: World;
beforeEach(async () => {
  w = await declaredWorld();
});
afterEach(() => w.close());

/** As if the process that sent it had not come to note its message. Returns the card's row. */
async function unnoted(card: SeenCard): Promise<number> {
  return w.db.tx(async (tx) => {
    const row = await tx.cardMessages.byMessage(card.messageId);
    if (row === null) throw new Error('no card is known by this message');
    await tx.cardMessages.update(row.id, { messageId: null });
    return row.id;
  });
}

/** A change of a card that waits until it is known. Returns its row. */
async function waiting(cardMessageId: number): Promise<number> {
  const payload = { card: { summary: '旧', header: { title: '旧', tone: 'info' }, body: [{ kind: 'text', text: '旧' }] } };
  const to = { platform: 'lark', toType: 'user', toId: '', cardMessageId } as const;
  const notBefore = w.clock.now() + 900_000;
  return (await w.db.tx((tx) => tx.outbox.enqueue({ ...to, topic: 'patch', payload, at: w.clock.now(), notBefore }))) ?? 0;
}

const rowOf = (id: number) => w.db.tx((tx) => tx.cardMessages.get(id));
const listOf = async (name: string): Promise<SeenCard> => {
  await w.as(name).say('待办');
  return w.as(name).lastCard({});
};

it('a card that is pressed before it is known by which message it went out is known by the press, and changes later like any other', async () => {
  const list = await listOf(OFFICE);
  const row = await unnoted(list);

  await w.as(OFFICE).press('去办理', list);
  const { messageId } = list;
  expect(await rowOf(row)).toMatchObject({ messageId, card: 'task', taskId: TASK, state: 'live' });
  expect(await w.db.tx((tx) => tx.cardMessages.byMessage(messageId))).toMatchObject({ id: row });

  await decide(w, OTHER_OFFICE, '合格');
  const after = w.as(OFFICE).card(messageId);
  expect(after.text()).toContain('合格');
  expect(after.buttons()).not.toContain('合格');
});

it('so is a form, of which nothing but names comes back, and whatever takes its place on the card', async () => {
  const list = await listOf(OFFICE);
  await w.as(OFFICE).press('去办理', list);
  const { card: asked } = await w.as(OFFICE).press('转交', list);
  const row = await unnoted(asked);

  const { card } = await w.as(OFFICE).press('转交', asked);
  expect(card.text()).toContain('请');
  expect(await rowOf(row)).toMatchObject({ messageId: list.messageId });
  await unnoted(card);
  await w.as(OFFICE).press('返回', card);
  expect(await rowOf(row)).toMatchObject({ messageId: list.messageId, card: 'task' });
});

it('what waited to change it goes out at once, or never where the answer shows something newer', async () => {
  const list = await listOf(OFFICE);
  const first = await waiting(await unnoted(list));
  await w.as(OFFICE).press('去办理', list);
  expect(await w.db.tx((tx) => tx.outbox.get(first))).toMatchObject({ state: 'superseded' });
  expect(w.as(OFFICE).card(list.messageId).text()).not.toContain('旧');

  const second = await waiting(await unnoted(list));
  await w.as(OFFICE).press('稍后提醒', w.as(OFFICE).card(list.messageId));
  await w.settle();
  expect(await w.db.tx((tx) => tx.outbox.get(second))).toMatchObject({ state: 'sent' });
  expect(w.as(OFFICE).card(list.messageId).text()).toContain('旧');
});

it('nobody takes the card of another for his own by what he says was pressed', async () => {
  const row = await unnoted(await listOf(OFFICE));
  const mine = await listOf(OTHER_OFFICE);

  const forge = async (wire: string) => {
    const { toast } = await w.as(OTHER_OFFICE).act(mine, { tag: 'button', value: { a: wire, c: row } });
    await w.as(OTHER_OFFICE).act(mine, { tag: 'button', name: `${wire}~${String(row)}01`, form_value: {} });
    expect(await rowOf(row)).toMatchObject({ messageId: null });
    return toast;
  };
  // In whose chat it stands is known, and where it was sent to him only, whose it is.
  for (const shown of [{}, { chatId: null }]) {
    await w.db.tx((tx) => tx.cardMessages.update(row, shown));
    expect(await forge(encodeAction({ verb: 'home.run', command: 'tasks' }))).toBeNull();
    expect((await forge(REFUSED))?.type).toBe('warning');
  }
});

it('a card that was sent to one alone is not known by a press in a group, into which he forwarded it', async () => {
  const list = await listOf(OFFICE);
  const row = await unnoted(list);
  const chatId = (await rowOf(row))?.chatId ?? '';
  const settings = { policyId: null, unitId: null, reminders: [], hour: 9, state: 'active' } as const;
  const press = { tag: 'button', value: { a: encodeAction({ verb: 'home.run', command: 'tasks' }), c: row } };
  await w.db.tx((tx) => tx.cardMessages.update(row, { chatId: null }));
  await w.db.tx((tx) => tx.groups.upsert({ platform: 'lark', chatId, name: '群', ...settings }));
  expect((await w.as(OFFICE).act(list, press)).toast?.content).toContain('已发到您与我的会话');
  expect(await rowOf(row)).toMatchObject({ messageId: null, chatId: null });
});

it('a press that is refused says as well that its card arrived, and what waited to change it waits no longer', async () => {
  const list = await listOf(OFFICE);
  const row = await unnoted(list);
  const first = await waiting(row);
  const { toast } = await w.as(OFFICE).act(list, { tag: 'button', value: { a: REFUSED, c: row } });
  expect(toast?.type).toBe('warning');
  expect(await rowOf(row)).toMatchObject({ messageId: list.messageId });
  expect(await w.db.tx((tx) => tx.outbox.get(first))).toMatchObject({ state: 'superseded' });
});

it('a button that does not say on which card it stands is answered as before', async () => {
  const list = await listOf(OFFICE);
  const row = await unnoted(list);
  const { card } = await w.as(OFFICE).act(list, { tag: 'button', name: encodeAction({ verb: 'task.show', task: TASK }) });
  expect(card.buttons()).toContain('合格');
  expect(await rowOf(row)).toMatchObject({ messageId: null });
});
