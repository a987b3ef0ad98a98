/**
 * Takes the picture book of the cards: every example of every card is put into the sandbox's chat page, and the first of
 * each is kept in `docs/cards/`, with an index.
 *
 * `npm run cards:pictures [-- <folder>]` — with a folder, every example is written there as well, to be looked through.
 */
import { createServer } from 'node:http';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Koa from 'koa';
import mount from 'koa-mount';
import type { Page } from 'playwright-core';
import { listen, localAddress, stopListening } from '../bot/http/listen.js';
import { encodeCard } from '../bot/lark/encode/encode-card.js';
import { cards } from '../cards/index.js';
import type { RegisteredCard } from '../cards/kit/registered.js';
import { createSandbox, type Sandbox } from '../sandbox/index.js';
import { post } from '../sandbox/world/post.js';
import { launchChromium, openTab, PHONE, writeWebp } from './pictures/chromium.js';

const BOOK = fileURLToPath(new URL('../docs/cards', import.meta.url));
const READER = 'ou_reader';
const AT = Date.parse('2026-09-18T10:00:00+08:00');
const TALL = 1600;
/** Ground left around a card. */
const EDGE = 8;

const chatOf = ({ id }: RegisteredCard): string => `oc_${id}`;

/** A sandbox without a bot: one person, and one group for each card. */
function stage(): Sandbox {
  const keys = { appId: 'cli_cards', appSecret: 'cards', encryptKey: 'cards', verificationToken: 'cards' };
  const sandbox = createSandbox({ ...keys, pushUrl: null, clock: { now: () => AT, moveTo: () => Promise.resolve() } });
  sandbox.seed({
    people: [{ openId: READER, name: '读者', mobile: '', unit: '', title: '', hint: '' }],
    groups: cards.map((card) => ({ chatId: chatOf(card), name: card.title, members: [READER] })),
  });
  for (const card of cards) {
    for (const example of card.examples) {
      const content = encodeCard(example.card()).text;
      post(sandbox.world, { chatId: chatOf(card), from: 'bot', type: 'interactive', content, at: AT });
    }
  }
  return sandbox;
}

async function takeCard(page: Page, at: number, path: string): Promise<void> {
  const card = page.locator('.message .card').nth(at);
  await page.setViewportSize({ width: PHONE, height: TALL });
  const { height } = (await card.boundingBox()) ?? { height: 0 };
  if (height > TALL - 240) await page.setViewportSize({ width: PHONE, height: Math.ceil(height) + 240 });
  await card.scrollIntoViewIfNeeded();
  const box = await card.boundingBox();
  if (box === null) throw new Error(`no card ${path}`);
  const area = { x: 0, y: box.y - EDGE, width: PHONE, height: box.height + 2 * EDGE };
  await writeWebp(page, area, path);
}

async function takeAll(page: Page, base: string, everything: string | null): Promise<void> {
  for (const card of cards) {
    await page.goto(`${base}/?as=${READER}&chat=${chatOf(card)}`);
    await page
      .locator('.message .card')
      .nth(card.examples.length - 1)
      .waitFor();
    await takeCard(page, 0, join(BOOK, `${card.id}.webp`));
    if (everything === null) continue;
    for (const [at, { name }] of card.examples.entries()) {
      await takeCard(page, at, join(everything, `${card.id}--${name.replace(/[^\p{L}\p{N}-]/gu, '_')}.webp`));
    }
  }
}

function index(): string {
  const rows = cards.map(({ id, title }) => `| ![${title}](${id}.webp) | \`${id}\` | ${title} |`);
  return [
    '# 卡片图册',
    '',
    '每张卡片的第一个示例，由 `npm run cards:pictures` 从沙盒页面截取（手机宽度 390 像素），请勿手改。',
    '卡片的代码在 `cards/<编号>.ts`，上面的话在 `cards/wording/`。',
    '',
    '| 样子 | 编号 | 用途 |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

async function main(everything: string | null): Promise<void> {
  await mkdir(BOOK, { recursive: true });
  if (everything !== null) await mkdir(everything, { recursive: true });
  for (const name of await readdir(BOOK)) if (name.endsWith('.webp')) await rm(join(BOOK, name));
  const sandbox = stage();
  const app = new Koa();
  app.use(mount('/sandbox', sandbox.app));
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  const port = await listen(server, 0, '127.0.0.1');
  const browser = await launchChromium();
  try {
    const page = await openTab(browser, 'about:blank', { width: PHONE, height: TALL, scale: 2 });
    await takeAll(page, `${localAddress('127.0.0.1', port)}/sandbox`, everything);
    await writeFile(join(BOOK, 'README.md'), index());
  } finally {
    await browser.close();
    await sandbox.close();
    await stopListening(server, 1000);
  }
  process.stdout.write(`${cards.length} cards are in ${BOOK}\n`);
}

await main(process.argv[2] ?? null);
