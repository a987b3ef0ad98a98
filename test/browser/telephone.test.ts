import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plant } from '../handlers/asking/plant.js';
import { declare, NAME } from '../scenarios/ningbo-kit.js';
import { visit } from '../support/visit.js';
import { world, type World } from '../support/world.js';
import { useBrowser } from '../support/browser.js';

/** Both have an account on the second platform alone. */
const [CEN, LUO] = ['岑浩', '罗启明'];
const place = useBrowser();
let w: World;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  w = await world();
  page = await (await place.browser.newContext({ viewport: { width: 420, height: 900 }, locale: 'zh-CN' })).newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(`${line.text()} ${line.location().url}`);
  });
});
afterAll(() => w.close());

/** The telephone of somebody, and in it the page that his newest notice leads to. */
async function ring(name: string, button: string): Promise<FrameLocator> {
  const { id } = await w.staff(name);
  const [account] = await w.db.tx((tx) => tx.staff.identities(id));
  await page.goto(`${w.address}/sandbox/zwdd/?as=${account?.userId ?? ''}`);
  await page.getByRole('button', { name: button }).last().click();
  return page.frameLocator('iframe');
}

it('a notice is opened in the client, decided on its page, and changes', { timeout: 90_000 }, async () => {
  await declare(w);
  const frame = await ring(CEN, '去办理');
  await frame.getByRole('link', { name: CEN }).waitFor();
  await frame.getByRole('heading', { name: '入库论证' }).first().waitFor();
  expect(await frame.locator('body').innerText()).toContain(NAME);

  await frame.locator('summary', { hasText: '不列入' }).click();
  await frame.getByLabel('不列入的理由').fill('与市级平台重复');
  await frame.getByRole('button', { name: '提交：不列入' }).click();
  await frame.getByRole('button', { name: '确定' }).click();
  await frame.getByText('已办好').first().waitFor();
  await w.settle();
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '查看详情' }).waitFor();
  expect(await page.getByRole('button', { name: '去办理' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('another who holds it afterwards is signed on by it, and fills in his form', { timeout: 90_000 }, async () => {
  await plant(w, [{ name: '公交线网', by: LUO, stage: 'screening', open: 'argueList' }]);
  const [task] = (await w.db.tx((tx) => tx.tasks.openOfKind('ningbo', ['argueList'], null))).map((open) => open.task);
  const reviewer = await visit(w, CEN);
  await reviewer.open(`/pages/tasks/${String(task?.id)}`);
  await reviewer.fill({ '第 1 条': '补充线网现状' }).press('提交：退回修改');
  await w.settle();

  const frame = await ring(LUO, '去办理');
  await frame.getByRole('link', { name: LUO }).waitFor();
  expect(page.frames().at(-1)?.url()).toMatch(/\/pages\/forms\/\d+/);
  await frame.getByLabel('项目名称').fill('公交线网分析');
  await frame.getByRole('button', { name: '保存草稿' }).click();
  await frame.getByText('已保存，随时可以').waitFor();
  const his = await visit(w, LUO);
  await his.open(new URL(page.frames().at(-1)?.url() ?? '').pathname);
  expect(his.html().querySelector('#q-name')?.getAttribute('value')).toBe('公交线网分析');
  expect(complaints).toEqual([]);
});
