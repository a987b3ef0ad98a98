import PizZip from 'pizzip';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { PersonDriver } from '../../../sandbox/driver.js';
import { findingsOn } from '../../support/findings.js';
import { docxOf, type Part } from '../../documents/support/plan.js';
import type { World } from '../../support/world.js';
import { addRow, begin, papersWorld } from './kit.js';

let w: World;
let su: PersonDriver;
let count = 0;
let name = '';

beforeAll(async () => {
  w = await papersWorld();
  su = w.as('苏青');
});
afterAll(() => w.close());

/** A declaration of 40 万元 stands at the page of files. */
async function toFiles(nature = '新建'): Promise<void> {
  name = `智慧救助${String((count += 1))}期`;
  await begin(su, name, nature);
  await addRow(su, '添加一行：现有设备', { 名称: '服务器' });
  await su.press('下一页');
  await addRow(su, '添加一行', { 项目: '应用系统', 分项: '平台', '分项投资（万元）': 40 });
  await su.press('下一页');
}
beforeEach(() => toFiles());

const report = (change: (parts: string[]) => Part[] = (parts) => parts): Promise<Uint8Array> =>
  docxOf(
    change([
      `青山区${name}`,
      '基本情况报告',
      '青山区民政局',
      '2026年9月',
      '---',
      '第一章 项目概述',
      `1. 项目名称：${name}`,
      '2. 总投资及资金来源',
      '项目总投资 40 万元，财政资金。',
      '第二章 需求分析',
      '（一）建设必要性',
      '群众办事需要。',
      '第三章 建设方案',
      '略述。',
    ]),
  );
/** Sends it as the report, and gives what the answer says: level and item. */
async function sent(bytes: Uint8Array, file = '基本情况报告.docx', as = '上传 基本情况报告'): Promise<string[]> {
  await su.press(as);
  await su.send({ name: file, bytes });
  return findingsOn(su.lastCard()).map(([level, where]) => `${level} ${where}`);
}

it('every point of the outline is answered for, found or missing, with its article', async () => {
  expect(await sent(await report())).toEqual([
    '已有 基本情况报告名称',
    '已有 扉页：项目名称',
    '已有 扉页：建设单位',
    '已有 扉页：编制时间',
    '已有 章节：第一章 项目概述',
    '已有 小节：第一章 项目概述',
    '已有 章节：第二章 需求分析',
    '已有 章节：第三章 建设方案',
    '已有 金额：项目总投资',
    '已有 字数：建设必要性',
  ]);
  expect(su.lastCard().title()).toBe('基本情况报告检查结果');

  await toFiles();
  const lacking = await sent(await report((parts) => parts.filter((line) => !/第三章|略述|总投资及/.test(line))));
  expect(lacking.slice(0, 2)).toEqual(['缺少 小节：第一章 项目概述', '缺少 章节：第三章 建设方案']);
  expect(su.lastCard().text()).toContain('对照编制要求查了 10 项：8 项已具备，2 处提示，供参考，不影响提交。');
  expect(findingsOn(su.lastCard())[1]?.at(-1)).toBe('附件1');
});

it('what only an extension needs is asked of an extension', async () => {
  expect((await sent(await report())).join()).not.toContain('原系统');
  await toFiles('扩建');
  expect(await sent(await report())).toContain('缺少 内容：原系统情况');
});

it('the total is held against the form as it is now, for the reviewer too', async () => {
  await sent(await report());
  await su.press('继续办理');
  await su.press('上一页');
  await addRow(su, '添加一行', { 项目: '预备费', 分项: '预备费', '分项投资（万元）': 5 });
  await su.press('下一页');
  await su.press('下一页：核对');
  await su.press('提交');

  const office = w.as('区局');
  await office.say('待办');
  const { card } = await office.press('去办理');
  expect(card.text()).toContain('《基本情况报告》对照编制要求查了 10 项，9 项已具备。');
  expect(card.text()).toContain('文件写的是 40 万元，申报表是 45 万元，请改为一致。');
  const all = await office.press('基本情况报告检查结果');
  expect(findingsOn(all.card).map(([level]) => level)).toEqual(['不符', ...Array.from({ length: 9 }, () => '已有')]);
});

it.each([
  ['基本情况报告.pdf', new TextEncoder().encode('%PDF-1.7 x')],
  ['基本情况报告.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
])('%s is taken, and said not to have been checked', async (file, bytes) => {
  expect(await sent(bytes, file)).toEqual(['未检查 逐项检查']);
  expect(su.lastCard().text()).toContain('没有逐项检查，不影响提交。');
  expect(su.lastCard().text()).toContain('只有 .docx 能逐项检查');
});

it('one too large to be looked into is taken, and said not to have been checked', async () => {
  const zip = new PizZip(await report());
  zip.file('word/document.xml', new Uint8Array(40 * 1024 * 1024));
  const huge = zip.generate({ type: 'uint8array', compression: 'DEFLATE' });

  expect(await sent(huge)).toEqual(['未检查 逐项检查']);
  expect(su.lastCard().text()).toContain('文件解开后太大，无法读取，没有逐项检查，请人工核对。');
});

it('one that is broken or empty is not taken, and why is said', async () => {
  const whole = await report();
  for (const bytes of [whole.slice(0, whole.length >> 1), await docxOf([''])]) {
    await sent(bytes);
    expect(su.lastCard().text()).toContain('“基本情况报告.docx”打不开');
  }
  expect((await w.db.tx((tx) => tx.materials.ofProject(count))).length).toBe(0);
});

it('another document has an outline of its own, which only hints where it may be fitted', async () => {
  const parts = ['# 建设依据', '有文件依据。', '# 其他', '略。', '# 概况', '略。'];
  expect(await sent(await docxOf(parts), '初步建议书.docx', '上传 初步建议书')).toEqual([
    '建议 章节：绩效分析',
    '已有 章节：建设依据',
  ]);
});
