import PizZip from 'pizzip';
import writeExcelFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { isUnreadable, readTable } from '../../documents/index.js';
import { budgetField } from './support/field.js';
import { handZip, HEADING, rewrite, xlsx, zipOf } from './support/xlsx.js';

const field = budgetField();
const MB = 1024 * 1024;
const ROW = ['硬件', '服务器', 3, 2.5, 7.5, null];

async function why(bytes: Uint8Array): Promise<string> {
  const result = await readTable(bytes, field);
  return isUnreadable(result) ? result.unreadable : `read ${result.rows.length} rows`;
}

describe('readTable refuses, with what to do next', () => {
  it.each([
    ['an empty file', new Uint8Array(0), '文件是空的'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n%âãÏÓ\n'), '其实是 PDF'],
    ['an old .xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), '另存为 .xlsx'],
    [
      'an encrypted file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      '设了密码',
    ],
    ['text', new TextEncoder().encode('类别,名称,数量'), '不是 .xlsx'],
    ['a Word file', zipOf({ 'word/document.xml': '<w:document/>' }), 'Word 文档'],
    ['a zip', zipOf({ 'a.txt': 'x' }), '压缩包'],
    ['a workbook of nonsense', zipOf({ 'xl/workbook.xml': '<workbook><sheets>' }), '表格已损坏'],
  ])('%s', async (_, bytes, message) => {
    expect(await why(bytes)).toContain(message);
  });

  it('a file cut short, at any place', async () => {
    const whole = await xlsx([HEADING, ROW]);
    for (const length of [4, 30, 100, whole.length >> 1, whole.length - 10]) {
      expect(await why(whole.slice(0, length))).toMatch(/损坏|不是 \.xlsx/);
    }
  });

  it('a table without its heading', async () => {
    expect(
      await why(
        await xlsx([
          ['姓名', '电话'],
          ['张三', '138'],
        ]),
      ),
    ).toContain('没有找到表头。表头应有：类别、名称（模块/型号）');
  });

  it('100 000 rows, and one cell in the far corner', async () => {
    const base = await xlsx([HEADING, ROW]);
    const rows = Array.from({ length: 100_000 }, (_, n) => `<row r="${n + 3}"><c r="C${n + 3}"><v>1</v></c></row>`).join('');
    const long = rewrite(base, 'xl/worksheets/sheet1.xml', (xml) => xml.replace('</sheetData>', `${rows}</sheetData>`));
    const corner = rewrite(base, 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    );
    expect(await why(long)).toContain('行列太多');
    expect(await why(corner)).toContain('行列太多');
  });

  it.each([
    ['in other quotes', "r='XFD1048576'"],
    ['in small letters', 'r="xfd1048576"'],
    ['in entities', 'r="&#88;FD1048576"'],
    ['once more', `r="A9" r='XFD1048576'`],
  ])('a cell in the far corner that is written %s', async (_, place) => {
    const corner = rewrite(await xlsx([HEADING, ROW]), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', `<row r="9"><c ${place}><v>1</v></c></row></sheetData>`),
    );
    expect(await why(corner)).toContain('另存为 .xlsx');
  });

  it('a sheet with a far cell that lies where no sheets lie', async () => {
    const base = await xlsx([HEADING, ROW]);
    const sheet = new PizZip(base).file('xl/worksheets/sheet1.xml')?.asText() ?? '';
    const zip = new PizZip(
      rewrite(base, 'xl/_rels/workbook.xml.rels', (xml) => xml.replace('worksheets/sheet1.xml', 'data.xml')),
    );
    zip.file('xl/data.xml', sheet.replace('</sheetData>', '<row r="9000"><c r="A9000"><v>1</v></c></row></sheetData>'));
    expect(await why(zip.generate({ type: 'uint8array' }))).toContain('行列太多');
  });

  const sheets = async (count: number, far: string, target = (n: number) => `worksheets/sheet${String(n)}.xml`) => {
    const rows = [HEADING, ROW];
    const made = await writeExcelFile(
      Array.from({ length: count }, (_, n) => ({ data: rows, sheet: `表${String(n)}` })),
    ).toBuffer();
    const zip = new PizZip(made);
    for (let n = 1; n <= count; n += 1) {
      const name = `xl/worksheets/sheet${String(n)}.xml`;
      zip.file(name, (zip.file(name)?.asText() ?? '').replace('</sheetData>', `${far}</sheetData>`));
    }
    const rels = zip.file('xl/_rels/workbook.xml.rels')?.asText() ?? '';
    let n = 0;
    zip.file(
      'xl/_rels/workbook.xml.rels',
      rels.replace(/worksheets\/sheet\d+\.xml/g, () => target((n += 1))),
    );
    return zip.generate({ type: 'uint8array' });
  };

  it('many sheets that each reach far: together they take more than the memory holds', async () => {
    const far = '<row r="5000"><c r="IV5000"><v>1</v></c></row>';
    expect(await why(await sheets(2, far))).toContain('各工作表的行列合起来太多');
    expect(await why(await sheets(20, ''))).toBe('read 1 rows');
  });

  it('one sheet that is named many times', async () => {
    expect(await why(await sheets(20, '', () => 'worksheets/sheet1.xml'))).toContain('另存为 .xlsx');
  });

  it('but not a sheet whose far cells carry only a format', async () => {
    const formatted = rewrite(await xlsx([HEADING, ROW]), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="900000"><c r="A900000" s="0"/><c r="B900000" s="0"></c></row></sheetData>'),
    );
    expect(await why(formatted)).toBe('read 1 rows');
  });

  it('a zip bomb, before it is unpacked', async () => {
    const bomb = handZip('xl/workbook.xml', new Uint8Array(120 * MB));
    expect(bomb.length).toBeLessThan(MB);
    const before = process.memoryUsage().rss;
    expect(await why(bomb)).toContain('太大');
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * MB);
  });

  it('a zip bomb that lies about its size, but not one that tells the truth', async () => {
    const workbook = new TextEncoder().encode('<workbook/>');
    expect(await why(handZip('xl/workbook.xml', workbook))).toBe(
      '表格已损坏，无法读取。请用 Excel 或 WPS 另存为 .xlsx 后重新发送。',
    );
    expect(await why(handZip('xl/workbook.xml', new Uint8Array(64 * MB), 10))).toBe(
      '文件已损坏，无法读取。请重新另存为 .xlsx 后发送。',
    );
  });
});

describe('readTable names', () => {
  it('a formula that failed', async () => {
    const broken = rewrite(await xlsx([HEADING, ROW]), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<c r="D2"[^>]*>.*?<\/c>/, '<c r="D2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>'),
    );
    const result = await readTable(broken, field);
    expect(result).toMatchObject({ faults: [{ cell: 'D2', says: 'D2：单价的公式出错（#DIV/0!），请改正' }] });
  });

  it('nothing wrong where a formula holds its last value, on a second sheet', async () => {
    const bytes = await writeExcelFile([
      { data: [['说明']], sheet: '说明' },
      { data: [HEADING, ['硬件', '服务器', 3, 2.5, { type: 'Formula', value: '=C2*D2' }, null]], sheet: '概算' },
    ]).toBuffer();
    const cached = rewrite(bytes, 'xl/worksheets/sheet2.xml', (xml) =>
      xml.replace(/(<c r="E2"[^>]*><f>[^<]*<\/f>)(<v\/>|<v><\/v>)?/, '$1<v>7.5000000001</v>'),
    );
    expect(await readTable(cached, field)).toMatchObject({ rows: [{ subtotal: 7.5 }], faults: [] });
  });
});
