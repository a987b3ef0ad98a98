import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { openTab } from '../../scripts/pictures/chromium.js';
import { barriersOn } from '../support/barriers.js';
import { visit, type Visiting } from '../support/visit.js';
import type { World } from '../support/world.js';

/** Widths of a phone and of a desk, in CSS pixels. */
export const WIDTHS = [390, 1280] as const;

/** Somebody before the pages in a browser of his own. When the test fails, what he saw is kept in a temporary folder. */
export interface Sitting {
  readonly page: Page;
  /** The same person, with the same session, without a browser. */
  readonly visiting: Visiting;
  /** Errors of the page's scripts. */
  readonly complaints: readonly string[];
}

export async function sitDown(
  browser: Browser,
  w: World,
  name: string,
  { width = 1280, script = true }: { readonly width?: number; readonly script?: boolean } = {},
): Promise<Sitting> {
  const visiting = await visit(w, name);
  const page = await openTab(browser, 'about:blank', { width, height: 844, scale: 1, script });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  onTestFailed(async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'browser-')), `${name}.png`);
    await page.screenshot({ path, fullPage: true });
    process.stderr.write(`what ${name} saw at ${page.url()}: ${path}\n`);
  });
  await carry(page, w, visiting);
  await page.goto(`${w.address}/pages/`);
  return { page, visiting, complaints };
}

/** Gives the browser somebody's session. */
export async function carry(page: Page, w: World, { cookie }: Visiting): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url: `${w.address}/pages/` }]);
}

/** A new draft, as far as its first page. */
export async function beginDraft({ page }: Sitting): Promise<void> {
  await pressed(page, '申报');
  await pressed(page, '否，开始申报');
  await page.locator('#sheet').waitFor();
}

/** Presses a button or a link once the page's scripts have run: one that moves between the press and the release is not pressed. */
export async function pressed(page: Page, label: string): Promise<void> {
  await page.waitForLoadState();
  await page
    .getByRole('button', { name: label, exact: true })
    .or(page.getByRole('link', { name: label, exact: true }))
    .first()
    .click();
}

/** The field under a label, as it is read out; the mark of what is required is not part of the name. */
export function asked(page: Page, label: string): Locator {
  return page.getByLabel(new RegExp(`^${label.replace(/[()[\]{}.*+?^$|\\/]/g, '\\$&')}(必填)?$`));
}

/** What a page must never do: errors of its scripts, sideways scrolling, barriers that axe calls serious or critical. */
export async function faultsOf({ page, complaints }: Sitting): Promise<readonly string[]> {
  const barriers = await barriersOn(page);
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  return [
    ...complaints,
    ...(wide === true ? ['the page scrolls sideways'] : []),
    ...(await page.evaluate<string[]>(STICKING_OUT)),
    ...barriers,
  ];
}

/** Rows of buttons that begin to the left of what stands above them. */
const STICKING_OUT = `[...document.querySelectorAll('.buttons, .presses')].flatMap((row) => {
  const first = [...row.querySelectorAll('button, .button')].find((one) => one.getClientRects().length > 0);
  if (first === undefined) return [];
  const { paddingLeft, borderLeftWidth } = getComputedStyle(row.parentElement);
  const left = row.parentElement.getBoundingClientRect().left + parseFloat(paddingLeft) + parseFloat(borderLeftWidth);
  return first.getBoundingClientRect().left < left - 0.5 ? ['sticks out: ' + row.outerHTML.slice(0, 160)] : [];
})`;

/** A person without a mouse: what has the focus is pressed and typed in, and the focus moves by Tab. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Tabs on until what is called so has the focus. */
  async to(label: string): Promise<void> {
    const seen: string[] = [];
    for (let steps = 0; steps < 160; steps += 1) {
      await this.page.keyboard.press('Tab');
      const name = await this.page.evaluate(FOCUSED);
      if (name === label) return;
      seen.push(String(name));
    }
    throw new Error(`Tab never came to “${label}”: ${[...new Set(seen)].join(' · ')}`);
  }

  async type(label: string, text: string): Promise<void> {
    await this.to(label);
    await this.page.keyboard.insertText(text);
  }

  /** Goes down a list to a choice. */
  async choose(label: string, option: string): Promise<void> {
    await this.to(label);
    await this.down(option);
  }

  /** Goes down the list that has the focus. */
  async down(option: string): Promise<void> {
    for (let steps = 0; steps < 30; steps += 1) {
      await this.page.keyboard.press('ArrowDown');
      if ((await this.page.evaluate(CHOSEN)) === option) return;
    }
    throw new Error(`the list has no “${option}”`);
  }

  async press(label: string, key = 'Enter'): Promise<void> {
    await this.to(label);
    await this.page.keyboard.press(key);
  }

  /** Presses what leads to another page. */
  async go(label: string): Promise<void> {
    await this.to(label);
    const from = this.page.url();
    await Promise.all([
      this.page.waitForURL((url) => url.href !== from, { waitUntil: 'load' }),
      this.page.keyboard.press('Enter'),
    ]);
  }
}

/** The name of what has the focus, without the mark of what is required. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return '';
  const label = one.labels && one.labels.length > 0 ? one.labels[0].textContent : one.textContent;
  return (one.getAttribute('aria-label') || label || '').replace(/必填$/, '').trim();
})()`;

const CHOSEN = 'document.activeElement.selectedOptions[0].text';
