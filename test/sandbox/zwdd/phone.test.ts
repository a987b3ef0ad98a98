import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { barriersOn } from '../../support/barriers.js';
import { useBrowser } from '../../support/browser.js';
import { lookAt, lookAway } from '../../support/visibility.js';
import { CEN, LUO, startZwdd, type RunningZwdd } from './kit.js';

const place = useBrowser();
let z: RunningZwdd;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  z = await startZwdd();
  complaints = [];
});
afterEach(async () => {
  for (const context of place.browser.contexts()) await context.close();
  await z.close();
});

const origin = (): string => new URL(z.base).origin;

async function ring(bizMsgId: string, title: string, to = LUO): Promise<void> {
  const url = `${origin()}/page`;
  const pc = `taurus://taurusclient/page/link?pc_slide=true&url=${encodeURIComponent(`${url}?on=pc`)}`;
  const card = { title, markdown: `智慧场馆\n请在 9 月 25 日前办理`, single_title: '去办理', single_url: url, single_pc_url: pc };
  const msg = JSON.stringify({ msgtype: 'action_card', action_card: card });
  await z.call('/message/workNotification', { tenantId: '10001', bizMsgId, receiverIds: to, msg });
}

async function open(as: string, width: number): Promise<void> {
  const context = await place.browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  // The other platform's folder stands beside it only where the whole sandbox runs.
  for (const name of ['dom.js', 'line.js']) {
    await page.route(`**/sandbox/${name}`, (route) => route.fulfill({ path: `sandbox/page/${name}` }));
  }
  await page.goto(`${z.base}/?as=${as}`);
}

describe('the telephone', () => {
  it('shows a person’s notices as they come, opens their page, and says in it who holds it', async () => {
    await ring('b1', '初步审核');
    await open(LUO, 420);
    await page.getByRole('heading', { name: '初步审核' }).waitFor();
    await ring('b2', '补正材料');
    await page.getByRole('heading', { name: '补正材料' }).waitFor();

    await page.getByRole('button', { name: '去办理' }).first().click();
    const got = page.frameLocator('iframe').locator('#got');
    await expect.poll(() => got.textContent()).toMatch(/^code [0-9a-f]{32}$/);
    const code = ((await got.textContent()) ?? '').slice(5);
    expect(z.sandbox.grants.trade(code, 'app')).toBe(LUO);
    await page.getByRole('button', { name: '关闭' }).click();
    expect(await page.locator('iframe').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('hears nothing while it is not seen, and shows what it missed when it is', async () => {
    await open(LUO, 420);
    await page.getByText('还没有通知').waitFor();
    await lookAway(page);
    await ring('b1', '初步审核');
    await page.waitForTimeout(500);
    expect(await page.getByRole('heading', { name: '初步审核' }).count()).toBe(0);
    await lookAt(page);
    await page.getByRole('heading', { name: '初步审核' }).waitFor();
  });

  it('opens on a computer what is wrapped for its client, and shows what was taken back', async () => {
    await ring('b1', '初步审核');
    await open(LUO, 1100);
    await page.getByRole('radio', { name: '电脑' }).check();
    await page.getByRole('button', { name: '去办理' }).click();
    await expect.poll(() => page.locator('iframe').getAttribute('src')).toBe(`${origin()}/page?on=pc`);
    await z.call('/message/revoke', { tenantId: '10001', msgType: 'workNotification', msgApp: 'a', bizMsgId: 'b1' });
    await page.getByText('撤回了一条通知').waitFor();
  });

  it.each([420, 1100])('keeps people apart and has no fault for readers at %i', async (width) => {
    await ring('b1', '只给岑浩', CEN);
    await open(LUO, width);
    await page.getByText('还没有通知').waitFor();
    expect(await barriersOn(page, 'all')).toEqual([]);
    await page.getByRole('combobox', { name: '以谁的身份' }).selectOption(CEN);
    await page.getByRole('heading', { name: '只给岑浩' }).waitFor();
  });

  it('gives no code outside of the telephone', async () => {
    await open(LUO, 420);
    await page.goto(`${origin()}/page`);
    await expect.poll(() => page.locator('#got').textContent()).toBe('不在客户端内');
  });
});
