import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import { TransportError } from '../../handlers/transport.js';
import type { SignOnWay } from '../../pages/session/way.js';
import { LABEL } from './capabilities.js';
import { PLATFORM } from './decode/context.js';
import { httpInstance } from './http-instance.js';
import { toTransportError } from './platform-error.js';
import type { Scrub } from './scrub.js';

export interface SignOnOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** Base URL; a slash at its end is dropped. */
  readonly domain: string;
  readonly scrub: Scrub;
}

const Granted = z.object({ access_token: z.string().min(1) });
const Person = z.object({ data: z.object({ open_id: z.string().min(1), name: z.string().nullish() }) });

/** The user does not exist, may not use the app, or is not active: pages on `authen/v2/oauth/token` and `authen/v1/user_info`. */
const NOT_ALLOWED = new Set(['20008', '20009', '20010', '20021', '20022', '20023', '20066', '20069']);

/** Sign-on by OAuth 2.0 with PKCE, in the client and in any browser (open platform: 获取授权码, 获取 user_access_token, 获取用户信息). */
export function larkSignOn({ appId, appSecret, domain, scrub }: SignOnOptions): SignOnWay {
  const http = httpInstance(scrub, true);
  const api = domain.replace(/\/+$/, '');
  return {
    id: PLATFORM,
    label: `${LABEL}登录`,
    kind: 'redirect',
    inside: ({ userAgent }) => /\b(Lark|Feishu)\//i.test(userAgent),
    begin: ({ state, back, challenge, asks }) => {
      const url = new URL(`${accountsOf(api)}/open-apis/authen/v1/authorize`);
      const asked = { client_id: appId, response_type: 'code', redirect_uri: back, state };
      // Without it the platform agrees at once for whoever has agreed before.
      const prompt = asks ? { prompt: 'consent' } : {};
      url.search = new URLSearchParams({
        ...asked,
        ...prompt,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }).toString();
      return url.href;
    },
    finish: async ({ code, back, verifier }) => {
      const asked = { grant_type: 'authorization_code', client_id: appId, client_secret: appSecret };
      const data = { ...asked, code, redirect_uri: back, code_verifier: verifier };
      const granted = await ask(http, scrub, { method: 'POST', url: `${api}/open-apis/authen/v2/oauth/token`, data });
      const token = read(Granted, granted).access_token;
      const headers = { authorization: `Bearer ${token}` };
      const person = await ask(http, scrub, { method: 'GET', url: `${api}/open-apis/authen/v1/user_info`, headers });
      const { open_id: userId, name = null } = read(Person, person).data;
      return { sender: { platform: PLATFORM, appId, userId }, name };
    },
  };
}

/** The authorisation page stands on a host of its own beside the open platform's; elsewhere (private deployments, the sandbox) on the same. */
function accountsOf(api: string): string {
  return api.replace(/^https:\/\/open\.(feishu\.cn|larksuite\.com)$/, 'https://accounts.$1');
}

async function ask(http: AxiosInstance, scrub: Scrub, call: Parameters<AxiosInstance['request']>[0]): Promise<unknown> {
  try {
    const answer: unknown = await http.request(call);
    return answer;
  } catch (error) {
    const failure = await toTransportError(error, scrub);
    if (NOT_ALLOWED.has(failure.code)) throw new TransportError('permission', failure.code, failure.message);
    throw failure;
  }
}

function read<T>(shape: z.ZodType<T>, answer: unknown): T {
  const parsed = shape.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new TransportError('retry', 'badAnswer', 'the platform answered in a shape that its page does not describe');
}
