import type { Context, Middleware } from 'koa';
import { encodeUtf8 } from '../http/encode-utf8.js';
import { BodyTooLarge, readRawBody } from '../http/raw-body.js';
import { answerText } from './callback-answer.js';
import type { Pushed, PushRefusal } from '../pushed.js';
import { open, type DoorKeys } from './door.js';
import type { Envelope } from './envelope.js';
import { StillWorking, take, Unreadable, type TakeOptions } from './take.js';

/** The one address for events and card callbacks. */
export const EVENTS_PATH = '/lark/events';

/** A push holds a message or a form, never a file. */
export const MAX_BODY_BYTES = 1024 * 1024;

const JSON_TYPE = 'application/json; charset=utf-8';

export interface WebhookOptions extends TakeOptions {
  readonly keys: DoorKeys;
  /** Told of work that goes on after its answer, so that a stop can wait for it. */
  readonly track: (late: Promise<void>) => void;
  /** Told of every push. */
  readonly watch?: (result: Pushed) => void;
}

const AHEAD: PushRefusal = 'from-the-future';
const SLOW_CLOCK = 'refused a push, as this machine’s clock is slow';

/**
 * Koa middleware for the platform's pushes. It must stand before any body parser: the signature is over the raw bytes.
 * What is refused (400, 401, 413) leaves a line in the log and nothing else; an event whose handling fails is answered
 * 500, one that takes over 2.5 s 503, and the platform pushes it again.
 *
 * @throws Error when a key is missing: without keys anybody could speak for the platform
 */
export function larkWebhook(options: WebhookOptions): Middleware {
  const { encryptKey, verificationToken, appId } = options.keys;
  if (encryptKey === '' || verificationToken === '' || appId === '') {
    throw new Error('the webhook needs app id, encrypt key and verification token');
  }
  return async (ctx, next) => {
    if (ctx.path !== EVENTS_PATH || ctx.method !== 'POST') {
      await next();
      return;
    }
    const raw = await body(ctx);
    if (raw === null) options.watch?.('too-large');
    if (raw !== null) await push(ctx, raw, options);
  };
}

async function body(ctx: Context): Promise<Buffer | null> {
  try {
    return await readRawBody(ctx.req, MAX_BODY_BYTES);
  } catch (error) {
    // The rest of the body is still on its way; without this the connection would have to read it all.
    ctx.set('Connection', 'close');
    refuse(ctx, error instanceof BodyTooLarge ? 413 : 400);
    return null;
  }
}

async function push(ctx: Context, raw: Buffer, options: WebhookOptions): Promise<void> {
  const [timestamp, nonce, signature] = [
    ctx.get('X-Lark-Request-Timestamp'),
    ctx.get('X-Lark-Request-Nonce'),
    ctx.get('X-Lark-Signature'),
  ];
  const opened = open({ timestamp, nonce, signature, raw }, options.keys, options.now());
  options.watch?.(opened.kind === 'refused' ? opened.why : opened.kind === 'challenge' ? 'challenge' : 'taken');
  switch (opened.kind) {
    case 'refused':
      logRefused(options, opened.why, { timestamp, bytes: raw.length });
      return refuse(ctx, opened.status);
    case 'challenge':
      ctx.body = { challenge: opened.challenge };
      return;
    case 'envelope':
      return answer(ctx, opened.envelope, options);
  }
}

function logRefused(
  { log, now }: WebhookOptions,
  why: PushRefusal,
  { timestamp, bytes }: { readonly timestamp: string; readonly bytes: number },
): void {
  // The signature was right: it is our clock that is wrong, and everything is refused until it is set.
  if (why === AHEAD) return log.error({ behindSeconds: Number(timestamp) - Math.round(now() / 1000) }, SLOW_CLOCK);
  log.warn({ why, bytes }, 'refused a push');
}

async function answer(ctx: Context, envelope: Envelope, options: WebhookOptions): Promise<void> {
  try {
    const { answer: given, finish } = await take(envelope, options);
    // As the bytes that go out: Koa would write an object as text once more, measure the text, and have it copied behind the head.
    ctx.set('Content-Type', JSON_TYPE);
    ctx.body = encodeUtf8(answerText(given));
    if (finish !== null) options.track(closed(ctx).then(finish));
  } catch (error) {
    if (error instanceof StillWorking) return refuse(ctx, 503);
    options.log.error(
      { err: error, event: envelope.header.event_type, id: envelope.header.event_id },
      'an event could not be handled',
    );
    refuse(ctx, error instanceof Unreadable ? 400 : 500);
  }
}

/** When the answer has gone out, or the other side has gone. */
function closed(ctx: Context): Promise<void> {
  return new Promise((resolve) => ctx.res.once('close', () => resolve()));
}

function refuse(ctx: Context, status: number): void {
  ctx.status = status;
  ctx.body = {};
}
