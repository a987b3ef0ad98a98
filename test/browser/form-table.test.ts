import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { declare, HANDLER, OFFICE } from '../scenarios/applicant-kit.js';
import { coverOf, planDocx, soundPlan } from '../scenarios/plan-kit.js';
import { world, type World } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { asked, beginDraft, pressed, sitDown } from './sitting.js';

const place = useBrowser();
let w: World;
beforeAll(async () => {
  w = await world();
  await declare(w, { 项目名称: '智慧场馆' });
  await w.clock.to(w.clock.now() + 60_000);
  await w.as(OFFICE).press('通过');
});
afterAll(() => w.close());

const LIMIT = 60_000;
const ROWS = 30;

/** As a spreadsheet copies it: a row a line, cells between tabs, a cell of two lines in quotes. */
const COPIED = Array.from({ length: ROWS }, (_, at) =>
  [
    at === 29 ? '数据库' : '硬件',
    `设备 ${String(at + 1)}`,
    '',
    '',
    at === 0 ? '"2路16核\n4 块 ""SSD"""' : '',
    '2',
    '台',
    at === 0 ? '1,000.00' : '1.25',
    '2.5',
  ].join('\t'),
).join('\r\n');

/** The names of the table's rows. */
const names = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('tbody [data-column="item"]')].map(({ value }) => value)`);
const sums = async (page: Page) => [
  await page.locator('[data-sums]').innerText(),
  await page.locator('tbody output').allInnerTexts(),
];

it(
  'thirty rows come from a spreadsheet; a row that was taken out comes back; sums are the server’s',
  { timeout: LIMIT },
  async () => {
    const li = await sitDown(place.browser, w, HANDLER);
    const { page } = li;
    await beginDraft(li);
    await pressed(page, '预算');
    await page.getByRole('button', { name: '添加一行' }).click();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(COPIED)})`);
    await page.getByLabel('第 1 行 类别').focus();
    await page.keyboard.press('Control+V');
    await page.getByText('已粘贴 30 行').waitFor();
    expect(await page.getByText('不在可选项里').innerText()).toContain('第 30 行“类别”：数据库');
    expect(await names(page)).toHaveLength(ROWS);
    expect(await page.getByLabel('第 1 行 性能指标参数').inputValue()).toBe('2路16核 4 块 "SSD"');
    await page.getByText('30 行，合计 2,072.5 万元').first().waitFor();

    await page.getByRole('button', { name: '删除第 2 行' }).click();
    await page.getByText('29 行，合计 2,070 万元').first().waitFor();
    await page.getByRole('button', { name: '恢复这一行' }).click();
    await page.getByText('30 行，合计 2,072.5 万元').first().waitFor();
    expect((await names(page)).slice(0, 3)).toEqual(['设备 1', '设备 2', '设备 3']);
    const live = await sums(page);
    await page.reload();
    expect(await sums(page)).toEqual(live);
    expect(await names(page)).toHaveLength(ROWS);
    await page.context().close();
  },
);

it('questions come and go with the answers, and what is being typed stays', { timeout: LIMIT }, async () => {
  const li = await sitDown(place.browser, w, HANDLER);
  const { page } = li;
  await beginDraft(li);
  await asked(page, '项目性质').selectOption('扩建');
  await asked(page, '项目名称').pressSequentially('一个字一个字打的名称', { delay: 150 });
  await asked(page, '原项目总投资（万元）').waitFor();
  expect(await asked(page, '项目名称').inputValue()).toBe('一个字一个字打的名称');
  await asked(page, '原项目总投资（万元）').fill('88.5');
  await asked(page, '项目性质').selectOption('新建');
  await asked(page, '原项目总投资（万元）').waitFor({ state: 'detached' });
  expect(li.complaints).toEqual([]);
  await page.context().close();
});

it('a plan’s faults stand on the page once it is there; templates come as files', { timeout: LIMIT }, async () => {
  const li = await sitDown(place.browser, w, HANDLER);
  const { page } = li;
  await page.goto(`${w.address}/pages/tasks`);
  await pressed(page, '去办理');
  await page.locator('#sheet').waitFor();
  await pressed(page, '材料');
  const cover = coverOf('杭州市临安区智慧场馆建设方案', '区文化馆');
  const upload = async (lines: readonly string[] | undefined) => {
    const buffer = Buffer.from(await planDocx(soundPlan(cover, lines)));
    await page.locator('#f-plan').setInputFiles({ name: '杭州市临安区智慧场馆建设方案.docx', mimeType: '', buffer });
    await page.getByText(/建设方案\.docx”已作为/).waitFor();
    return page.locator('#m-plan').innerText();
  };
  expect(await upload(['只写了一句话。'])).toMatch(/检查结果：\d+ 处需要留意[\s\S]*附件1/);
  await pressed(page, '预算');
  const [template] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载表格模板' }).click()]);
  expect(template.suggestedFilename()).toBe('项目资金概算明细汇总表.xlsx');
  await page.context().close();
});
