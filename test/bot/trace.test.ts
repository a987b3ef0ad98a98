import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../bot/log.js';
import { OFFICE, OTHER_OFFICE } from '../scenarios/gongshu-kit.js';
import { type World, world } from '../support/world.js';

let w: World;
afterEach(() => w.close());

it('one id leads from a click through the outbox to the notices that came of it', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) });
  w = await world({ ports: { log } });
  await w.as(OFFICE).say('代理');
  const asked = { 请谁代理: String((await w.staff(OTHER_OFFICE)).id), 从哪天: '2026-09-21', '到哪天（含当天）': '2026-09-25' };
  const before = lines.length;
  await w.as(OFFICE).fill(asked).press('请他代理');
  await w.settle();
  const since = lines.slice(before);
  const clicks = since.filter(({ msg, kind }) => msg === 'something was handled' && kind === 'action');
  expect(clicks).toHaveLength(1);
  const trace = String(clicks[0]?.['trace']);
  expect(trace).toMatch(/^[0-9a-f]{16}$/);
  const sent = since.filter((line) => line['msg'] === 'a message was taken to its platform' && line['trace'] === trace);
  const rows = await Promise.all(sent.map(({ row }) => w.db.tx((tx) => tx.outbox.get(Number(row)))));
  expect(rows.map((row) => [row?.trace, row?.toId])).toEqual([[trace, w.as(OTHER_OFFICE).openId]]);
});
