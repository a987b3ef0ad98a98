import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { World } from '../../test/support/world.js';
import { openTab, PHONE } from './chromium.js';

const QUALITY = 72;
/** Kept above a card that does not fit into the window with what stands before it. */
const ABOVE = 8;

export interface Frame {
  /** CSS pixels; as tall as what is shown needs. */
  readonly height?: number;
  readonly width?: number;
  /** The title of the card that must be seen, from its top; the end of the chat unless given. */
  readonly card?: string;
  /** The group whose chat is shown; the private chat with the bot unless given. */
  readonly group?: string;
  /** What is done before the picture is taken. */
  readonly then?: (page: Page) => Promise<void>;
}

/** Takes pictures of what somebody sees. */
export class Album {
  taken = 0;

  constructor(
    private readonly browser: Browser,
    private readonly demo: World,
    private readonly folder: string,
  ) {}

  async take(name: string, who: string, frame: Frame = {}): Promise<void> {
    const { height = 844, width = PHONE, card, group, then } = frame;
    const chat = group === undefined ? '' : `&chat=${this.demo.chat(group)}`;
    const url = `${this.demo.address}/sandbox/?as=${this.demo.as(who).openId}${chat}`;
    const page = await openTab(this.browser, url, { width, height, scale: width > PHONE ? 1.5 : 2 });
    await page.getByRole('button', { name: '发送', exact: true, disabled: false }).waitFor();
    await this.demo.settle();
    if (then) await then(page);
    await this.demo.settle();
    await still(page);
    if (card !== undefined) await toTop(page, card);
    await page.screenshot({ path: join(this.folder, `${name}.jpg`), type: 'jpeg', quality: QUALITY });
    await page.context().close();
    this.taken++;
  }
}

/** Shows the last card of this title from its top. */
async function toTop(page: Page, title: string): Promise<void> {
  await page.getByRole('article', { name: title, exact: true }).last().waitFor();
  await page.evaluate(`(() => {
    const list = document.getElementById('messages');
    const card = [...list.querySelectorAll('article')].filter((one) => one.ariaLabel === ${JSON.stringify(title)}).at(-1);
    list.scrollTop = card.closest('.message').offsetTop - list.offsetTop - ${ABOVE};
  })()`);
}

/** Nothing under the pointer, nothing focused, no line at the top. */
async function still(page: Page): Promise<void> {
  await page.mouse.move(1, 1);
  await page.evaluate("document.activeElement?.blur(); document.getElementById('toasts').replaceChildren()");
  await page.waitForTimeout(250);
}
