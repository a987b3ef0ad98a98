import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { fieldOf, openTab, PHONE } from '../../scripts/pictures/chromium.js';
import { barriersOn } from '../support/barriers.js';
import type { World } from '../support/world.js';

/** Somebody's chat with the bot on a phone's width. When the test fails, what he saw is kept in a temporary folder. */
export async function openChat(browser: Browser, w: World, name: string): Promise<ChatPage> {
  const { openId } = w.as(name);
  const page = await openTab(browser, 'about:blank', { width: PHONE, height: 844, scale: 1 });
  const chat = new ChatPage(page, `${w.address}/sandbox/?as=${openId}`);
  onTestFailed(async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'browser-')), `${name}.png`);
    await page.screenshot({ path });
    process.stderr.write(`what ${name} saw: ${path}\n`);
  });
  await chat.reload();
  return chat;
}

/** A tab with the chat page, used as a person uses it: by what is written on it. */
export class ChatPage {
  private readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** As after a visit elsewhere. */
  async reload(): Promise<void> {
    await this.page.goto(this.url);
    await this.page.getByRole('button', { name: '发送', exact: true, disabled: false }).waitFor();
  }

  async say(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: '输入消息' }).fill(words);
    await this.page.getByRole('button', { name: '发送', exact: true }).click();
  }

  async send(name: string, bytes: Uint8Array): Promise<void> {
    const buffer = Buffer.from(bytes);
    await this.page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  /** The newest card of this title, once it says `words`. */
  async card(title: string, words?: string): Promise<CardOnPage> {
    const all = this.page.getByRole('article', { name: title, exact: true });
    const found = (words === undefined ? all : all.filter({ hasText: words })).last();
    await found.waitFor();
    return new CardOnPage(found);
  }

  /** Waits for the line at the top. */
  async toast(words: string): Promise<void> {
    await this.page.locator('#toasts').getByText(words).waitFor();
  }

  /** Answers the question before a button takes effect. */
  async sure(title: string): Promise<void> {
    await this.page.getByRole('dialog', { name: title }).getByRole('button', { name: '确定', exact: true }).click();
  }

  /** What a page must never do: errors in its console, sideways scrolling, barriers that axe calls serious or critical. */
  async faults(): Promise<readonly string[]> {
    const barriers = await barriersOn(this.page);
    const wide = await this.page.evaluate('document.documentElement.scrollWidth > innerWidth');
    return [...this.complaints, ...(wide === true ? ['the page scrolls sideways'] : []), ...barriers];
  }
}

/** A card as it stands; it stays the same message when the bot changes it. */
export class CardOnPage {
  constructor(private readonly card: Locator) {}

  async press(label: string): Promise<void> {
    await this.card.getByRole('button', { name: label, exact: true }).click();
  }

  /** Fills by label: text and dates are typed, lists are chosen from. */
  async fill(answers: Readonly<Record<string, string | readonly [string]>>): Promise<void> {
    for (const [label, answer] of Object.entries(answers)) {
      if (typeof answer === 'string') await this.field(label).fill(answer);
      else await this.field(label).selectOption(answer[0]);
    }
  }

  /** The field under a label; its star is not part of the name. */
  field(label: string): Locator {
    return fieldOf(this.card, label);
  }

  text(): Promise<string> {
    return this.card.innerText();
  }

  buttons(): Promise<readonly string[]> {
    return this.card.getByRole('button').allInnerTexts();
  }

  get locator(): Locator {
    return this.card;
  }
}
