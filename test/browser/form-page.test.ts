import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openTab } from '../../scripts/pictures/chromium.js';
import { visit } from '../support/visit.js';
import { world, type World } from '../support/world.js';
import { useBrowser } from './chat-page.js';

const place = useBrowser();

/** A draft of 李明's, open in a tab of this width at a step of its form. */
async function openForm(w: World, width: number, step: number): Promise<{ page: Page; task: string; complaints: string[] }> {
  const li = await visit(w, '李明');
  await li.open('/pages/');
  await li.press('申报');
  await li.press('否，开始申报');
  const task = li.html().querySelector('#sheet')?.getAttribute('data-task') ?? '';
  const page = await openTab(place.browser, 'about:blank', { width, height: 844, scale: 1 });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const [name = '', value = ''] = li.cookie.split('=');
  await page.context().addCookies([{ name, value, url: w.address }]);
  await page.goto(`${w.address}/pages/forms/${task}?page=${String(step)}`);
  return { page, task, complaints };
}

async function serious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${String(nodes[0]?.html)}`);
}

for (const width of [390, 1280]) {
  it(
    `a form is filled in at ${String(width)} px: kept while typed, tables in place, nothing for axe`,
    { timeout: 90_000 },
    async () => {
      const w = await world();
      const { page, complaints } = await openForm(w, width, 1);
      expect(await serious(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
      await page.getByLabel('项目名称').fill('边打边存的项目');
      await page.getByText('已自动保存').waitFor();
      // The Enter key goes on: what is still to be filled in keeps it where it is, and no button that ends anything is pressed.
      await page.getByLabel('项目名称').press('Enter');
      await page.waitForURL(/said=/);
      await page.getByRole('button', { name: '预算', exact: true }).click();
      await page.getByRole('button', { name: '添加一行' }).click();
      await page.keyboard.type('硬件');
      await page.getByLabel('第 1 行 名称（模块/型号）').fill('服务器');
      await page.getByLabel('第 1 行 数量').fill('2');
      await page.getByLabel('第 1 行 单价（万元）').fill('1.25');
      await page.getByText('合计 2.5 万元').first().waitFor();
      expect(await page.getByLabel('第 1 行 小计（万元）').textContent()).toBe('2.5');
      expect(await serious(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
      await w.close();
    },
  );
}
