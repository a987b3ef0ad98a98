import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Reply } from '../../handlers/reply.js';
import type { Card } from '../../cards/kit/tree.js';
import { ACTION_BUDGET_MS } from '../../bot/lark/action-budget.js';
import { envelope, openDoor, press, textMessage } from '../bot/lark/door-kit.js';

let door: Awaited<ReturnType<typeof openDoor>>;
afterEach(() => door.close());

const card: Card = { summary: '完成', header: { title: '完成', tone: 'done' }, body: [{ kind: 'text', text: '好' }] };
const fails = () => Promise.reject(new Error('database is away'));
const slow = (reply: Reply) => () => sleep(80, reply);

test('an action is answered with toast and card', async () => {
  door = await openDoor(() => Promise.resolve({ toast: { tone: 'success', text: '已保存' }, card }));
  const { status, body } = await door.push(press('task-show.12'));
  expect(status).toBe(200);
  expect(body).toMatchObject({ toast: { type: 'success', content: '已保存' }, card: { type: 'raw', data: { schema: '2.0' } } });
});

test('an action without anything to say is answered with an object', async () => {
  door = await openDoor();
  expect(await door.push(press('task-show.12'))).toMatchObject({ status: 200, body: {} });
});

test('an action that takes too long is answered in time, ends by itself, and its card is handed on after the answer', async () => {
  door = await openDoor(slow({ card }), 30);
  expect(await door.push(press('task-show.12'))).toMatchObject({
    status: 200,
    body: { toast: { type: 'info', content: '正在处理，完成后卡片会自动更新' } },
  });
  expect(door.late).toEqual([]);
  await Promise.all(door.tracked);
  expect(door.late).toMatchObject([{ inbound: { kind: 'action', messageId: 'om_9' }, reply: { card } }]);
});

test('an action that fails after its answer is logged, and nothing falls over', async () => {
  door = await openDoor(() => sleep(80).then(fails), 30);
  expect((await door.push(press('task-show.12'))).status).toBe(200);
  await Promise.all(door.tracked);
  expect(door.late).toEqual([]);
  expect(door.logged.join()).toContain('failed after its answer');
});

test('an action that fails is answered with a toast that says what to do', async () => {
  door = await openDoor(fails);
  const { status, body } = await door.push(press('task-show.12'));
  expect(status).toBe(200);
  expect(body).toMatchObject({ toast: { type: 'error', content: expect.stringContaining('再按一次') as string } });
});

test('an action that cannot be read is answered with a toast: an error status would show the person a bare number', async () => {
  door = await openDoor();
  expect(await door.push(envelope('card.action.trigger', {}))).toMatchObject({ status: 200, body: { toast: { type: 'error' } } });
  expect(door.received).toEqual([]);
});

test('an action whose card the platform would refuse says that it was done', async () => {
  door = await openDoor(() => Promise.resolve({ card: { ...card, body: [] } }));
  expect(await door.push(press('task-show.12'))).toMatchObject({ status: 200, body: { toast: { type: 'warning' } } });
});

test('an event that fails is answered 500, so that it comes again', async () => {
  door = await openDoor(fails);
  expect((await door.push(textMessage('帮助'))).status).toBe(500);
});

test('an event is answered when it is handled, not before', async () => {
  let handled = false;
  door = await openDoor(async () => {
    await sleep(80);
    handled = true;
    return {};
  });
  expect((await door.push(textMessage('帮助'))).status).toBe(200);
  expect(handled).toBe(true);
});

test('the budget leaves half a second of the three for the network', () => {
  expect(ACTION_BUDGET_MS).toBeLessThanOrEqual(2500);
});

test('an event that takes too long is asked for again in time, and its failure does not go unseen', async () => {
  door = await openDoor(() => sleep(80).then(fails), 30);
  expect((await door.push(textMessage('申报'))).status).toBe(503);
  await sleep(120);
  expect(door.logged.join()).toContain('took long');
});
