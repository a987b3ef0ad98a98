import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from '../../scripts/pictures/chromium.js';

/** A worker's tests have one after another; it ends with the worker. */
let running: Promise<Browser> | null = null;

async function browserOfWorker(): Promise<Browser> {
  const before = await running?.catch(() => null);
  if (before?.isConnected() === true) return before;
  running = launchChromium();
  return running;
}

/** The browser for the tests of a file, which leave no tab behind. */
export function useBrowser(): { readonly browser: Browser } {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await browserOfWorker();
  }, 30_000);
  afterAll(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  return {
    get browser() {
      if (browser === null) throw new Error('the browser is there once the tests run');
      return browser;
    },
  };
}
