import { randomBytes } from 'node:crypto';
import type { SandboxOptions } from '../options.js';
import { ANSWER_MS, type Carrier, type Outcome } from './carrier.js';
import { encryptEvent, signBody } from './crypto.js';

/** Posts encrypted and signed bodies to the push address; redirects are not followed. */
export function httpCarrier(options: SandboxOptions): Carrier {
  return {
    carry: (envelope) => {
      const url = typeof options.pushUrl === 'function' ? options.pushUrl() : options.pushUrl;
      if (url === null) return Promise.resolve({ kind: 'nowhere' });
      const body = JSON.stringify({ encrypt: encryptEvent(options.encryptKey, JSON.stringify(envelope)) });
      return postSigned(url, body, Math.floor(options.clock.now() / 1000), options.encryptKey);
    },
  };
}

async function postSigned(url: string, body: string, seconds: number, encryptKey: string): Promise<Outcome> {
  const timestamp = String(seconds);
  const nonce = randomBytes(8).toString('hex');
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signBody(timestamp, nonce, encryptKey, body),
  };
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return { kind: 'answered', status: answer.status, body: await answer.text() };
  } catch (error) {
    return { kind: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable' };
  }
}
