import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiOf, bodyOf, type Api, GROUP, KEYS, LI, startSandbox, type Running } from '../harness.js';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
let running: Running;
let api: Api;

beforeEach(async () => {
  running = await startSandbox();
  api = await apiOf(running.base);
});
afterEach(() => running.close());

function fileForm(bytes: Buffer, more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries({ file_type: 'stream', file_name: '函.docx', ...more })) form.set(key, value);
  form.set('file', new Blob([new Uint8Array(bytes)]), 'x');
  return form;
}

function imageForm(bytes: Buffer): FormData {
  const form = new FormData();
  form.set('image_type', 'message');
  form.set('image', new Blob([new Uint8Array(bytes)]), 'x.png');
  return form;
}

test('a file is uploaded, sent, and comes out byte for byte', async () => {
  const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 128, 1]);
  const key = (await api('POST', 'im/v1/files', fileForm(bytes))).body.data.file_key;
  await api('POST', 'im/v1/messages?receive_id_type=open_id', {
    receive_id: LI,
    msg_type: 'file',
    content: JSON.stringify({ file_key: key }),
  });
  const page = await fetch(`${running.base}/api/files/${key}`);

  expect(Buffer.from(await page.arrayBuffer())).toEqual(bytes);
  expect(page.headers.get('content-disposition')).toContain(encodeURIComponent('函.docx'));
});

test.each([
  ['empty', () => fileForm(Buffer.alloc(0)), 'files', 234010],
  ['over 30 MB', () => fileForm(Buffer.alloc(30 * 1024 * 1024 + 1)), 'files', 234006],
  ['of no known type', () => fileForm(Buffer.from('x'), { file_type: 'docx' }), 'files', 234001],
  ['an image over 10 MB', () => imageForm(Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)])), 'images', 234006],
  ['no image', () => imageForm(Buffer.from('not an image')), 'images', 234011],
])('an upload that is %s is refused', async (_what, form, path, code) => {
  expect((await api('POST', `im/v1/${path}`, form())).body.code).toBe(code);
});

test('what a person sent can be fetched by message and key, and no longer when it was recalled', async () => {
  const { people } = running.sandbox;
  const sent = people.sendFile(LI, people.privateChat(LI), { name: '预算.xlsx', bytes: Buffer.from('内容') }).result;
  const key = JSON.parse(sent.content).file_key;
  const token = running.sandbox.tokens.issue().value;
  const fetchIt = (type: string, other = key) =>
    fetch(`${running.base}/open-apis/im/v1/messages/${sent.messageId}/resources/${other}?type=${type}`, {
      headers: { authorization: `Bearer ${token}` },
    });

  expect(await (await fetchIt('file')).text()).toBe('内容');
  expect((await bodyOf(await fetchIt('image'))).code).toBe(234001);
  expect((await bodyOf(await fetchIt('file', 'file_v3_other'))).code).toBe(234003);
  people.recall(LI, sent.messageId);
  expect((await bodyOf(await fetchIt('file'))).code).toBe(234040);
});

test('people and groups are described; unknown ones and groups without the bot are refused', async () => {
  const user = await api('GET', `contact/v3/users/${LI}?user_id_type=open_id`);
  const chat = await api('GET', `im/v1/chats/${GROUP}`);
  running.sandbox.people.setBot(LI, GROUP, false);

  expect(user.body.data.user).toMatchObject({ name: '李敏', mobile: '+8613800000001', status: { is_resigned: false } });
  expect(chat.body.data).toMatchObject({ name: '项目推进群', chat_mode: 'group' });
  expect((await api('GET', 'contact/v3/users/ou_no')).body.code).toBe(99992351);
  expect((await api('GET', `im/v1/chats/${GROUP}`)).body.code).toBe(232011);
  expect((await api('GET', 'bot/v3/info')).body.bot.open_id).toMatch(/^ou_/);
});

test('tokens: a wrong secret gets none, a revoked one is refused, none at all is told apart', async () => {
  const wrong = await fetch(`${running.base}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    body: JSON.stringify({ app_id: KEYS.appId, app_secret: 'guess' }),
  });
  const bare = await fetch(`${running.base}/open-apis/bot/v3/info`);
  running.sandbox.tokens.revokeAll();

  expect((await bodyOf(wrong)).code).toBe(10014);
  expect((await bodyOf(bare)).code).toBe(99991661);
  expect((await api('GET', 'bot/v3/info')).body.code).toBe(99991663);
});
