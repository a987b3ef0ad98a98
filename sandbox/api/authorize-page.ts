import type { Context } from 'koa';
import type { Person } from '../world/types.js';

type Shown =
  | { readonly fault: string }
  /** `query`: the page's own, to come again with the one who was chosen. */
  | { readonly people: readonly Person[]; readonly query: URLSearchParams };

/** The platform's page on which somebody agrees to sign on; here he first says who he is. */
export function drawAuthorize(ctx: Context, shown: Shown): void {
  ctx.set('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'self'");
  ctx.set('referrer-policy', 'no-referrer');
  ctx.set('cache-control', 'no-store');
  ctx.status = 'fault' in shown ? 400 : 200;
  ctx.type = 'html';
  const main = 'fault' in shown ? `<p role="alert">${escape(shown.fault)}</p>` : peopleOf(shown);
  ctx.body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>授权 · 沙盒</title><main><h1>登录项目管家</h1>${main}</main></html>`;
}

function peopleOf({ people, query }: Extract<Shown, { readonly query: URLSearchParams }>): string {
  const rows = people.map(({ openId, name, unit, title }) => {
    const again = new URLSearchParams([...query, ['as', openId]]);
    return `<li><a href="?${escape(again.toString())}">${escape(name)}</a> ${escape(`${unit} ${title}`)}</li>`;
  });
  return `<p>沙盒里没有飞书账号：请选择以谁的身份登录。</p><ul>${rows.join('')}</ul>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
