import { createHash } from 'node:crypto';
import type Router from '@koa/router';
import type { Context } from 'koa';
import { textOf, type JsonObject } from '../json.js';
import type { SandboxOptions } from '../options.js';
import { freshId, TENANT_KEY } from '../world/ids.js';
import type { World } from '../world/world.js';
import { readJson } from './body.js';
import { drawAuthorize } from './authorize-page.js';

/** The person that this browser last opened the chat page as. */
export const AS_COOKIE = 'sandbox_as';

const CODE_MS = 5 * 60_000;
const TOKEN_MS = 7_200_000;

interface Code {
  readonly openId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly method: string;
  readonly until: number;
  used: boolean;
}

/** A refusal of the token endpoint (open platform, 获取 user_access_token, 错误码). */
class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly error: string,
    message: string,
  ) {
    super(message);
  }
}

/** Signing on with the platform: the page that asks a person, codes for once and five minutes, and tokens that tell who it was. */
export function oauthRoutes(router: Router, options: SandboxOptions, world: World, now: () => number): void {
  const codes = new Map<string, Code>();
  const tokens = new Map<string, { readonly openId: string; readonly until: number }>();

  router.get('/authen/v1/authorize', (ctx) => {
    const query = new URLSearchParams(ctx.querystring);
    const back = query.get('redirect_uri') ?? '';
    const fault = refusalOfPage(options, query);
    if (fault !== null) return drawAuthorize(ctx, { fault });
    // `consent`: the page is always shown (open platform, 获取授权码).
    const known = query.get('prompt') === 'consent' ? undefined : ctx.cookies.get(AS_COOKIE);
    const chosen = world.people.get(query.get('as') ?? known ?? '');
    if (chosen?.active !== true) {
      const people = [...world.people.values()].filter(({ active }) => active);
      return drawAuthorize(ctx, { people, query });
    }
    const code = freshId('');
    const asked = { challenge: query.get('code_challenge') ?? '', method: query.get('code_challenge_method') ?? 'plain' };
    codes.set(code, { openId: chosen.openId, redirectUri: back, ...asked, until: now() + CODE_MS, used: false });
    const target = new URL(back);
    target.searchParams.set('code', code);
    if (query.has('state')) target.searchParams.set('state', query.get('state') ?? '');
    ctx.redirect(target.href);
  });

  router.post('/authen/v2/oauth/token', async (ctx) => {
    try {
      const openId = trade(options, world, codes, await readJson(ctx.req), now());
      const value = freshId('u-');
      tokens.set(value, { openId, until: now() + TOKEN_MS });
      ctx.body = { code: 0, access_token: value, expires_in: TOKEN_MS / 1000, scope: 'auth:user.id:read', token_type: 'Bearer' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      ctx.status = 400;
      ctx.body = { code: error.code, error: error.error, error_description: error.message };
    }
  });

  router.get('/authen/v1/user_info', (ctx) => {
    const held = tokens.get(/^Bearer (.+)$/.exec(ctx.get('authorization'))?.[1] ?? '');
    if (held === undefined || held.until <= now()) {
      return answerFault(ctx, 401, 20005, 'The user access token passed is invalid. Please check the value');
    }
    const person = world.people.get(held.openId);
    if (person === undefined) return answerFault(ctx, 400, 20008, 'User not exist');
    if (!person.active) return answerFault(ctx, 400, 20021, 'User resigned');
    const { openId, name } = person;
    ctx.body = {
      code: 0,
      msg: 'success',
      data: { name, en_name: name, open_id: openId, union_id: openId.replace(/^ou_/, 'on_'), tenant_key: TENANT_KEY },
    };
  });
}

/** What the platform's page says instead of asking; null when it asks. */
function refusalOfPage({ appId, redirects = () => [] }: SandboxOptions, query: URLSearchParams): string | null {
  if (query.get('client_id') !== appId) return '20048 应用不存在';
  if (query.get('response_type') !== 'code') return '20001 response_type 不正确';
  if (!redirects().includes(query.get('redirect_uri') ?? '')) {
    return '20029 redirect_uri 请求不合法，请先在“安全设置”中登记重定向 URL';
  }
  return null;
}

function trade(
  { appId, appSecret }: SandboxOptions,
  world: World,
  codes: ReadonlyMap<string, Code>,
  body: JsonObject,
  now: number,
): string {
  const [grant, id, secret, code] = ['grant_type', 'client_id', 'client_secret', 'code'].map((name) => textOf(body[name]));
  if (!grant || !id || !secret || !code) {
    throw new Refusal(20001, 'invalid_request', 'The request is missing a required parameter.');
  }
  if (grant !== 'authorization_code') {
    throw new Refusal(20036, 'unsupported_grant_type', 'The specified grant_type is not supported.');
  }
  if (id !== appId) throw new Refusal(20048, 'invalid_client', 'The specified app does not exist.');
  if (secret !== appSecret) throw new Refusal(20002, 'invalid_client', 'The client secret is invalid.');
  const once = 'Please note that an authorization code can only be used once.';
  const found = codes.get(code);
  if (found === undefined) throw new Refusal(20003, 'invalid_grant', `The authorization code is not found. ${once}`);
  if (found.used) throw new Refusal(20065, 'invalid_grant', `The authorization code has been used. ${once}`);
  if (found.until <= now) throw new Refusal(20004, 'invalid_grant', 'The authorization code has expired.');
  if (textOf(body['redirect_uri']) !== found.redirectUri) {
    throw new Refusal(20071, 'invalid_grant', 'The provided redirect URI does not match the one used during authorization.');
  }
  if (!provesKey(found, textOf(body['code_verifier']))) throw new Refusal(20049, 'invalid_grant', 'PKCE code challenge failed.');
  found.used = true;
  const person = world.people.get(found.openId);
  if (person === undefined) throw new Refusal(20008, 'invalid_grant', 'The user does not exist.');
  if (!person.active) throw new Refusal(20066, 'invalid_grant', 'The user status is invalid.');
  return found.openId;
}

function provesKey({ challenge, method }: Code, verifier: string): boolean {
  if (challenge === '') return true;
  return challenge === (method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier);
}

function answerFault(ctx: Context, status: number, code: number, msg: string): void {
  ctx.status = status;
  ctx.body = { code, msg };
}
