import { browserLike, type Browserlike } from './browser-like.js';
import type { World } from './world.js';

/** A browser that somebody has opened his chats in: the platform knows him there. */
export async function browserOf(w: World, name: string): Promise<Browserlike> {
  const browser = browserLike(w.address);
  await browser.get(`/sandbox/?as=${w.as(name).openId}`);
  browser.cookies.set('steward_way', 'lark');
  browser.setCookies.length = 0;
  return browser;
}

/** Signs on, as people do: by opening the pages. */
export async function signedOnBrowser(w: World, name: string): Promise<Browserlike> {
  const browser = await browserOf(w, name);
  await browser.open('/pages/');
  return browser;
}

/** Begins to sign on, and stops before the browser goes back: where the platform sends it, path and query. */
export async function beginSignOn(browser: Browserlike, to = '/pages/'): Promise<URL> {
  const sent = await browser.get(`/pages/sign-on/lark?to=${encodeURIComponent(to)}`);
  const asked = new URL(String(sent.headers.get('location')));
  const agreed = await browser.get(`${asked.pathname}${asked.search}`);
  return new URL(String(agreed.headers.get('location')));
}

/** The token against forged changes, as a page of this browser holds it. */
export async function csrfOf(browser: Browserlike): Promise<string> {
  const { html } = await browser.open('/pages/signed-on');
  return /name="csrf" value="([\w-]{43})"/.exec(html)?.[1] ?? '';
}
