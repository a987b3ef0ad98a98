import { mkdtempSync, rmSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextWorkdayMorning } from '../../sandbox/desk/move-clock.js';
import { apiOf, LI, PEOPLE, START, startSandbox } from './harness.js';

let statePath: string;
beforeEach(() => {
  statePath = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(statePath, { recursive: true }));

test('a restart keeps chats, files, marks and those who left; seeding again changes nothing', async () => {
  const first = await startSandbox({ statePath });
  const { people } = first.sandbox;
  const chat = people.privateChat(LI);
  const said = people.say(LI, chat, '留下').result.messageId;
  const file = people.sendFile(LI, chat, { name: '表.xlsx', bytes: Buffer.from('内容') }).result;
  const body = { receive_id: LI, msg_type: 'text', content: '{"text":"好"}', uuid: 'row-1' };
  const call = await apiOf(first.base);
  const sent = (await call('POST', 'im/v1/messages?receive_id_type=open_id', body)).body.data.message_id;
  const { file_key: fileKey } = JSON.parse(file.content) as { file_key: string };
  people.recall(LI, said);
  people.leave('ou_wang');
  await first.close();
  appendFileSync(join(statePath, 'journal.jsonl'), '{"kind":"mess');

  const second = await startSandbox({ statePath });
  const { world } = second.sandbox;

  expect(world.history(chat).map(({ messageId }) => messageId)).toEqual([said, file.messageId, sent]);
  expect(world.messages.get(said)?.recalled).toBe(true);
  expect(Buffer.from(world.fileBytes(fileKey) ?? []).toString()).toBe('内容');
  expect(world.readMark(chat, LI)).toBe(2);
  expect(world.people.get('ou_wang')?.active).toBe(false);
  expect(world.lastAt).toBe(START);
  const again = await (await apiOf(second.base))('POST', 'im/v1/messages?receive_id_type=open_id', body);
  expect(again.body.data.message_id).toBe(sent);
  second.sandbox.seed(PEOPLE);
  expect(world.people.get('ou_wang')?.active).toBe(false);
  await second.close();
});

test.each([
  ['2026-09-18T10:00:00+08:00', '2026-09-21T09:00:00+08:00'],
  ['2026-09-20T23:59:00+08:00', '2026-09-21T09:00:00+08:00'],
  ['2026-09-22T00:00:00+08:00', '2026-09-23T09:00:00+08:00'],
])('the next worked morning after %s is %s', (now, expected) => {
  expect(nextWorkdayMorning(Date.parse(now), (date) => !['2026-09-19', '2026-09-20'].includes(date))).toBe(Date.parse(expected));
});

test('weekends are free unless the host says otherwise, and the time never goes back', async () => {
  const running = await startSandbox();
  const move = (to: unknown) =>
    fetch(`${running.base}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-sandbox-page': '1' },
      body: JSON.stringify({ to }),
    });

  expect(await (await move('workday')).json()).toMatchObject({ now: Date.parse('2026-09-21T09:00:00+08:00'), notices: [] });
  expect((await move(START)).status).toBe(409);
  expect(await (await move('hour')).json()).toMatchObject({ now: Date.parse('2026-09-21T10:00:00+08:00') });
  await running.close();
});

test('a foreign page cannot act: without the page’s own header nothing is done', async () => {
  const running = await startSandbox();
  const chat = running.sandbox.people.privateChat(LI);

  const answer = await fetch(`${running.base}/api/chats/${chat}/text?as=${LI}`, { method: 'POST', body: '{"text":"x"}' });

  expect(answer.status).toBe(409);
  expect(running.sandbox.world.history(chat)).toHaveLength(0);
  await running.close();
});
