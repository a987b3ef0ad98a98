import { afterEach, expect, it } from 'vitest';
import { declare, FINANCE, OFFICE } from '../scenarios/gongshu-kit.js';
import { decide } from '../scenarios/gongshu-steps.js';
import { useBrowser } from '../support/browser.js';
import { world, type World } from '../support/world.js';
import { declare as declareHere } from '../scenarios/ningbo-kit.js';
import { faultsOf, pressed, sitDown } from './sitting.js';

const place = useBrowser();
let w: World;
afterEach(() => w.close());

it(
  'who turns a project down without a reason is told so, and asked whether he is sure once he gave one',
  { timeout: 60_000 },
  async () => {
    w = await world();
    await declareHere(w);
    const { page } = await sitDown(place.browser, w, '岑浩', { width: 390 });
    await pressed(page, '去办理');
    await page.locator('summary', { hasText: '不列入' }).click();
    await pressed(page, '提交：不列入');
    await page.getByRole('heading', { name: '还有 1 处需要补充' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByLabel('不列入的理由').fill('与市级平台重复');
    await page.getByRole('button', { name: '提交：不列入' }).click();
    await page.getByRole('dialog', { name: '确认“不列入”？' }).getByRole('button', { name: '取消' }).click();
    expect(await w.db.tx((tx) => tx.tasks.openOfKind('ningbo', ['argueList'], null))).toHaveLength(1);
  },
);

it('who files without the paper reads at once what is missing, and confirms nothing', { timeout: 60_000 }, async () => {
  w = await world();
  await declare(w, { basic: { '是否突发性、紧急性项目': '是', 紧急事由: '汛期指挥系统主机故障' } });
  await decide(w, FINANCE, '同意');
  await decide(w, OFFICE, '建议纳入', { 建议纳入的理由: '情况紧急' });
  const office = await sitDown(place.browser, w, OFFICE, { width: 390 });
  const { page } = office;
  await pressed(page, '去办理');
  await page.getByLabel('文号或批示编号').fill('拱政办〔2026〕12号');
  await pressed(page, '区政府同意');
  await page.getByRole('heading', { name: /^还有 \d 处需要补充或更正$/ }).waitFor();
  expect(await page.locator('.faults').innerText()).toContain('区政府同意文件');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByLabel('文号或批示编号').inputValue()).toBe('拱政办〔2026〕12号');
  expect(await faultsOf(office)).toEqual([]);
});
