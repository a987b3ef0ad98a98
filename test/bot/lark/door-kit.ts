import { createCipheriv, createHash } from 'node:crypto';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { pino } from 'pino';
import type { Inbound, InboundOf } from '../../../handlers/inbound.js';
import type { Reply } from '../../../handlers/reply.js';
import { larkWebhook } from '../../../bot/lark/webhook.js';

export const KEYS = { appId: 'cli_0123456789abcdef', encryptKey: 'the encrypt key', verificationToken: 'the verification token' };
/** 2026-03-05 09:00 in Shanghai. */
export const NOW = Date.UTC(2026, 2, 5, 1, 0, 0);

export function seal(plain: string, key = KEYS.encryptKey): string {
  const iv = Buffer.alloc(16, 7);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return JSON.stringify({ encrypt: Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64') });
}

export function signed(body: Uint8Array | string, atMs = NOW, key = KEYS.encryptKey): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000));
  const signature = createHash('sha256').update(`${timestamp}nonce${key}`).update(body).digest('hex');
  return { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': 'nonce', 'x-lark-signature': signature };
}

export function envelope(type: string, event: object, header: object = {}): object {
  const { appId: app_id, verificationToken: token } = KEYS;
  return {
    schema: '2.0',
    header: { event_id: 'ev_1', event_type: type, app_id, token, create_time: '1772672400000', ...header },
    event,
  };
}

export function textMessage(text: string, id = 'om_1'): object {
  return envelope('im.message.receive_v1', {
    sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' },
    message: { message_id: id, chat_id: 'oc_1', chat_type: 'p2p', message_type: 'text', content: JSON.stringify({ text }) },
  });
}

export function press(name: string, formValue: object = {}): object {
  return envelope('card.action.trigger', {
    operator: { open_id: 'ou_1' },
    token: 'c-1',
    action: { tag: 'button', name, form_value: formValue },
    context: { open_message_id: 'om_9', open_chat_id: 'oc_1' },
  });
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

/** A webhook on a free port of this machine, and what it handed on. */
export async function openDoor(receive: (inbound: Inbound) => Promise<Reply> = () => Promise.resolve({}), budgetMs?: number) {
  const received: Inbound[] = [];
  const late: { inbound: InboundOf<'action'>; reply: Reply }[] = [];
  const tracked: Promise<void>[] = [];
  const logged: string[] = [];
  const counted: string[] = [];
  const app = new Koa();
  app.use(
    larkWebhook({
      keys: KEYS,
      appId: KEYS.appId,
      botOpenId: () => 'ou_bot',
      now: () => NOW,
      log: pino({ level: 'info' }, { write: (line) => void logged.push(line) }),
      receive: (inbound) => {
        received.push(inbound);
        return receive(inbound);
      },
      onLate: (inbound, reply) => {
        late.push({ inbound, reply });
        return Promise.resolve();
      },
      track: (work) => void tracked.push(work),
      watch: (result) => void counted.push(result),
      ...(budgetMs === undefined ? {} : { budgetMs }),
    }),
  );
  const server = await new Promise<Server>((resolve) => {
    const listening: Server = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  const send = (
    chunks: readonly (Uint8Array | string)[],
    headers: Record<string, string> = {},
    path = '/lark/events',
    method = 'POST',
  ) => post(port, path, method, chunks, headers);
  /** Pushes as the platform does: encrypted, signed. */
  const push = (content: object, atMs = NOW) => {
    const body = seal(JSON.stringify(content));
    return send([body], signed(body, atMs));
  };
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  return { received, late, tracked, logged, counted, send, push, close, port };
}

function post(
  port: number,
  path: string,
  method: string,
  chunks: readonly (Uint8Array | string)[],
  headers: Record<string, string>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const outgoing = request(
      { host: '127.0.0.1', port, path, method, headers: { 'content-type': 'application/json', ...headers } },
      (incoming) => {
        answered = true;
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          const type = String(incoming.headers['content-type'] ?? '');
          resolve({ status: incoming.statusCode ?? 0, type, body: type.includes('json') ? JSON.parse(text) : text });
        });
      },
    );
    outgoing.on('error', reject);
    void (async () => {
      for (const chunk of chunks) {
        // A client that is refused on the way stops sending, as the platform's does.
        if (answered) return;
        outgoing.write(chunk);
        if (chunks.length > 1) await new Promise((resolve) => setTimeout(resolve, 30));
      }
      outgoing.end();
    })();
  });
}
