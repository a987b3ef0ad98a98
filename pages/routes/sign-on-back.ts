import type { RouterContext, RouterMiddleware } from '@koa/router';
import { notKnown } from '../../handlers/core/people/not-known.js';
import { identify } from '../../handlers/identify.js';
import type { Sender } from '../../handlers/inbound.js';
import { TransportError } from '../../handlers/transport.js';
import { refusalSentence } from '../../workflow/refusals.js';
import { showMessage, type Message } from '../render/page.js';
import { endAttempt } from '../session/attempts.js';
import { browserCookie, forgetSession, sessionCookie, setHeldCookie, setSessionCookie, setWayCookie } from '../session/cookie.js';
import { deviceOf } from '../session/device.js';
import { verifierOf } from '../session/hashed.js';
import type { SignOnLimits } from '../session/limits.js';
import { fromOwnSite } from '../session/own-site.js';
import { beginSession, dropToken } from '../session/sessions.js';
import { visitorOf } from '../session/signed-on.js';
import type { SignOnWay, Vouched } from '../session/way.js';
import type { PagesParts } from '../visit.js';
import { readBody } from '../request/body.js';
import { backOf } from './sign-on-paths.js';
import { tooMany } from './sign-on.js';

/** `GET /pages/sign-on/:way/back?code=…&state=…`: the platform sends the browser back. */
export function cameBack(parts: PagesParts, limits: SignOnLimits): RouterMiddleware {
  return (ctx) => finish(parts, limits, ctx, 'redirect', { code: ctx.query['code'], state: ctx.query['state'] });
}

/** `POST /pages/sign-on/:way/back`: the script hands in what the client gave it. */
export function handedIn(parts: PagesParts, limits: SignOnLimits): RouterMiddleware {
  return async (ctx) => {
    if (!fromOwnSite(ctx, parts)) return showMessage(ctx, null, NOT_DONE);
    await readBody(ctx);
    const body: unknown = ctx.request.body;
    await finish(parts, limits, ctx, 'script', typeof body === 'object' && body !== null ? body : {});
  };
}

interface Sent {
  readonly code?: unknown;
  readonly state?: unknown;
}

const LONGEST = 4096;

async function finish(
  parts: PagesParts,
  limits: SignOnLimits,
  ctx: RouterContext,
  kind: SignOnWay['kind'],
  sent: Sent,
): Promise<void> {
  ctx.set('cache-control', 'no-store');
  const before = await visitorOf(parts, ctx);
  const closed = before === null ? await limits.from(ctx.ip) : null;
  if (closed !== null) return showMessage(ctx, null, tooMany(closed, parts.deps.now()));
  const way = parts.ways().find(({ id }) => id === ctx.params['way']);
  const [code, state, browser, open] = [word(sent.code), word(sent.state), browserCookie(ctx, parts), parts.publicUrl()];
  if (way?.kind !== kind || open === null) return showMessage(ctx, null, NOT_DONE);
  if (code === null || state === null || browser === undefined) return showMessage(ctx, null, NOT_DONE);
  const leadsTo = await endAttempt(parts, { browser, state, way: way.id, code });
  if (leadsTo === null) return showMessage(ctx, null, NOT_DONE);
  const vouched = await askPlatform(parts, way, { code, back: `${open}${backOf(way.id)}`, verifier: verifierOf(browser, state) });
  if ('status' in vouched) return showMessage(ctx, null, vouched);
  const { sender } = vouched;
  // Whoever still holds his client goes on with what he has open; a page that he chose himself begins anew.
  if (kind !== 'script' || before === null || !isSame(before.sender, sender)) {
    const often = await limits.by(`${sender.platform} ${sender.userId}`);
    if (often !== null) return showMessage(ctx, null, tooMany(often, parts.deps.now()));
    if (!(await signOn(parts, ctx, vouched))) return;
  }
  if (kind === 'script') setHeldCookie(ctx, parts);
  setWayCookie(ctx, parts, way.id);
  ctx.status = 303;
  ctx.redirect(leadsTo);
}

function isSame(a: Sender, b: Sender): boolean {
  return a.platform === b.platform && a.appId === b.appId && a.userId === b.userId;
}

/** False: nobody knows this account, and the page says so; whoever was signed on here before is not any more. */
async function signOn(parts: PagesParts, ctx: RouterContext, { sender, name }: Vouched): Promise<boolean> {
  await identify(parts.deps, { sender }, name);
  const before = sessionCookie(ctx, parts);
  const token = await beginSession(parts, sender, deviceOf(ctx.get('user-agent')));
  if (before !== undefined) await dropToken(parts, before);
  if (token === null) {
    forgetSession(ctx, parts);
    const { deps } = parts;
    const says = refusalSentence(await deps.db.tx((tx) => notKnown({ tx, deps }, sender)));
    showMessage(ctx, null, { status: 403, title: '还不能使用', says });
    return false;
  }
  setSessionCookie(ctx, parts, token);
  return true;
}

async function askPlatform(
  { deps }: PagesParts,
  way: SignOnWay,
  coming: Parameters<SignOnWay['finish']>[0],
): Promise<Vouched | Message> {
  try {
    return await way.finish(coming);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    deps.log.warn({ way: way.id, kind: error.kind, code: error.code }, 'a sign-on was not confirmed by its platform');
    if (error.kind === 'permission' || error.kind === 'unreachable') return NOT_ALLOWED;
    return error.kind === 'retry' ? NOT_NOW : NOT_DONE;
  }
}

function word(sent: unknown): string | null {
  return typeof sent === 'string' && sent !== '' && sent.length <= LONGEST ? sent : null;
}

const AGAIN = { label: '重新登录', href: '/pages/sign-on?choose=1' };
const NOT_DONE = { status: 400, title: '没有登录', says: '这次登录没有完成，或者已经过期。请重新登录。', link: AGAIN } as const;
const NOT_NOW = { status: 502, title: '没有登录', says: '办公平台现在没有回应。请稍等片刻再登录。', link: AGAIN } as const;
const NOT_ALLOWED = {
  status: 403,
  title: '还不能使用',
  says: '办公平台没有允许您使用“项目管家”。请让本单位的平台管理员把您加入应用的使用范围，再登录。',
  link: AGAIN,
} as const;
