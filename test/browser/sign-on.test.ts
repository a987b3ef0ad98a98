import { afterAll, beforeAll, expect, it } from 'vitest';
import { world, type World } from '../support/world.js';
import { useBrowser } from './chat-page.js';

const place = useBrowser();
let w: World;
beforeAll(async () => {
  w = await world();
  w.app.zwdd?.seed([{ accountId: '7001', name: '李明', mobile: '13800010001', unit: '区文化馆', title: '', hint: '' }]);
});
afterAll(() => w.close());

it('whoever is in the client of the second platform is signed on by its script', { timeout: 60_000 }, async () => {
  const context = await place.browser.newContext({ userAgent: 'Mozilla/5.0 (Linux; Android 8) Chrome/64 TaurusApp(zwdd/1.9)' });
  await context.addInitScript("window.name = 'zwdd:7001'");
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.location().url.endsWith('/favicon.ico')) {
      faults.push(`${line.text()} ${line.location().url}`);
    }
  });
  await page.goto(`${w.address}/pages/signed-on`);
  await page.waitForURL(`${w.address}/pages/signed-on`);
  await page.getByText('浙政钉登录').waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

it('from the chat one chooses the platform once, signs on, and signs out on the page', { timeout: 60_000 }, async () => {
  const context = await place.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${w.address}/sandbox/?as=${w.as('李明').openId}`);
  await page.goto(`${w.address}/pages/signed-on`);
  await page.getByRole('link', { name: '飞书登录' }).click();
  await page.waitForURL(`${w.address}/pages/signed-on`);
  expect(await page.evaluate('document.cookie')).toBe('');
  await page.getByRole('button', { name: '退出本机' }).click();
  await page.getByText('您已退出登录').waitFor();
  await page.getByRole('link', { name: '重新登录' }).click();
  await page.getByRole('link', { name: '飞书登录' }).click();
  await page.getByRole('link', { name: '李明' }).waitFor();
  await context.close();
});
