/**
 * Somebody at the pages, without a browser: reads HTML, fills in by label, presses by label, follows redirects.
 *
 * ```ts
 * const zhao = await visit(w, '赵敏');
 * await zhao.open('/pages/');
 * await zhao.fill({ 项目名称: '智慧场馆' }).press('下一页');
 * expect(zhao.text()).toContain('智慧场馆');
 * ```
 */
import { randomBytes } from 'node:crypto';
import { type HTMLElement, parse } from 'node-html-parser';
import { beginSession } from '../../pages/session/sessions.js';
import { saidTwice } from './said-twice.js';
import type { World } from './world.js';

export interface Visiting {
  /** What the browser would send back: `name=value`. */
  readonly cookie: string;
  /** Path and query of the page that is open. */
  readonly at: () => string;
  readonly status: () => number;
  open(path: string): Promise<void>;
  /** The page's visible words. */
  text(): string;
  html(): HTMLElement;
  /** Labels of what can be pressed, in order. */
  buttons(): string[];
  fill(answers: Readonly<Record<string, string | readonly string[] | boolean>>): Visiting;
  /** Presses a button by its label, with the fields of its form as they are filled. */
  press(label: string): Promise<void>;
  /** A raw request with this person's cookie; redirects are not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** Signs somebody of the world on, by his account of the platform. */
export async function visit(w: World, name: string): Promise<Visiting> {
  const { deps } = w.app;
  const staff = await w.staff(name);
  const [account] = await w.db.tx((tx) => tx.staff.identities(staff.id));
  if (account === undefined) throw new Error(`${name} has no account`);
  const secret = () => randomBytes(32).toString('base64url');
  const token = await beginSession({ deps, secret }, account);
  return visiting(w.address, `steward_session=${String(token)}`);
}

function visiting(address: string, cookie: string): Visiting {
  let [path, status, page] = ['', 0, parse('')];
  const filled = new Map<string, string | readonly string[] | boolean>();
  const request = (to: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    return fetch(new URL(to, address), { ...init, headers, redirect: 'manual' });
  };
  const load = async (to: string, init: RequestInit = {}): Promise<void> => {
    const answer = await request(to, init);
    const next = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && next !== null) return load(next);
    [path, status, page] = [to, answer.status, parse(await answer.text())];
    filled.clear();
    const twice = saidTwice(page.querySelector('main')?.structuredText ?? '');
    if (twice.length > 0) throw new Error(`${path} says the same twice:\n${twice.join('\n')}`);
  };
  const self: Visiting = {
    cookie,
    at: () => path,
    status: () => status,
    open: (to) => load(to),
    text: () => page.querySelector('body')?.structuredText ?? '',
    html: () => page,
    buttons: () => page.querySelectorAll('button:not([aria-hidden]), a.button').map(({ textContent }) => textContent.trim()),
    fill: (answers) => {
      for (const [label, value] of Object.entries(answers)) filled.set(label, value);
      return self;
    },
    press: async (label) => {
      const pressed = page.querySelectorAll('button').find(({ textContent }) => textContent.trim() === label);
      const form = pressed?.closest('form');
      if (pressed === undefined || !form) {
        throw new Error(`there is no button “${label}” on ${path}: ${self.buttons().join(' ')}`);
      }
      const body = fieldsOf(form, filled);
      const name = pressed.getAttribute('name');
      if (name !== undefined) body.append(name, pressed.getAttribute('value') ?? '');
      await load(pressed.getAttribute('formaction') ?? form.getAttribute('action') ?? path, {
        method: 'POST',
        body,
        headers: { referer: new URL(path, address).href },
      });
    },
    fetch: request,
  };
  return self;
}

/** The fields that a browser would send, with what was filled in by label taking the place of what stands there. */
function fieldsOf(form: HTMLElement, filled: ReadonlyMap<string, string | readonly string[] | boolean>): URLSearchParams {
  const body = new URLSearchParams();
  for (const input of form.querySelectorAll('input, textarea, select')) {
    const name = input.getAttribute('name');
    if (name === undefined || input.hasAttribute('disabled') || input.closest('template') !== null) continue;
    const value = filled.size === 0 ? undefined : filled.get(labelOf(form, input));
    for (const one of valuesOf(input, value)) body.append(name, one);
  }
  return body;
}

function valuesOf(input: HTMLElement, value: string | readonly string[] | boolean | undefined): string[] {
  if (input.tagName === 'SELECT') {
    const options = input.querySelectorAll('option');
    const chosen = options.find((one) => (value === undefined ? one.hasAttribute('selected') : one.textContent.trim() === value));
    return [(chosen ?? options[0])?.getAttribute('value') ?? ''];
  }
  if (input.getAttribute('type') === 'checkbox') {
    const own = input.getAttribute('value') ?? 'on';
    const label = input.closest('label')?.textContent.trim() ?? '';
    const ticked = Array.isArray(value) ? value.includes(label) : (value ?? input.hasAttribute('checked'));
    return ticked === true ? [own] : [];
  }
  if (input.getAttribute('type') === 'radio') {
    const label = input.closest('label')?.textContent.trim() ?? '';
    const isChosen = typeof value === 'string' ? label.startsWith(value) : input.hasAttribute('checked');
    return isChosen ? [input.getAttribute('value') ?? 'on'] : [];
  }
  if (input.getAttribute('type') === 'file') return [];
  if (typeof value === 'string' && input.getAttribute('type') !== 'hidden') return [value];
  return [input.tagName === 'TEXTAREA' ? input.textContent : (input.getAttribute('value') ?? '')];
}

/** The words before an input, without the marks beside them. */
function labelOf(form: HTMLElement, input: HTMLElement): string {
  const id = input.getAttribute('id');
  const label = id === undefined ? null : form.querySelector(`label[for="${id}"]`);
  const legend = input.closest('fieldset')?.querySelector('legend');
  const own = (label ?? legend ?? input.closest('label'))?.childNodes[0]?.textContent ?? input.getAttribute('aria-label') ?? '';
  return own.replace(/ \*$/, '').trim();
}
