import { afterAll, beforeAll, expect, it } from 'vitest';
import { declare, PDF } from '../scenarios/applicant-kit.js';
import { world, type World } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { asked, faultsOf, Keyboard, pressed, sitDown, WIDTHS } from './sitting.js';

const place = useBrowser();
let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

const FILE = { name: '信息化项目申请表.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
const ROW = '第 1 行';

for (const width of WIDTHS) {
  it(`a declaration by keyboard at ${String(width)} px, from the home page to its receipt`, { timeout: 60_000 }, async () => {
    const name = `键盘申报 ${String(width)}`;
    const li = await sitDown(place.browser, w, '李明', { width });
    const { page } = li;
    const keys = new Keyboard(page);
    expect(await faultsOf(li)).toEqual([]);
    await keys.go('申报');
    await keys.go('否，开始申报');
    await page.getByRole('heading', { name: '基本信息' }).waitFor();
    expect(await faultsOf(li)).toEqual([]);
    await keys.type('项目名称', name);
    await keys.choose('项目性质', '新建');
    await keys.choose('项目来源', '本单位业务需要');
    await keys.type('建设周期（月）', '12');
    await keys.type('主要建设内容', '建设统一预约、客流分析与数据共享三个子系统');
    await keys.go('下一页');
    await page.getByRole('heading', { name: '单位' }).first().waitFor();
    await keys.go('下一页');
    await page.getByRole('button', { name: '添加一行' }).waitFor();
    await keys.press('添加一行');
    await keys.down('硬件');
    await keys.type(`${ROW} 名称（模块/型号）`, '服务器');
    await keys.type(`${ROW} 数量`, '2');
    await keys.type(`${ROW} 单位`, '台');
    await keys.type(`${ROW} 单价（万元）`, '3.5');
    await page.getByText('合计 7 万元').first().waitFor();
    await keys.press('区财政资金', 'Space');
    expect(await faultsOf(li)).toEqual([]);
    await keys.go('下一页');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('选择文件：信息化项目申请表')]);
    await chooser.setFiles(FILE);
    await page.getByText('已收到').first().waitFor();
    expect(await faultsOf(li)).toEqual([]);
    await keys.go('下一页：核对');
    await page.getByRole('heading', { name: '核对并提交' }).waitFor();
    expect(await faultsOf(li)).toEqual([]);
    await keys.press('提交');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await faultsOf(li)).toEqual([]);
    await keys.go('确定');
    await page.getByText('提交成功').first().waitFor();
    expect(await page.locator('main').innerText()).toMatch(/LA-2026-\d{3}/);
    expect(await faultsOf(li)).toEqual([]);
    await page.context().close();
  });
}

it(
  'a declaration without script, asked before it is handed in; the chat’s card and receipt are the same',
  { timeout: 60_000 },
  async () => {
    const chat = w.as('李明');
    await declare(w, { 项目名称: '聊天里的申报' });
    const inChat =
      chat
        .cards()
        .find((card) => card.text().startsWith('提交成功'))
        ?.text() ?? '';
    await chat.say('申报');
    await chat.press('否，开始申报');
    await chat.fill({ 项目名称: '没有脚本的申报' }).press('保存草稿');
    const li = await sitDown(place.browser, w, '李明', { script: false });
    const { page } = li;
    await page.goto(`${w.address}/pages/drafts`);
    await pressed(page, '继续填写');
    expect(await asked(page, '项目名称').inputValue()).toBe('没有脚本的申报');
    await asked(page, '项目性质').selectOption('新建');
    await asked(page, '项目来源').selectOption('本单位业务需要');
    await asked(page, '建设周期（月）').fill('12');
    await asked(page, '主要建设内容').fill('建设统一预约、客流分析与数据共享三个子系统');
    await pressed(page, '下一页');
    await pressed(page, '下一页');
    await pressed(page, '添加一行');
    await page.getByLabel(`${ROW} 类别`).selectOption('硬件');
    for (const [label, value] of [
      ['名称（模块/型号）', '服务器'],
      ['数量', '2'],
      ['单位', '台'],
      ['单价（万元）', '3.5'],
    ] as const) {
      await page.getByLabel(`${ROW} ${label}`, { exact: true }).fill(value);
    }
    await page.getByLabel('区财政资金').check();
    await pressed(page, '下一页');
    await page.getByLabel('选择文件：信息化项目申请表').setInputFiles(FILE);
    await pressed(page, '上传 信息化项目申请表');
    await page.getByText('信息化项目申请表.pdf').first().waitFor();
    await pressed(page, '下一页：核对');
    await pressed(page, '提交');
    await page.getByRole('heading', { name: '确认提交？' }).waitFor();
    await pressed(page, '不，返回');
    await pressed(page, '提交');
    await pressed(page, '确定');
    await page.getByRole('heading', { name: '提交成功' }).waitFor();
    await w.settle();
    // Its text is broken into lines by the style.
    await page.waitForLoadState('load');
    const onPage = await page.locator('article.card').innerText();
    expect(linesOf(onPage)).toEqual(linesOf(inChat.replaceAll('聊天里的申报', '没有脚本的申报')));
    const card = chat.lastCard().text();
    expect(card).toMatch(/没有脚本的申报[\s\S]*已办结[\s\S]*李明/);
    await page.context().close();
  },
);

/** What a receipt says, line by line; each has a number of its own. */
function linesOf(receipt: string): string[] {
  const lines = receipt.replace(/LA-2026-\d{3}/g, 'LA').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
