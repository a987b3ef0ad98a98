import type { RouterContext, RouterMiddleware } from '@koa/router';
import { showMessage, showPage } from '../render/page.js';
import { renderView } from '../render/view.js';
import { beginAttempt } from '../session/attempts.js';
import { browserCookie, markSignedOut, sessionCookie, setBrowserCookie, wayCookie } from '../session/cookie.js';
import { challengeOf, verifierOf } from '../session/hashed.js';
import { waysHere } from '../session/holder.js';
import { localPath } from '../session/local-path.js';
import { inHowLong } from '../../handlers/core/allowance.js';
import type { SignOnLimits } from '../session/limits.js';
import { wasEnded } from '../session/sessions.js';
import { visitorOf } from '../session/signed-on.js';
import type { SignOnWay } from '../session/way.js';
import type { PagesParts } from '../visit.js';
import { backOf, signOnAt } from './sign-on-paths.js';

/**
 * `GET /pages/sign-on?to=…`: whoever is signed on goes on; where there is one way it is taken, where there are more one chooses, once. Whoever has
 * signed out, here or from elsewhere, chooses again.
 */
export function chooseWay(parts: PagesParts): RouterMiddleware {
  return async (ctx) => {
    const to = localPath(ctx.query['to']);
    ctx.set('cache-control', 'no-store');
    const ways = waysHere(parts, ctx);
    const [first] = ways;
    // A client that knows who holds it is asked each time.
    if (first?.kind !== 'script' && (await visitorOf(parts, ctx)) !== null) return ctx.redirect(to);
    if (isElsewhere(parts, ctx)) return ctx.redirect(`${String(parts.publicUrl())}${signOnAt(to)}`);
    if (first === undefined) return showMessage(ctx, null, NO_WAY);
    const token = sessionCookie(ctx, parts);
    const ended = token !== undefined && (await wasEnded(parts, token));
    if (ended) markSignedOut(ctx, parts);
    const { last, asks } = wayCookie(ctx, parts);
    const known = ctx.query['choose'] === undefined ? ways.find(({ id }) => id === last) : undefined;
    const taken = ways.length === 1 ? first : known;
    const signedOut = asks || ended;
    if (taken !== undefined && !signedOut) return ctx.redirect(signOnAt(to, taken.id));
    showChoice(ctx, ways, to, signedOut);
  };
}

/** `GET /pages/sign-on/:way?to=…` */
export function beginWay(parts: PagesParts, limits: SignOnLimits): RouterMiddleware {
  return async (ctx) => {
    const to = localPath(ctx.query['to']);
    ctx.set('cache-control', 'no-store');
    const way = waysHere(parts, ctx).find(({ id }) => id === ctx.params['way']);
    const open = parts.publicUrl();
    if (way === undefined || open === null) return showMessage(ctx, null, NO_WAY);
    const closed = (await visitorOf(parts, ctx)) === null ? await limits.from(ctx.ip) : null;
    if (closed !== null) return showMessage(ctx, null, tooMany(closed, parts.deps.now()));
    const browser = browserCookie(ctx, parts) ?? parts.secret();
    setBrowserCookie(ctx, parts, browser);
    const state = await beginAttempt(parts, browser, way.id, to);
    if (way.kind === 'script') return showScriptPage(ctx, way, state);
    const challenge = challengeOf(verifierOf(browser, state));
    const { asks } = wayCookie(ctx, parts);
    ctx.redirect(way.begin({ state, back: `${open}${backOf(way.id)}`, challenge, asks }));
  };
}

/** `GET /pages/sign-on/:way/script.js`: the script with which the platform's client is asked. */
export function wayScript(parts: PagesParts): RouterMiddleware {
  return (ctx) => {
    const way = parts.ways().find(({ id }) => id === ctx.params['way']);
    if (way?.kind !== 'script') return;
    ctx.type = 'text/javascript; charset=utf-8';
    ctx.set('cache-control', 'no-cache');
    ctx.body = way.script;
  };
}

/** Why nobody is signed on here for a while, and how long. */
export function tooMany(until: number, now: number) {
  return { status: 429, title: '请稍后再试', says: `登录太频繁。请在 ${inHowLong(until, now)}再打开。` };
}

const NO_WAY = {
  status: 403,
  title: '请从工作台打开',
  says: '这里不能登录。请在单位使用的办公平台里，从“项目管家”的消息或工作台打开本页。',
} as const;

function showChoice(ctx: RouterContext, ways: readonly SignOnWay[], to: string, signedOut: boolean): void {
  const choices = ways.map(({ id, label }) => ({ label, href: signOnAt(to, id) }));
  showPage(ctx, null, { title: '登录', main: renderView('sign-on', { choices, signedOut, several: ways.length > 1 }) });
}

/** The one page that loads a script of another site: exactly that one. */
function showScriptPage(ctx: RouterContext, way: Extract<SignOnWay, { kind: 'script' }>, state: string): void {
  const library = way.library();
  const policy = String(ctx.response.get('content-security-policy'));
  ctx.set('content-security-policy', policy.replace("script-src 'self'", `script-src 'self' ${sourceOf(library)}`));
  const own = `/pages/sign-on/${way.id}/script.js`;
  const main = renderView('sign-on-script', { action: backOf(way.id), state, library, own, label: way.label });
  showPage(ctx, null, { title: '正在登录', main });
}

/** A script as a policy names it: its path to the end, without its query, with what would end the source encoded. */
function sourceOf(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replaceAll(';', '%3B').replaceAll(',', '%2C')}`;
}

/**
 * On a developer's machine the same server answers under several names, and a cookie under one only: there the sign-on begins where it
 * is to end.
 */
function isElsewhere({ publicUrl, secure }: PagesParts, ctx: RouterContext): boolean {
  const open = publicUrl();
  return !secure && open !== null && new URL(open).host !== ctx.host && ctx.query['here'] === undefined;
}
