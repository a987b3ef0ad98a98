import { encryptEvent, signBody } from '../../sandbox/push/crypto.js';

/** What both sides know of the app that is measured. */
export const APP = { appId: 'cli_bench', encryptKey: 'bench-encrypt-key', verificationToken: 'bench-token' } as const;

/** One HTTP request as the bytes that go over the wire. */
export type Wire = Buffer;

/** A press of a card's button, encrypted and signed as the platform does it. */
export function press(no: number, wire: string, openId: string): Wire {
  const now = Date.now();
  const event = {
    schema: '2.0',
    header: {
      event_id: `bench-${now}-${no}`,
      token: APP.verificationToken,
      create_time: `${now}000`,
      event_type: 'card.action.trigger',
      tenant_key: 'bench',
      app_id: APP.appId,
    },
    event: {
      operator: { tenant_key: 'bench', open_id: openId, union_id: `on_${openId}` },
      token: `c-${'x'.repeat(40)}`,
      action: { tag: 'button', name: wire, value: { a: wire, c: no + 1 } },
      host: 'im_message',
      context: { open_message_id: `om_bench_${no}`, open_chat_id: 'oc_bench' },
      // A real push is about 2 KB.
      padding: 'p'.repeat(1500),
    },
  };
  return request(JSON.stringify({ encrypt: encryptEvent(APP.encryptKey, JSON.stringify(event)) }), no);
}

function request(body: string, no: number): Wire {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = `n${no}`;
  const head = [
    'POST /lark/events HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-lark-request-timestamp: ${timestamp}`,
    `x-lark-request-nonce: ${nonce}`,
    `x-lark-signature: ${signBody(timestamp, nonce, APP.encryptKey, body)}`,
    '',
    '',
  ].join('\r\n');
  return Buffer.from(head + body);
}
