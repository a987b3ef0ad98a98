import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { type DataSheet, dataSheets, MOST_SHEET_ROWS, readWorkbook } from '../../documents/index.js';

const sheet: DataSheet = {
  name: '项目台账',
  columns: [
    { label: '项目名称', width: 40, kind: 'text' },
    { label: '申报日期', width: 12, kind: 'date' },
    { label: '总投资（万元）', width: 16, kind: 'money' },
    { label: '按时率', width: 10, kind: 'percent' },
  ],
  rows: [
    ['智慧养老', '2026-09-18', 56.65, 0.5],
    ['无金额', null, null, null],
  ],
};

const named = (name: string): DataSheet => ({ ...sheet, rows: [[name, null, null, null]] });

/** The sheet's own XML, and the texts that its string cells point at. */
async function opened(one: DataSheet): Promise<{ xml: string; texts: string; styles: string }> {
  const zip = new PizZip(await dataSheets([one]));
  const part = (name: string) => zip.file(name)?.asText() ?? '';
  return { xml: part('xl/worksheets/sheet1.xml'), texts: part('xl/sharedStrings.xml'), styles: part('xl/styles.xml') };
}

describe('a sheet of data', () => {
  it('is read back with its types', async () => {
    const sheets = await readWorkbook(await dataSheets([sheet, { ...sheet, name: '第二张' }]));
    expect(sheets).toEqual([
      {
        name: '项目台账',
        rows: [
          ['项目名称', '申报日期', '总投资（万元）', '按时率'],
          ['智慧养老', { date: '2026-09-18' }, 56.65, 0.5],
          ['无金额', null, null, null],
        ],
      },
      expect.objectContaining({ name: '第二张' }),
    ]);
  });

  it('says at its end what was not read for it', async () => {
    expect((await opened({ ...sheet, left: 7 })).texts).toContain('还有 7 行没有列出，请缩小范围后再导出。');
  });

  it('keeps its head in sight, filters, and has its widths', async () => {
    const { xml } = await opened(sheet);
    expect(xml).toMatch(/<\/sheetData><autoFilter ref="A1:D3"\/>/);
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(xml).toMatch(/<col [^>]*width="40"/);
  });

  it.each(['=cmd|"/c calc"!A1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '\r=1', '=HYPERLINK("http://x","y")'])(
    'writes %j as a text cell that stays one when it is edited, shown as typed',
    async (text) => {
      const { xml, texts, styles } = await opened(named(text));
      const [cell = ''] = /<c r="A2"[^>]*>/.exec(xml) ?? [];
      expect(cell).toMatch(/ t="s"/);
      expect(xml).not.toContain('<f>');
      const style = Number(/ s="(\d+)"/.exec(cell)?.[1]);
      const formats = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1]?.match(/<xf [^>]*>/g) ?? [];
      const id = / numFmtId="(\d+)"/.exec(formats[style] ?? '')?.[1] ?? 'none';
      expect(styles).toContain(`<numFmt numFmtId="${id}" formatCode="@"/>`);
      expect(texts.replaceAll('&quot;', '"')).toContain(`${text.trim()}</t>`);
      const sheets = await readWorkbook(await dataSheets([named(text)]));
      expect(JSON.stringify(sheets)).not.toContain("'=");
    },
  );

  it.each(['constructor', '__proto__', 'toString'])('is not broken by %s, which every object inherits', async (name) => {
    expect(JSON.stringify(await readWorkbook(await dataSheets([named(name)])))).toContain(name);
  });

  it('clips a text to what a cell holds, and keeps markup out of its XML', async () => {
    const { texts } = await opened(named('长'.repeat(40_000)));
    expect(texts.match(/长/g)).toHaveLength(32_000);
    expect((await opened(named('<script>&'))).texts).toContain('&lt;script&gt;&amp;');
  });

  it('says how many rows it left out', async () => {
    const rows = Array.from({ length: MOST_SHEET_ROWS + 3 }, () => ['x', null, null, null]);
    const { texts, xml } = await opened({ ...sheet, rows });
    expect(texts).toContain('还有 3 行没有列出');
    expect(xml).toContain(`r="A${String(MOST_SHEET_ROWS + 2)}"`);
    expect(xml).not.toContain(`r="A${String(MOST_SHEET_ROWS + 3)}"`);
  });
});
