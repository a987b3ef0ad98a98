import type Router from '@koa/router';
import type { Grants } from './oauth.js';
import type { ZwddOptions } from './options.js';
import type { ZwddWorld } from './world.js';

/** The sign-on page of the platform's login host: in place of a QR code to scan, one chooses whose telephone scans it. */
export function qrRoutes(router: Router, { appKey }: ZwddOptions, world: ZwddWorld, grants: Grants): void {
  router.get('/oauth2/auth.htm', (ctx) => {
    const query = new URLSearchParams(ctx.querystring);
    const target = parseTarget(query.get('redirect_uri'));
    if (query.get('client_id') !== appKey || query.get('response_type') !== 'code' || target === null) {
      ctx.status = 400;
      ctx.body = '登录参数不正确';
      return;
    }
    const chosen = world.people.get(query.get('scannedBy') ?? '');
    if (chosen !== undefined) {
      target.searchParams.set('code', grants.mint(chosen.accountId, 'qr'));
      target.searchParams.set('state', query.get('state') ?? '');
      return ctx.redirect(target.href);
    }
    ctx.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    ctx.type = 'html';
    const people = [...world.people.values()].filter(({ active }) => active);
    const rows = people.map(({ accountId, name, unit }) => {
      const again = new URLSearchParams([...query, ['scannedBy', accountId]]);
      return `<li><a href="?${escape(again.toString())}">${escape(name)}</a> ${escape(unit)}</li>`;
    });
    ctx.body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>扫码登录 · 沙盒</title><h1>扫码登录</h1><p>沙盒里没有手机：选择由谁扫码。</p><ul>${rows.join('')}</ul></html>`;
  });
}

function parseTarget(value: string | null): URL | null {
  const url = value === null ? null : URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
