import { afterAll, beforeAll, expect, it } from 'vitest';
import { world, type World } from '../support/world.js';
import { useBrowser } from '../support/browser.js';

const place = useBrowser();
let w: World;
beforeAll(async () => {
  w = await world();
  const common = { unit: '区文化馆', title: '', hint: '' };
  w.app.zwdd?.seed([
    { accountId: '7001', name: '李明', mobile: '13800010001', ...common },
    { accountId: '7002', name: '赵敏', mobile: '13800010006', ...common },
  ]);
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

it(
  'a link opened in that client is its owner’s whoever was signed on before, and nobody else’s',
  { timeout: 60_000 },
  async () => {
    const { links, now } = w.app.deps;
    const linkOf = async (name: string): Promise<string> => {
      const { id } = await w.staff(name);
      return w.db.tx(async (tx) => String(await links?.open({ tx, now: now() }, id, { verb: 'home.run', command: 'mine' })));
    };
    const context = await place.browser.newContext({ userAgent: 'Mozilla/5.0 (Linux; Android 8) Chrome/64 TaurusApp(zwdd/1.9)' });
    await context.addInitScript("window.name = 'zwdd:' + (localStorage.getItem('held') || '7002')");
    const page = await context.newPage();
    await page.goto(`${w.address}/pages/`);
    await page.getByRole('link', { name: '赵敏', exact: true }).waitFor();
    await page.goto(await linkOf('李明'));
    await page.getByRole('heading', { name: '不是给您的链接' }).waitFor();
    await page.evaluate("localStorage.setItem('held', '7001')");
    await page.getByRole('button', { name: '退出，换本人登录' }).click();
    await page.getByRole('link', { name: '重新登录' }).click();
    await page.getByRole('link', { name: '浙政钉登录' }).click();
    await page.waitForURL(`${w.address}/pages/projects`);
    await page.evaluate("localStorage.setItem('held', '7002')");
    await page.goto(await linkOf('赵敏'));
    await page.waitForURL(`${w.address}/pages/projects`);
    await page.getByRole('link', { name: '赵敏', exact: true }).waitFor();
    await context.close();
  },
);

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
  await page.goto(`${w.address}/pages/projects`);
  await page.getByText('这台设备上的登录已经结束').waitFor();
  expect(await page.evaluate("getComputedStyle(document.querySelector('ul.choices')).listStyleType")).toBe('none');
  await page.getByRole('link', { name: '飞书登录' }).click();
  await page.getByText('请选择以谁的身份登录').waitFor();
  await page.getByRole('link', { name: '李明' }).click();
  await page.waitForURL(`${w.address}/pages/projects`);
  await page.getByRole('link', { name: '李明' }).waitFor();
  await context.close();
});
