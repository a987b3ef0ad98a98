import { Document, Packer, Paragraph, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import { checkPlanFile, isUnreadable, type PlanDocument, readDocx } from '../../documents/index.js';
import { CONTEXT, OUTLINE, planDocx, TITLES } from './support/plan.js';
import { handZip, xlsx, zipOf } from './support/xlsx.js';

const MB = 1024 * 1024;
const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const body = (xml: string) =>
  zipOf({ 'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${xml}</w:body></w:document>` });
const p = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;

function read(bytes: Uint8Array): PlanDocument {
  const doc = readDocx(bytes);
  if (isUnreadable(doc)) throw new Error(doc.unreadable);
  return doc;
}
const why = (bytes: Uint8Array) => {
  const result = checkPlanFile(bytes, OUTLINE, CONTEXT);
  return isUnreadable(result) ? result.unreadable : 'read';
};

describe('readDocx', () => {
  it('reads a real file: cover, contents, page numbers, headings, tables', async () => {
    const doc = read(await planDocx());
    expect(doc.firstPage).toEqual([
      '杭州市临安区智慧农贸监管平台',
      '建设方案',
      '建设单位：临安区市场监督管理局',
      '编制时间：2026年10月',
    ]);
    expect(doc).toMatchObject({ hasContents: true, hasPageNumbers: true });
    expect(doc.paragraphs.filter(({ level }) => level === 1)).toHaveLength(TITLES.length);
    expect(doc.paragraphs.filter(({ level }) => level === 2)[0]?.text).toBe('（一）项目的基本概述说明');
    expect(doc.tables.map((rows) => rows.map((row) => row.length))).toEqual([
      [6, 6, 6, 6],
      [5, 5, 5, 5],
    ]);
  });

  it('keeps merged cells in their columns and leaves out what a reader does not see', () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const doc = read(
      body(
        `${p('正文')}<w:p><w:del><w:r><w:delText>旧</w:delText><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新&amp;&lt;x&gt;</w:t></w:r></w:ins></w:p>` +
          `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p('框')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('框')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
          `<w:tbl><w:tr>${cell('甲', '<w:gridSpan w:val="2"/>')}${cell('丙')}</w:tr>` +
          `<w:tr>${cell('一', '<w:vMerge w:val="restart"/>')}${cell('二')}${cell('三')}</w:tr><w:tr>${cell('重', '<w:vMerge/>')}${cell('四')}${cell('五')}</w:tr></w:tbl>`,
      ),
    );
    expect(doc.tables).toEqual([
      [
        ['甲', '', '丙'],
        ['一', '二', '三'],
        ['', '四', '五'],
      ],
    ]);
    expect(doc.paragraphs.filter(({ place, text }) => place === 'body' && text).map(({ text }) => text)).toEqual([
      '正文',
      '新&<x>',
      '框',
    ]);
  });

  it('knows a heading by a style that is based on one, by outline level and by number words', () => {
    const styles = `<w:styles ${W}><w:style w:styleId="2"><w:name w:val="heading 1"/></w:style><w:style w:styleId="mine"><w:name w:val="章名"/><w:basedOn w:val="2"/></w:style><w:style w:styleId="loop"><w:name w:val="环"/><w:basedOn w:val="loop"/></w:style></w:styles>`;
    const document = `<w:document ${W}><w:body>${p('甲', '<w:pStyle w:val="mine"/>')}${p('乙', '<w:outlineLvl w:val="1"/>')}${p('三、丙')}${p('（四）丁')}${p('戊', '<w:pStyle w:val="loop"/>')}${p('五、这是一句话。')}</w:body></w:document>`;
    const doc = read(zipOf({ 'word/document.xml': document, 'word/styles.xml': styles }));
    expect(doc.paragraphs.map(({ level }) => level)).toEqual([1, 2, 1, 2, null, null]);
  });
});

describe('a plan that cannot be read gives the reason and no findings', () => {
  it.each([
    ['nothing', new Uint8Array(0), '文件是空的'],
    ['a PDF named .docx', new TextEncoder().encode('%PDF-1.4 …'), '其实是 PDF'],
    ['an old .doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]), '另存为 .docx'],
    ['no text', body('<w:p/><w:p><w:r/></w:p>'), '没有文字'],
    ['only pictures', body('<w:p><w:r><w:drawing/></w:r></w:p>'), '只有图片'],
    ['tags that do not match', body('<w:p><w:r></w:p></w:r>'), '不完整'],
    ['XML that stops', zipOf({ 'word/document.xml': `<w:document ${W}><w:body><w:p><w:r><w:t>文` }), '不完整'],
    ['a document type', zipOf({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>' }), '不完整'],
    ['an open quote', body('<w:p w:x="1></w:p>'), '不完整'],
    ['a bomb', handZip('word/document.xml', new Uint8Array(80 * MB)), '太大'],
  ])('%s', (_, bytes, message) => {
    expect(why(bytes)).toContain(message);
  });

  it('an Excel file, an empty document, a file cut short', async () => {
    expect(why(await xlsx([['一', '二']]))).toContain('Excel 表格');
    expect(why(new Uint8Array(await Packer.toBuffer(new Document({ sections: [] }))))).toContain('没有文字');
    const whole = await planDocx();
    for (const part of [0.1, 0.5, 0.9, 0.999]) expect(why(whole.slice(0, Math.floor(whole.length * part)))).toContain('损坏');
    const flipped = whole.slice();
    for (let at = 200; at < 400; at++) flipped[at] = 0xff;
    expect(why(flipped)).not.toBe('');
  });

  it('and a document of deep nesting neither crashes nor passes', () => {
    const deep = body('<w:sdt>'.repeat(50_000) + p('一、项目') + '</w:sdt>'.repeat(50_000));
    const result = checkPlanFile(deep, OUTLINE, CONTEXT);
    expect(isUnreadable(result) || result.some(({ level }) => level !== 'found')).toBe(true);
  });
});

describe('speed', () => {
  it('checks a plan of 100 pages in less than two seconds', async () => {
    const line = '本系统按照统一规划建设，数据归集共享，满足业务需要，并考虑安全、运行维护与后续扩展的要求。';
    const sections = [
      {
        children: TITLES.flatMap((title) => [
          new Paragraph({ heading: 'Heading1', text: title }),
          ...Array.from({ length: 240 }, () => new Paragraph({ children: [new TextRun(line), new TextRun(line)] })),
        ]),
      },
    ];
    const bytes = new Uint8Array(await Packer.toBuffer(new Document({ sections })));
    const from = performance.now();
    const findings = checkPlanFile(bytes, OUTLINE, CONTEXT);
    expect(performance.now() - from).toBeLessThan(2000);
    expect(isUnreadable(findings)).toBe(false);
  });

  it('does not slow down on a heading row of one repeated word', async () => {
    const wide = Array.from({ length: 60 }, () => '单价');
    const from = performance.now();
    const findings = checkPlanFile(await planDocx({ hardware: [wide, wide] }), OUTLINE, CONTEXT);
    expect(performance.now() - from).toBeLessThan(2000);
    expect(isUnreadable(findings)).toBe(false);
  });
});
