import { expect, it } from 'vitest';
import { OFFICE, ok, passedFirst, plan } from '../scenarios/linan-meeting-kit.js';
import { type World, world } from '../support/world.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';
import { useBrowser } from '../support/browser.js';
import { faultsOf, Keyboard, pressed, sitDown, WIDTHS } from './sitting.js';

const place = useBrowser();

const NAME = '智慧林业一体化综合管理与服务平台（二期）建设项目';
const OPINIONS = ['补充网络拓扑图，标明与政务外网的边界', '概算明细请写到每一项的单价'];
const COLLEAGUE = { name: '县办乙', unit: '县数字办', roles: ['主管部门'], policy: 'yunshan' } as const;

for (const width of WIDTHS) {
  const at = `at ${String(width)} px`;

  it(`a project is returned by keyboard ${at}, from the home page to the result`, { timeout: 60_000 }, async () => {
    const w = await yunshanWorld();
    await declare(w, NAME);
    const office = await sitDown(place.browser, w, '县办', { width });
    const { page } = office;
    const keys = new Keyboard(page);
    expect(await faultsOf(office)).toEqual([]);
    await keys.go('去办理');
    await page.getByRole('heading', { name: '办理', exact: true }).waitFor();
    expect(await faultsOf(office)).toEqual([]);
    await keys.press('退回修改');
    await page.getByRole('group', { name: /^修改意见必填$/ }).waitFor();
    for (const [no, opinion] of OPINIONS.entries()) await keys.type(`第 ${String(no + 1)} 条`, opinion);
    expect(await faultsOf(office)).toEqual([]);
    await keys.go('提交：退回修改');
    expect(page.url()).toMatch(/\/pages\/tasks\/\d+\?told=/);
    await page.getByRole('heading', { name: '接下来' }).waitFor();
    const result = await page.locator('main').innerText();
    expect(result).toContain('退回修改');
    for (const opinion of OPINIONS) expect(result).toContain(opinion);
    expect(await faultsOf(office)).toEqual([]);
    expect(await opinionsIn(w)).toEqual(OPINIONS);
    await keys.go('查看项目');
    await page.getByRole('heading', { name: NAME }).waitFor();
    await page.context().close();
    await w.close();
  });

  it(
    `what is typed ${at} is there after a look at the project, in more boxes than there were at first`,
    { timeout: 60_000 },
    async () => {
      const w = await yunshanWorld();
      await declare(w, NAME);
      const office = await sitDown(place.browser, w, '县办', { width });
      const { page } = office;
      await pressed(page, '去办理');
      await page.locator('summary', { hasText: '退回修改' }).click();
      await page.getByRole('button', { name: '再加一条' }).click();
      await page.getByLabel('第 6 条').fill('附件缺编制单位盖章');
      await page.getByLabel('第 1 条').fill('补充网络拓扑图');
      await page.getByRole('link', { name: NAME }).first().click();
      await page.getByRole('heading', { name: NAME }).waitFor();
      await page.goBack();
      expect(await page.getByLabel('第 1 条').inputValue()).toBe('补充网络拓扑图');
      expect(await page.getByLabel('第 6 条').inputValue()).toBe('附件缺编制单位盖章');
      expect(await faultsOf(office)).toEqual([]);

      await pressed(page, '提交：退回修改');
      await page.getByRole('heading', { name: '接下来' }).waitFor();
      expect(await opinionsIn(w)).toEqual(['补充网络拓扑图', '附件缺编制单位盖章']);
      expect(await page.evaluate('JSON.stringify(Object.keys(sessionStorage))')).toBe('[]');
      await page.context().close();
      await w.close();
    },
  );

  it(`who comes second ${at} is told who decided and when, and can copy what he typed`, { timeout: 60_000 }, async () => {
    const w = await yunshanWorld([COLLEAGUE]);
    await declare(w, NAME);
    const [first, second] = [
      await sitDown(place.browser, w, '县办', { width }),
      await sitDown(place.browser, w, '县办乙', { width }),
    ];
    for (const { page } of [first, second]) {
      await pressed(page, '去办理');
      await page.locator('summary', { hasText: '退回修改' }).click();
    }
    for (const [no, opinion] of OPINIONS.entries()) await second.page.getByLabel(`第 ${String(no + 1)} 条`).fill(opinion);
    await first.page.getByLabel('第 1 条').fill('请补充建设依据');
    await pressed(first.page, '提交：退回修改');
    await first.page.getByRole('heading', { name: '接下来' }).waitFor();

    await pressed(second.page, '提交：退回修改');
    await second.page.getByRole('heading', { name: '您刚才填写的内容' }).waitFor();
    expect(await second.page.locator('main').innerText()).toMatch(/县办(?!乙)[^\n]*9月18日 09:\d\d/);
    expect(await faultsOf(second)).toEqual([]);
    await second.page.getByRole('link', { name: '在本页下方，可以复制' }).click();
    expect(second.page.url()).toMatch(/#typed$/);
    await second.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await second.page.locator('.typed pre').selectText();
    await second.page.keyboard.press('Control+C');
    expect(await second.page.evaluate('navigator.clipboard.readText()')).toBe(OPINIONS.join('\n'));
    expect(await opinionsIn(w)).toEqual(['请补充建设依据']);
    for (const { page } of [first, second]) await page.context().close();
    await w.close();
  });

  it(`an expert finds his meeting on the home page ${at} and says that he comes`, { timeout: 60_000 }, async () => {
    const w = await world();
    await passedFirst(w);
    const { card } = await plan(w, '专家评审会', '2026-09-28');
    await ok(w.as(OFFICE).press('发会议通知', card));
    const expert = await sitDown(place.browser, w, '韩志远', { width });
    const { page } = expert;
    expect(await faultsOf(expert)).toEqual([]);
    await page
      .getByRole('link', { name: /专家评审会/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '上会项目' }).waitFor();
    expect(await faultsOf(expert)).toEqual([]);
    // On one line: two links in a cell are not squeezed into columns.
    expect((await page.getByRole('link', { name: '申报内容' }).boundingBox())?.height).toBeLessThan(30);
    await pressed(page, '参加');
    await page.getByText('您已回复：参加').first().waitFor();
    expect(page.url()).toMatch(/\/pages\/meetings\/2\?told=/);
    expect(await faultsOf(expert)).toEqual([]);
    const office = await sitDown(place.browser, w, OFFICE, { width });
    await office.page.goto(`${w.address}/pages/meetings/2`);
    const row = office.page.getByRole('row').filter({ hasText: '韩志远' });
    expect(await row.innerText()).toContain('参加');
    expect(await faultsOf(office)).toEqual([]);
    for (const sitting of [expert, office]) await sitting.page.context().close();
    await w.close();
  });
}

/** The opinions that the first project's unit has to answer, in order. */
async function opinionsIn(w: World): Promise<string[]> {
  return w.db.tx(async (tx) => {
    const [project] = await tx.projects.ofPolicy('yunshan');
    return (await tx.opinions.ofProject(project?.id ?? 0)).map(({ text }) => text);
  });
}
