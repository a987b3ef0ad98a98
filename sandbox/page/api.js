import { holdLine } from './line.js';

export const me = new URLSearchParams(location.search).get('as') ?? '';

/** Asks the sandbox; a refusal becomes an Error whose message is meant for people. */
async function ask(path, init = {}, query = {}) {
  const url = `api/${path}?${new URLSearchParams({ as: me, ...query })}`;
  let answer;
  try {
    answer = await fetch(url, init);
  } catch {
    throw new Error('连不上沙盒，请确认程序还在运行。');
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.why ?? '沙盒出错了，请看程序的日志。');
  return body;
}

export const get = (path) => ask(path);

export function post(path, body = {}) {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sandbox-page': '1' },
    body: JSON.stringify(body),
  });
}

export function postFile(chatId, file) {
  const headers = { 'content-type': 'application/octet-stream', 'x-sandbox-page': '1' };
  return ask(`chats/${chatId}/file`, { method: 'POST', headers, body: file }, { name: file.name });
}

export const fileUrl = (key) => `api/files/${encodeURIComponent(key)}?as=${encodeURIComponent(me)}`;

/** Live changes; `onBack` runs when the line was gone and is there again. */
export const listen = (onChange, onBack) => holdLine(`live?as=${encodeURIComponent(me)}`, onChange, onBack);
