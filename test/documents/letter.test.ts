import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import {
  checkTemplate,
  LETTER_TAGS,
  type LetterData,
  type LetterTags,
  letterTags,
  renderLetter,
  type StandardLetter,
  TemplateError,
} from '../../documents/index.js';
import { walkXml } from '../../documents/office/xml.js';
import { loadPolicies } from '../../policies/load.js';
import type { Letter } from '../../policies/schema/index.js';
import { linesOf } from '../support/docx-lines.js';
import { rewrite, xlsx } from './support/xlsx.js';

const policies = new URL('../../policies/', import.meta.url);
const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(path, policies)));
const loaded = await loadPolicies('policies');
if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults.slice(0, 3)));
const letters = loaded.book.all().flatMap((policy) =>
  Object.entries(policy.letters).map(([id, letter]) => ({
    name: `${policy.id} ${id}`,
    letter,
    tags: letterTags(policy, letter),
    bytes: loaded.book.letterTemplate(policy, id),
  })),
);
const revision = bytesOf('linan/letters/revision-letter.docx');

const LETTER: StandardLetter = {
  标题: '关于智慧农贸项目的函',
  文号: '临数初审〔2026〕3号',
  发文单位: '区数据资源管理局',
  主送单位: '区市场监督管理局',
  日期: '2026年10月12日',
  办法: '拱墅区信息化项目管理办法',
  条款: '四（二）',
  项目名称: '智慧农贸',
  项目编号: 'LA-2026-001',
  建设单位: '区市场监督管理局',
  结论: '需要调整',
  说明: null,
  会议名称: '专家评审会',
  会议日期: '2026年10月10日',
  会议地点: '一楼会议室',
  送审金额: 120.5,
  评定金额: '80',
  核减金额: '40.5',
  核减比例: '33.6%',
  意见: [
    { 序号: 1, 内容: '补充灾备设计', 单位: '' },
    { 序号: 2, 内容: '核减硬件', 单位: '' },
  ],
  会签: [{ 序号: 1, 单位: '区财政局', 事项: '会签', 结论: '同意', 说明: '', 日期: '2026年10月9日' }],
  专家: [{ 序号: 1, 姓名: '王某', 单位: '某大学', 职务: '教授' }],
};

/** A template whose body is replaced by one paragraph with this text. */
const saying = (text: string) =>
  rewrite(revision, 'word/document.xml', (xml) =>
    xml.replace(/<w:body>.*<w:sectPr/s, `<w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p><w:sectPr`),
  );

describe.each(letters)('the letter $name', ({ letter, tags, bytes }) => {
  it('uses only tags that are filled', () => {
    expect(checkTemplate(bytes, tags)).toEqual([]);
  });

  it('prints every value, no tag, and well-formed XML', () => {
    const text = linesOf(renderLetter(bytes, { ...own(letter, tags), ...LETTER })).join('\n');
    expect(text).toContain('智慧农贸');
    for (const tag of Object.keys(letter.fields)) expect(text).toContain(`〈${tag}〉`);
    if (usesOpinions(bytes)) expect(text).toMatch(/补充灾备设计[\s\S]*2．核减硬件/);
    expect(text).not.toMatch(/[{}]|undefined|null|\[object/);
    const zip = new PizZip(renderLetter(bytes, { ...own(letter, tags), ...LETTER }));
    for (const part of Object.values(zip.files)) {
      if (/\.(xml|rels)$/.test(part.name)) walkXml(part.asText(), { open: () => undefined, close: () => undefined });
    }
  });
});

/** A value for each tag of the letter's own, and one row for each of its lists. */
function own({ fields, lists }: Letter, tags: LetterTags): LetterData {
  const texts = Object.keys(fields).map((tag) => [tag, `〈${tag}〉`]);
  const rows = Object.keys(lists).map((tag) => {
    const cells = tags[tag];
    return [tag, typeof cells === 'object' ? [Object.fromEntries(cells.map((cell) => [cell, `〈${cell}〉`]))] : []];
  });
  return Object.fromEntries([...texts, ...rows]) as LetterData;
}

function usesOpinions(bytes: Uint8Array): boolean {
  return linesOf(bytes).join('').includes('{#意见}');
}

describe('renderLetter', () => {
  it('lays a revision letter out as an official letter', () => {
    expect(linesOf(renderLetter(revision, LETTER)).filter((line) => line !== '')).toEqual([
      '区数据资源管理局',
      '临数初审〔2026〕3号',
      '关于智慧农贸项目的函',
      '区市场监督管理局：',
      '你单位申报的“智慧农贸”建设方案收悉。经规范性初审，现提出修改意见如下：',
      '1．补充灾备设计',
      '2．核减硬件',
      '请对照以上意见逐条整改并逐条回复，修改建设方案后再行申报。未完成整改的，不提交专家评审。',
      '区数据资源管理局',
      '2026年10月12日',
    ]);
  });

  it.each(['{#意见}{/意见}', '{文号}', '{{x}}', '<w:p/>&amp;<script>', ']]>', '第一行\n第二行', '😀𠮷', '$& $1 %s \\n'])(
    'prints %j as it is',
    (hostile) => {
      const lines = linesOf(renderLetter(revision, { ...LETTER, 标题: hostile, 意见: [{ 序号: 1, 内容: hostile, 单位: '' }] }));
      expect(lines).toContain(`1．${hostile}`);
      expect(lines).toContain(hostile);
    },
  );

  it('drops characters that XML cannot hold', () => {
    expect(linesOf(renderLetter(revision, { ...LETTER, 项目名称: '甲\u0000\u0008\u001f\uFFFE\uFFFF乙' })).join('')).toContain(
      '“甲乙”建设方案',
    );
  });

  it('drops half of a character that was cut in two: no bytes of it are UTF-8', () => {
    const halves = { ...LETTER, 项目名称: '甲\ud83d乙', 意见: [{ 序号: 1, 内容: '改\udc00好𠮷', 单位: '' }] };
    const bytes = new PizZip(renderLetter(revision, halves)).file('word/document.xml')?.asUint8Array();
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    expect(xml).toContain('甲乙');
    expect(xml).toContain('改好𠮷');
  });

  it('prints nothing for null, and 无 for an empty list where the template says so', () => {
    const text = linesOf(renderLetter(bytesOf('linan/letters/expert-opinion.docx'), { ...LETTER, 说明: null, 意见: [] }));
    expect(text).toContain('无。');
    expect(
      linesOf(renderLetter(bytesOf('linan/letters/expert-opinion.docx'), { ...LETTER, 说明: '预算核减超过30%。' })),
    ).toContain('预算核减超过30%。');
  });

  it('gives the summary of the experts as their opinion, and 无 only where there is neither', () => {
    const opinion = bytesOf('linan/letters/expert-opinion.docx');
    const section = (data: Partial<LetterData>): string[] => {
      const lines = linesOf(renderLetter(opinion, { ...LETTER, ...data }));
      return lines.slice(lines.indexOf('二、评审意见') + 1, lines.indexOf('三、评审专家'));
    };
    const items = [{ 序号: 1, 内容: '补充安全设计', 单位: '' }];
    expect(section({ 说明: '方案可行', 意见: [] })).toEqual(['方案可行']);
    expect(section({ 说明: '方案可行', 意见: items })).toEqual(['方案可行', '1．补充安全设计']);
    expect(section({ 说明: '', 意见: items })).toEqual(['1．补充安全设计']);
    expect(section({ 说明: '', 意见: [] })).toEqual(['无。']);
  });

  it('refuses to print a letter with a gap, naming every tag', () => {
    const { 文号: _, 日期: __, ...rest } = LETTER;
    expect(() => renderLetter(revision, rest)).toThrow(
      '标签“文号”没有内容可填，请改正模板。\n标签“日期”没有内容可填，请改正模板。',
    );
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(() => renderLetter(saying(`{${name}}`), LETTER)).toThrow(TemplateError);
    }
  });
});

describe('checkTemplate says what a clerk broke', () => {
  it.each([
    ['{项目名}', ['没有标签“项目名”。']],
    ['{意见}', ['标签“意见”是列表，应写成 {#意见}…{/意见}。']],
    ['{#意见}{序号}{姓名}{/意见}', ['没有标签“姓名”。']],
    ['{内容}', ['没有标签“内容”。']],
    ['{项目名称', ['标签“项目名称”：有“{”，后面没有“}”']],
    ['项目名称}', ['前面没有“{”']],
    ['{#意见}{序号}', ['标签“意见”：有开头“{#…}”，后面没有结尾']],
    ['{/意见}', ['标签“意见”：有结尾“{/…}”，前面没有开头']],
    ['{#意见}{/专家}', ['开头“{#…}”和结尾“{/…}”的名称不一样']],
    ['{@项目名称}', ['不支持以“@”开头']],
    ['{甲} {乙', ['标签“乙”']],
  ])('%s', (text, says) => {
    const faults = checkTemplate(saying(text), LETTER_TAGS).map((fault) => fault.says);
    for (const part of says) expect(faults.join('\n')).toContain(part);
  });

  it('and lets a good one pass', () => {
    expect(checkTemplate(saying('{#意见}{序号}{内容}{项目名称}{/意见}{^意见}无{/意见}{ 文号 }'), LETTER_TAGS)).toEqual([]);
  });

  it('a file of another kind, or broken', async () => {
    expect(checkTemplate(await xlsx([['一', '二']]), LETTER_TAGS)).toEqual([
      { tag: '', says: '模板不是 Word 文档（.docx），请更换模板。' },
    ]);
    expect(checkTemplate(new Uint8Array(0), LETTER_TAGS)[0]?.says).toContain('文件是空的');
    expect(checkTemplate(revision.slice(0, 3000), LETTER_TAGS)[0]?.says).toContain('损坏');
    expect(
      checkTemplate(
        rewrite(revision, 'word/document.xml', (xml) => xml.slice(0, 900)),
        LETTER_TAGS,
      ),
    ).not.toEqual([]);
  });
});
