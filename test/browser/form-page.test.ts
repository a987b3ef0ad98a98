import { afterAll, beforeAll, expect, it } from 'vitest';
import { world, type World } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { asked, beginDraft, faultsOf, sitDown, WIDTHS } from './sitting.js';

const place = useBrowser();
let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

/** What a phone writes before a cell. */
const BESIDE = (column: string): string =>
  `getComputedStyle(document.querySelector('tbody [data-column="${column}"]').parentElement, '::before').content`;

for (const width of WIDTHS) {
  it(`a form is filled in at ${String(width)} px: kept while typed, tables in place`, { timeout: 60_000 }, async () => {
    const li = await sitDown(place.browser, w, '李明', { width });
    const { page } = li;
    await beginDraft(li);
    await asked(page, '项目名称').fill('边打边存的项目');
    await page.getByText(/已自动保存 \d\d:\d\d/).waitFor();
    const height = async (): Promise<number> => (await asked(page, '主要建设内容').boundingBox())?.height ?? 0;
    if (width === 390) expect(await height()).toBeLessThan(130);
    await asked(page, '主要建设内容').fill('汇聚场馆预约、客流和安防数据，统一分析。'.repeat(20));
    expect(await height()).toBeGreaterThan(300);
    // The Enter key goes on: what is still to be filled in keeps it where it is, and no button that ends anything is pressed.
    const from = page.url();
    await asked(page, '项目名称').press('Enter');
    await page.waitForURL((url) => url.href !== from);
    await page.getByRole('button', { name: '预算', exact: true }).click();
    await page.getByRole('button', { name: '添加一行' }).click();
    // What a row has to have is said beside it where no head of the column is seen.
    const name = page.getByLabel('第 1 行 名称（模块/型号）');
    expect(await name.getAttribute('aria-required')).toBe('true');
    if (width === 390) {
      expect(await page.evaluate(BESIDE('item'))).toBe('"名称（模块/型号）（必填）"');
      expect(await page.evaluate(BESIDE('spec'))).not.toContain('必填');
    }
    await name.fill('服务器');
    await page.getByLabel('第 1 行 数量').fill('2');
    await page.getByLabel('第 1 行 单价（万元）').fill('1.25');
    await page.getByText('合计 2.5 万元').first().waitFor();
    expect(await page.getByLabel('第 1 行 小计（万元）').textContent()).toBe('2.5');
    expect(await faultsOf(li)).toEqual([]);
    await page.context().close();
  });
}
