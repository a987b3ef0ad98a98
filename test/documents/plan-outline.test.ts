import { describe, expect, it } from 'vitest';
import { checkPlanFile, type Finding, findingsNow, isUnreadable } from '../../documents/index.js';
import { PlanOutline } from '../../policies/schema/index.js';
import { CONTEXT, docxOf, type Part } from './support/plan.js';

const cited = { article: '附件2', rules: ['YS-09'] };
const outline = (parts: Record<string, unknown>) => PlanOutline.parse({ name: '基本情况报告', ...parts });

async function check(parts: readonly Part[], asked: Record<string, unknown>): Promise<readonly Finding[]> {
  const findings = checkPlanFile(await docxOf(parts), outline(asked), CONTEXT);
  if (isUnreadable(findings)) throw new Error(findings.unreadable);
  return findings;
}
const said = (findings: readonly Finding[]) => findings.map(({ item, level, says }) => `${item}｜${level}｜${says}`);

const CHAPTERS = {
  chapters: {
    ...cited,
    titles: [
      {
        title: '第一章 项目概述',
        sections: ['1. 项目名称', '2. 项目建设单位及负责人、项目责任人', '3. 总投资及资金来源', '4. 其他'],
      },
      { title: '第二章 需求分析', sections: ['1. 业务流程分析', '2. 系统功能需求指标', '3. 系统非功能需求指标'] },
      { title: '第三章 总体建设方案', sections: ['1. 总体设计原则', '2. 项目测评机构（若有）'] },
    ],
  },
};
const FULL = [
  '第一章  项目概述',
  '1. 项目名称：智慧农贸监管平台',
  '2．项目建设单位与负责人、项目责任人',
  '永川区市场监督管理局，张三。',
  '3、总投资和资金来源',
  '总投资 60 万元。',
  '第二章  需求分析',
  '（一）业务流程分析',
  '略述。',
  '（二）系统功能需求指标',
  '略述。',
  '（三）系统非功能需求指标',
  '略述。',
  '第三章  总体建设方案',
  '一、总体设计原则',
  '统一规划。',
];

describe('an outline with sections', () => {
  it('is met by numbers of other forms, labels before a colon, and without what it leaves open', async () => {
    expect(said(await check(FULL, CHAPTERS)).filter((line) => !line.includes('found'))).toEqual([]);
  });

  it('names the sections that are missing, one line a chapter, and does not take one for another', async () => {
    const lines = FULL.filter((line) => !line.includes('系统功能') && !line.includes('总投资'));
    expect(said(await check(lines, CHAPTERS)).filter((line) => !line.includes('found'))).toEqual([
      '小节：第一章 项目概述｜missing｜没有找到“3. 总投资及资金来源”（大纲共 3 节）。请补写，没有相应内容的写明“不涉及”。',
      '小节：第二章 需求分析｜missing｜没有找到“2. 系统功能需求指标”（大纲共 3 节）。请补写，没有相应内容的写明“不涉及”。',
    ]);
  });

  it('finds labels in the cells of a table', async () => {
    const cells = [
      ['项目名称', '智慧农贸监管平台'],
      ['项目建设单位及负责人、项目责任人', '张三'],
      ['总投资及资金来源', '60 万元，财政资金'],
    ];
    const [chapter, sections] = await check(['第一章 项目概述', cells, '第二章 需求分析'], CHAPTERS);
    expect([chapter?.level, sections?.level]).toEqual(['found', 'found']);
  });

  it('does not pass for written when only its own headings stand there', async () => {
    const skeleton = CHAPTERS.chapters.titles.flatMap(({ title, sections }) => [title, ...sections]);
    const findings = await check(skeleton, CHAPTERS);
    expect(findings.map(({ level }) => level)).toEqual(['missing', 'missing', 'missing']);
    expect(findings[0]?.says).toContain('只有标题，没有内容');
    const styled = skeleton.map((line) => (line.startsWith('第') ? `# ${line}` : `## ${line}`));
    expect((await check(styled, CHAPTERS)).map(({ level }) => level)).toEqual(['missing', 'missing', 'missing']);
  });

  it('names a section that is only a heading', async () => {
    const lines = FULL.map((line) => (line === '永川区市场监督管理局，张三。' ? '' : line));
    expect(said(await check(lines, CHAPTERS))).toContain(
      '小节：第一章 项目概述｜missing｜“2. 项目建设单位及负责人、项目责任人”只有标题（大纲共 3 节）。请补写，没有相应内容的写明“不涉及”。',
    );
  });

  it('that may be fitted to the project gives hints only', async () => {
    const flexible = { chapters: { ...CHAPTERS.chapters, flexible: true } };
    const findings = await check(FULL.slice(0, 6), flexible);
    expect(findings.filter(({ level }) => level !== 'found').map(({ level }) => level)).toEqual(['advice', 'advice']);
  });
});

describe('chapters', () => {
  const titles = ['项目概述', '需求分析', '总体建设方案'];

  it('are not found in a list of contents that was typed by hand, with or without a page of its own', async () => {
    const list = ['目 录', '一、项目概述', '二、需求分析', '三、总体建设方案', '四、附件'];
    const text = ['一、项目概述', '略述。', '三、总体建设方案', '略述。', '四、附件', '略述。'];
    for (const parts of [
      [...list, '---', ...text],
      [...list, ...text],
    ]) {
      const findings = await check(parts, { chapters: { ...cited, titles }, contents: cited });
      expect(findings.map(({ item, level }) => `${item} ${level}`)).toEqual([
        '目录 found',
        '章节：项目概述 found',
        '章节：需求分析 missing',
        '章节：总体建设方案 found',
      ]);
    }
  });

  it('are known when a program numbers them and no style marks them, by their very words', async () => {
    const parts = ['项目概述', '略述。', '需求分析', '略述。', '本章说明总体建设方案', '略述。'];
    const findings = await check(parts, { chapters: { ...cited, titles } });
    expect(findings.map(({ level }) => level)).toEqual(['found', 'found', 'missing']);
  });

  it('may consist of numbered points, and a part under 第一章 is no chapter', async () => {
    const parts = [
      '第一章 总论',
      '一、需求分析',
      '略述。',
      '第二章 项目概述',
      '1. 2026年1月招标',
      '2. 2026年3月完成',
      '第三章 总体建设方案',
      '略述。',
    ];
    const findings = await check(parts, { chapters: { ...cited, titles } });
    expect(findings.map(({ level }) => level)).toEqual(['found', 'missing', 'found']);
  });
});

describe('content by its words', () => {
  const sections = [{ name: '数据共享', ...cited, words: ['数据共享', '共享目录'] }];
  const one = async (parts: readonly Part[]) => said(await check(parts, { sections }))[0];

  it('is told by the heading that holds a word, then by the text, never by the cover', async () => {
    expect(await one(['# 总体', '略述。', '## 数据共享设计', '略述。'])).toBe('内容：数据共享｜found｜已有“数据共享设计”。');
    expect(await one(['# 总体', '编制数据共享目录，逐项登记。'])).toBe('内容：数据共享｜found｜正文写到“数据共享”。');
    expect(await one(['# 总体', '## 数据共享设计', '# 其他', '略述。'])).toContain('只有标题，没有内容');
    expect(await one(['数据共享平台方案', '---', '# 总体', '略述。'])).toContain('没有找到“数据共享”的内容');
  });

  it('and tables asked for of some projects only are judged by the answers of the day', async () => {
    const when = { field: 'declaration.nature', in: ['扩建', '改建'] };
    const asked = {
      sections: [{ ...sections[0], when }],
      tables: [{ name: '原有设备表', ...cited, when, columns: [['名称'], ['数量']] }],
    };
    const findings = await check(['# 总体', '略述。'], asked);
    expect(findingsNow(findings, () => '新建')).toEqual([]);
    expect(findingsNow(findings, () => '扩建').map(({ level }) => level)).toEqual(['missing', 'missing']);
  });
});

describe('lengths', () => {
  const limits = [{ name: '主要建设内容', ...cited, words: ['主要建设内容', '建设内容'], max: 20 }];
  const one = async (parts: readonly Part[]) => said(await check(parts, { limits }))[0];

  it('are counted under a heading, after a label and in a form’s cell', async () => {
    expect(await one(['# 主要建设内容', '一二三四五六七八九十'])).toBe(
      '字数：主要建设内容｜found｜“主要建设内容” 10 字，在 20 字以内。',
    );
    expect(await one(['一、主要建设内容', '一二三四五六七八九十', '1. 一二三四五六七八九十', '二、其他', '很多'])).toContain(
      '超出 2 字',
    );
    expect(await one([`（三）主要建设内容：${'字'.repeat(25)}`])).toContain('25 字，超出 5 字，请压缩到 20 字以内');
    expect(await one([[['主要建设内容（20字以内）', '字'.repeat(21)]]])).toContain('超出 1 字');
    expect(await one(['# 其他', '略述。'])).toContain('advice｜没有找到“主要建设内容”，没有核对字数');
  });
});

describe('the total', () => {
  const total = { ...cited, field: 'declaration.total', words: ['项目总投资', '总投资'] };
  const judged = async (parts: readonly Part[], declared: number | null) =>
    said(findingsNow(await check(parts, { total }), () => declared)).find((line) => line.startsWith('金额'));

  it.each([
    ['本项目总投资估算为人民币 60万元，其中硬件 20 万元。'],
    ['总投资：600,000 元'],
    ['项目总投资（万元）：60.00'],
    ['原系统总投资 90 万元；本项目总投资 60 万元。'],
  ])('agrees with the form: %s', async (line) => {
    expect(await judged(['# 概述', line], 60)).toBe('金额：项目总投资｜found｜与申报表一致（60 万元）。');
  });

  it('is read from a table’s row, with the unit of its column', async () => {
    const rows = [
      ['项目', '金额（元）'],
      ['硬件', '200000'],
      ['软件', '400000'],
      ['总投资', '600000'],
    ];
    expect(await judged(['# 概算', rows], 60)).toContain('found');
    expect(await judged(['# 概算', rows], 61)).toBe(
      '金额：项目总投资｜wrong｜文件写的是 600,000 元，申报表是 61 万元，请改为一致。',
    );
  });

  it('may be rounded, and is held against the form as it is now', async () => {
    expect(await judged(['总投资 56.7 万元'], 56.65)).toContain('found');
    expect(await judged(['总投资 56.7 万元'], 56.6)).toContain('wrong');
    expect(await judged(['总投资 56.7 万元'], null)).toContain('advice｜文件写的是 56.7 万元；申报表的合计填好后会自动核对');
    expect(await judged(['总投资见附表'], 60)).toContain('missing｜没有找到基本情况报告的项目总投资');
  });
});
