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

/** How the second platform's client names itself. */
export const CLIENT = { 'user-agent': 'Mozilla/5.0 (iPhone) AliApp(DingTalk/1.9) TaurusApp(zwdd/1.9.51)' };

/** That client, without its script. */
export interface Client {
  /** What it gives a page that asks whose it is. */
  code(accountId: string): Promise<string>;
  /** Opens the page that asks; its state. */
  begin(browser: Browserlike, to?: string): Promise<string>;
  /** Hands in what the page's script would. */
  hand(browser: Browserlike, form: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  signOn(browser: Browserlike, accountId: string): Promise<void>;
}

export function clientOf(w: World): Client {
  const self: Client = {
    code: async (accountId) => {
      const headers = { 'x-sandbox-page': '1' };
      const answer = await fetch(new URL(`/sandbox/zwdd/desk/code?as=${accountId}`, w.address), { method: 'POST', headers });
      const given: unknown = await answer.json();
      return String((given as { code: string }).code);
    },
    begin: async (browser, to = '/pages/') =>
      stateIn((await browser.open(`/pages/sign-on?to=${encodeURIComponent(to)}`, CLIENT)).html),
    hand: (browser, form, headers = {}) => browser.post('/pages/sign-on/zwdd/back', form, { ...CLIENT, ...headers }),
    signOn: async (browser, accountId) => {
      await self.hand(browser, { state: await self.begin(browser), code: await self.code(accountId) });
    },
  };
  return self;
}

/** The state that a page which asks the client carries. */
export function stateIn(html: string): string {
  return /name="state" value="([\w-]{43})"/.exec(html)?.[1] ?? '';
}
