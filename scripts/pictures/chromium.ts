import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--lang=zh-CN',
];

/** A phone's width, in CSS pixels. */
export const PHONE = 390;

/** Long enough for a machine on which everything else runs at the same time. */
const PATIENCE_MS = 20_000;

/** As Debian installs it. The shell is the same engine without the windows that nobody sees: it does with two thirds of the time. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The installed Chromium, or the one at `CHROMIUM_PATH`. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? INSTALLED.find(existsSync) ?? 'chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}

export interface View {
  readonly width: number;
  readonly height: number;
  /** Device pixels for a CSS pixel. */
  readonly scale: number;
  /** False: as in a browser in which no script runs. */
  readonly script?: boolean;
}

/** A tab of its own, without movement, in Chinese. */
export async function openTab(browser: Browser, url: string, { width, height, scale, script = true }: View): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    javaScriptEnabled: script,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  return page;
}

/** The field under a label; the star of what is required is not part of the name. */
export function fieldOf(card: Locator, label: string): Locator {
  return card.getByLabel(new RegExp(`^${label.replace(/[()[\]{}.*+?^$|\\/]/g, '\\$&')}( \\*)?$`));
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Writes what stands in `area` of the window as WebP, which is a third of a JPEG's size for words on plain ground. */
export async function writeWebp(page: Page, area: Area, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 72, clip: { ...area, scale: 1 } });
  await session.detach();
  await writeFile(path, Buffer.from(data, 'base64'));
}
