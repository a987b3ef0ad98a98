import type { Page } from 'playwright-core';

/** The page is behind another one: a browser without a window never says so by itself. */
export const lookAway = (page: Page): Promise<void> => become(page, 'hidden');

/** The page is in front again. */
export const lookAt = (page: Page): Promise<void> => become(page, 'visible');

async function become(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${state}' });
    document.dispatchEvent(new Event('visibilitychange'));
  `);
}
