import { z } from 'zod';
import { TransportError } from '../../handlers/transport.js';
import { parseJson } from '../http/parse-json.js';
import { meaningOf, type Refusal } from './failure-kind.js';
import { parseEnvelope } from './parse-envelope.js';
import { signedHeaders, withoutBlank, type Param } from './sign.js';
import { tokenCache } from './token-cache.js';

export interface ZwddApiOptions {
  /** Base URL without a slash at its end. */
  readonly domain: string;
  readonly appKey: string;
  readonly appSecret: string;
  /** Epoch ms: the platform checks it against its own. */
  readonly now: () => number;
  readonly timeoutMs?: number;
}

/** A refusal in the platform's own words, as far as they are known. */
export class ZwddRefusal extends TransportError {
  constructor(
    readonly meaning: Refusal,
    code: string,
    message: string,
    retryAfterMs: number | null = null,
  ) {
    super(meaning === 'today' ? 'retry' : meaning === 'repeated' ? 'content' : meaning, code, message, retryAfterMs);
  }
}

/** The platform's interfaces. Throws nothing but TransportError; a refusal by the platform is a ZwddRefusal. */
export interface ZwddApi {
  /** A signed POST; returns `data`, or the whole content of an interface that has none. Blank parameters are left out. */
  call(path: string, params: readonly Param[]): Promise<unknown>;
  /** The app's access token: asked for by one request at a time, renewed ten minutes before it ends. */
  token(): Promise<string>;
  /** As `call`, with the token in front; a token that the platform no longer takes is renewed once. */
  callWithToken(path: string, params: readonly Param[]): Promise<unknown>;
}

const TIMEOUT_MS = 10_000;
const Token = z.object({ accessToken: z.string().min(1), expiresIn: z.coerce.number().positive() });
/** accessToken not correct; app accessToken invalid. */
const TOKEN_FAULTS = ['250027', '240133'];

export function zwddApi({ domain, appKey, appSecret, now, timeoutMs = TIMEOUT_MS }: ZwddApiOptions): ZwddApi {
  const scrub = (text: string): string => text.replaceAll(appSecret, '***').replaceAll(/app_[A-Za-z0-9]+/g, '***');
  const call: ZwddApi['call'] = async (path, params) => {
    const sent = withoutBlank(params.map(([name, value]): Param => [name, wellFormed(value)]));
    const headers = signedHeaders({ method: 'POST', path, params: sent }, { appKey, appSecret }, now());
    const body = formOf(sent);
    const { status, bytes } = await post(`${domain}${path}`, { ...headers, 'content-type': FORM }, body, timeoutMs, scrub);
    const outcome = parseEnvelope(parseJson(bytes));
    if (outcome === null) throw unreadable(status);
    if (outcome.ok) return outcome.data;
    const { code, message } = outcome;
    throw new ZwddRefusal(meaningOf(code, message, status), code, scrub(`${code} ${message}`));
  };
  const cache = tokenCache(async () => {
    const answer = await call('/gettoken.json', [
      ['appkey', appKey],
      ['appsecret', appSecret],
    ]);
    const parsed = Token.safeParse(answer);
    if (!parsed.success) throw unreadable(200);
    return { token: parsed.data.accessToken, forMs: parsed.data.expiresIn * 1000 };
  }, now);
  const withToken = async (path: string, params: readonly Param[]) =>
    call(path, [['access_token', await cache.get()], ...params]);
  return {
    call,
    token: () => cache.get(),
    callWithToken: async (path, params) => {
      try {
        return await withToken(path, params);
      } catch (error) {
        if (!(error instanceof TransportError) || !TOKEN_FAULTS.includes(error.code)) throw error;
        cache.drop();
        return withToken(path, params);
      }
    },
  };
}

const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';

/**
 * One POST without following redirects, which could carry a signature elsewhere.
 *
 * @throws TransportError `timeout` or `network`, kind `retry`
 */
export async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
  scrub: (text: string) => string,
): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    const says = error instanceof Error ? `${error.message} ${cause}`.trim() : 'unknown failure';
    throw new TransportError('retry', timedOut ? 'timeout' : 'network', scrub(says));
  }
}

function formOf(params: readonly Param[]): string {
  const form = new URLSearchParams();
  for (const [name, value] of params) form.append(name, value);
  return form.toString();
}

function unreadable(status: number): TransportError {
  const code = status === 200 ? 'badAnswer' : `http${String(status)}`;
  return new TransportError('retry', code, `the platform answered with HTTP ${String(status)} in a shape that is not documented`);
}

/** Half of a character has no place in a form, and would be signed otherwise than it is sent. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
