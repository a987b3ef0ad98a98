import type { Context, Middleware } from 'koa';
import { readBody } from '../api/body.js';
import { GatewayFault } from './envelope.js';
import type { ZwddLimits, ZwddOptions } from './options.js';
import { sameSignature, signatureOf, type Param } from './sign.js';

const BODY_BYTES = 1024 * 1024;
const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)$/;

/** The parameters of a call that passed the gate. */
export interface Call {
  readonly params: readonly Param[];
  /** The first value of a name; empty when it is missing. */
  text(name: string): string;
  /** Like `text`, refused when it is missing. */
  need(name: string): string;
}

/** Checks key, time, nonce and signature of every call, and keeps its parameters in `ctx.state['call']`. */
export function gate(options: ZwddOptions, limits: ZwddLimits): Middleware {
  const seen = new Map<string, number>();
  return async (ctx, next) => {
    const params = await paramsOf(ctx);
    const now = options.now();
    const [timestamp, nonce] = [ctx.get('X-Hmac-Auth-Timestamp'), ctx.get('X-Hmac-Auth-Nonce')];
    if (ctx.get('apiKey') !== options.appKey) throw refused('0008', 'InvalidAccessKeyId');
    if (ctx.get('X-Hmac-Auth-Version') !== '1.0') throw refused('0007', 'InvalidVersion');
    if (!STAMP.test(timestamp)) throw refused('0006', 'InvalidTimeStamp.Format');
    if (Math.abs(Date.parse(timestamp) - now) > limits.skewMs) throw refused('0005', 'InvalidTimeStamp.Expired');
    if (!/^\d{8,32}$/.test(nonce)) throw refused('0004', 'InvalidNonce');
    const ours = signatureOf({ method: ctx.method, timestamp, nonce, path: ctx.path, params }, options.appSecret);
    if (!sameSignature(ours, ctx.get('X-Hmac-Auth-Signature'))) throw refused('0009', 'SignatureDoesNotMatch');
    for (const [known, at] of seen) if (Math.abs(now - at) > 2 * limits.skewMs) seen.delete(known);
    if (seen.has(nonce)) throw refused('0010', 'SignatureNonceUsed');
    seen.set(nonce, now);
    ctx.state['call'] = callOf(params);
    await next();
  };
}

export function callIn(ctx: Context): Call {
  return ctx.state['call'] as Call;
}

async function paramsOf(ctx: Context): Promise<Param[]> {
  const query = ctx.querystring;
  if (ctx.method === 'GET') return [...new URLSearchParams(query)];
  const body = await readBody(ctx.req, BODY_BYTES, refused('0003', 'BodyTooLarge'));
  return [...new URLSearchParams(query), ...new URLSearchParams(body.toString('utf8'))];
}

function callOf(params: readonly Param[]): Call {
  const text = (name: string): string => params.find(([key]) => key === name)?.[1] ?? '';
  return {
    params,
    text,
    need: (name) => {
      const value = text(name).trim();
      if (value === '') throw new GatewayFault('MissingParameter', `${name} is mandatory for this action.`);
      return value;
    },
  };
}

function refused(code: string, message: string): GatewayFault {
  return new GatewayFault(`OPF-B001-05-16-${code}`, message);
}
