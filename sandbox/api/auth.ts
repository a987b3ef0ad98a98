import type { Context, Middleware } from 'koa';
import type { SandboxOptions } from '../options.js';
import { readJson } from './body.js';
import { FAULTS } from './fault.js';
import type { Tokens } from './tokens.js';

/** `POST /open-apis/auth/v3/tenant_access_token/internal` */
export async function tokenRoute(ctx: Context, options: SandboxOptions, tokens: Tokens): Promise<void> {
  const body = await readJson(ctx.req);
  if (body['app_id'] !== options.appId) {
    ctx.body = { code: 10003, msg: 'invalid param' };
  } else if (body['app_secret'] !== options.appSecret) {
    ctx.body = { code: 10014, msg: 'app secret invalid' };
  } else {
    const { value, expire } = tokens.issue();
    ctx.body = { code: 0, msg: 'ok', tenant_access_token: value, expire };
  }
}

/** Every other call carries `Authorization: Bearer t-…`. */
export function requireToken(tokens: Tokens): Middleware {
  return async (ctx, next) => {
    const value = /^Bearer (.+)$/.exec(ctx.get('authorization'))?.[1];
    if (value === undefined) throw FAULTS.noToken();
    if (!tokens.accepts(value)) throw FAULTS.badToken();
    await next();
  };
}
