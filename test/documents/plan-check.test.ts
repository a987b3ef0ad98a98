import { describe, expect, it } from 'vitest';
import { checkPlanFile, type Finding, isUnreadable } from '../../documents/index.js';
import { CONTEXT, HARDWARE, OUTLINE, planDocx, SOFTWARE, TITLES } from './support/plan.js';
import type { Draft } from './support/plan.js';

async function check(draft: Draft = {}, context = CONTEXT): Promise<readonly Finding[]> {
  const findings = checkPlanFile(await planDocx(draft), OUTLINE, context);
  if (isUnreadable(findings)) throw new Error(findings.unreadable);
  return findings;
}
const wrong = async (draft: Draft = {}, context = CONTEXT) =>
  (await check(draft, context)).filter(({ level }) => level !== 'found');
const items = async (draft: Draft = {}) => (await wrong(draft)).map(({ item }) => item);

describe('checkPlan', () => {
  it('finds nothing wrong in a complete plan, and cites an article for each thing', async () => {
    const findings = await check();
    expect(findings.filter(({ level }) => level !== 'found')).toEqual([]);
    expect(findings).toHaveLength(1 + 3 + 2 + 17 + 2 + 2 + 1 + 1);
    for (const { article, rules } of findings) expect([article, ...rules].length).toBeGreaterThan(1);
    expect(new Set(findings.flatMap(({ rules }) => rules))).toEqual(
      new Set(['LA-02', 'LA-03', 'LA-04', 'LA-05', 'LA-06', 'LA-07']),
    );
  });

  it.each([
    ['without styles, by number words', { styled: false }],
    ['without numbers, by styles', { numbered: false }],
    ['with 第N章', { numbered: false, titles: TITLES.map((title, n) => `第${n + 1}章 ${title.replace('项目的', '')}`) }],
    [
      'with 项目 for 项目的, and with joining words changed',
      { numbered: false, titles: TITLES.map((title) => title.replace('项目的', '项目').replace('和', '与')) },
    ],
    ['with number and words apart', { numbered: false, titles: TITLES.map((title, n) => `${n + 1} ${title}`) }],
  ] as const)('knows the chapters %s', async (_, draft) => {
    expect(await items(draft)).toEqual([]);
  });

  it('names the three chapters that are missing', async () => {
    const missing = ['项目的安全保密设计', '项目的培训计划', '意见与建议'];
    expect(await items({ titles: TITLES.filter((title) => !missing.includes(title)) })).toEqual(
      missing.map((title) => `章节：${title}`),
    );
  });

  it('does not let a chapter pass for another, a part, or a line of the contents', async () => {
    const without = (title: string) => TITLES.filter((each) => each !== title);
    expect(await items({ titles: [...without('项目的建设进度'), '项目的建设成效'] })).toEqual(['章节：项目的建设进度']);
    const parted = without('项目的总体设计');
    expect(await items({ titles: parted, body: (title) => [`（二）总体设计`, `必要性；明细汇总表；${title}`] })).toEqual([
      '章节：项目的总体设计',
    ]);
    const listed = TITLES.map((title, n) => `${title}\t${n + 1}`);
    expect(
      await items({
        titles: without('附件'),
        contents: false,
        cover: ['杭州市临安区智慧农贸监管平台建设方案', '临安区市场监督管理局', '2026年10月', ...listed],
      }),
    ).toContain('章节：附件');
  });

  it('points to the nearest heading, and to a chapter without text', async () => {
    const [near] = await wrong({ titles: TITLES.map((title) => (title === '项目的投资概算' ? '投资估算' : title)) });
    expect(near?.says).toBe('没有找到“项目的投资概算”一章。最接近的标题是“投资估算”，请按大纲的章名修改。');
    const empty = await wrong({ body: (title) => (title === '项目的培训计划' ? [] : ['必要性；明细汇总表']) });
    expect(empty.map(({ says }) => says)).toEqual(['“十四、项目的培训计划”只有标题，没有内容，请补写。']);
  });

  it('compares the name with the one that is fixed and with the declaration', async () => {
    const named = async (cover: string[], fileName = 'x.docx') =>
      (await wrong({ cover: [...cover, '临安区市场监督管理局', '2026-10-01'] }, { ...CONTEXT, fileName }))[0];
    expect((await named(['智慧农贸监管平台建设方案']))?.says).toContain('杭州市临安区智慧农贸监管平台建设方案');
    expect((await named(['杭州市临安区智慧停车平台建设方案']))?.says).toContain('没有申报的项目名称“智慧农贸监管平台”');
    expect(await named(['杭州市临安区', '智慧农贸监管平台', '建设方案'])).toBeUndefined();
    expect(await named(['智慧农贸监管平台'], CONTEXT.fileName)).toBeUndefined();
  });

  it('looks for unit and date on the cover only, contents and page numbers', async () => {
    const cover = ['杭州市临安区智慧农贸监管平台建设方案'];
    const body = () => ['临安区市场监督管理局 2026年10月，必要性，明细汇总表'];
    expect(await items({ cover, body })).toEqual(['扉页：建设单位', '扉页：编制时间']);
    expect(await items({ contents: false, pageNumbers: false })).toEqual(['目录', '页码']);
    expect(await items({ cover: [...cover, '临安区市场监督管理局', '二〇二六年十月'] })).toEqual([]);
  });

  it('calls what stands on a cover by the name that the regulation gives it', async () => {
    const cover = { article: '附件3', rules: [], name: true, unit: '申报单位', date: '项目起止日期' };
    const findings = checkPlanFile(await planDocx({ cover: ['智慧农贸监管平台'] }), { ...OUTLINE, cover }, CONTEXT);
    if (isUnreadable(findings)) throw new Error(findings.unreadable);
    const missing = findings.filter(({ item, level }) => item.startsWith('扉页') && level !== 'found');
    expect(missing.map(({ item }) => item)).toEqual(['扉页：申报单位', '扉页：项目起止日期']);
    expect(missing[1]?.says).toBe('扉页上没有找到项目起止日期，请写明年月（如 2026年10月）。');
  });

  it('says which columns a table lacks', async () => {
    const narrow = (await wrong({ hardware: HARDWARE.map(([a = '', b = '', , d = '', e = '']) => [a, b, d, e]) })).map(
      ({ says }) => says,
    );
    expect(narrow).toEqual(['硬件设备表缺少列：参数（最接近的表头是“产品名称、数量、单价（万元）、总价（万元）”）。']);
    const merged = (
      await wrong({
        software: [
          ['功能模块名称及功能', '工作量（人日）'],
          ['摊位', '900元/人日'],
        ],
      })
    ).map(({ item }) => item);
    expect(merged).toContain('表格：软件功能与开发工量表');
    expect(await items({ software: SOFTWARE.slice(0, 1), body: () => ['必要性、明细汇总表、900元/人日'] })).toEqual([
      '表格：软件功能与开发工量表',
    ]);
  });

  it('names labour prices outside the standard', async () => {
    const priced = async (day: string, line: string) =>
      (
        await wrong({
          software: SOFTWARE.map((row) =>
            row.map((cell) => (cell === '900' ? day : cell === '27,000' ? '' : cell === '47,000' ? '' : cell)),
          ),
          body: () => ['必要性、明细汇总表', line],
        })
      ).map(({ says }) => says);
    expect(await priced('800', '人力单价 2万元/人月')).toEqual([]);
    expect(await priced('1,200', '人力成本 2.5 万元／人月')).toEqual([
      '人力单价 2.5 万元/人月、1,200 元/人日 不在标准内（标准为 800～1000 元/人日，或 2 万元/人月），请核对或说明。',
    ]);
    expect(await priced('800.5', '每人日 700-1000元/人天')).toHaveLength(1);
    const bare = [
      ['模块名称', '功能描述', '工作量（人日）', '单价（元）'],
      ['甲', '乙', '3', '90'],
    ];
    expect((await wrong({ software: bare })).map(({ says }) => says).join()).toContain('人力单价 90 元/人日 不在标准内');
    expect(
      await items({
        software: [
          ['模块名称', '功能描述', '工作量'],
          ['甲', '乙', '3'],
        ],
      }),
    ).toEqual(['人力单价']);
  });

  it('names sums that do not add up', async () => {
    const software = SOFTWARE.map((row) => row.map((cell) => (cell === '47,000' ? '48,000' : cell)));
    const hardware = HARDWARE.map((row) => row.map((cell) => (cell === '7' ? '7.5' : cell)));
    const [sums] = await wrong({ software, hardware });
    expect(sums?.item).toBe('表格算术');
    expect(sums?.says).toContain('第 4 行：合计应为 47,000，现为 48,000');
    expect(sums?.says).toContain('第 2 行：2×3.5 应为 7，现为 7.5');
    expect(sums?.says).toContain('第 4 行：合计应为 8.85，现为 8.35');
  });
});
