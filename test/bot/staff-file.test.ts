import writeExcelFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { parseStaffFile } from '../../bot/staff/file.js';
import { HOSTILE_UNIT, UNSEEN } from '../support/hostile.js';

const POLICIES = new Set(['linan', 'gongshu']);
const HEADER = '姓名,手机号,单位,职务,角色,地区,飞书open_id,浙政钉accountId';
const WANG = '王芳,13800000001,区教育局,科员,经办人、专家,linan,ou_wang,';
/** “姓名,手机号,单位,角色,地区⏎王芳,13800000001,局,经办人,linan⏎” in GBK. */
const GBK =
  'd0d5c3fb2ccad6bbfabac52cb5a5cebb2cbdc7c9ab2cb5d8c7f80acdf5b7bc2c31333830303030303030312cbed62cbeadb0ecc8cb2c6c696e616e0a';

const csv = (...lines: string[]) => parse(new TextEncoder().encode(lines.join('\n')));
const parse = (bytes: Uint8Array) => parseStaffFile(bytes, POLICIES);
const WANG_ROW = {
  line: 2,
  name: '王芳',
  mobile: '13800000001',
  unit: '区教育局',
  title: '科员',
  roles: ['经办人', '专家'],
  policyId: 'linan',
  larkOpenId: 'ou_wang',
  zwddAccountId: null,
};

describe('parseStaffFile: texts', () => {
  it('are what one sees of them, on one line, and no longer than is kept', async () => {
    const unit = `"${HOSTILE_UNIT.replaceAll('"', '""').replace('局', `${UNSEEN.replaceAll('\uD800', '')}\n局`)}"`;
    const [first] = (await csv(HEADER, WANG.replace('区教育局', unit))).rows;
    expect(first?.unit).toBe(HOSTILE_UNIT.replace('局', ' 局'));
    const { rows, faults } = await csv(HEADER, WANG.replace('区教育局', '局'.repeat(121)));
    expect([rows, faults]).toEqual([[], [{ line: 2, says: '单位最多 120 个字，现在有 121 个。' }]]);
  });
});

describe('parseStaffFile: encodings', () => {
  it('reads UTF-8 with and without a byte-order mark, LF and CRLF', async () => {
    expect(await csv(HEADER, WANG)).toEqual({ rows: [WANG_ROW], faults: [] });
    expect(await parse(new TextEncoder().encode(`\uFEFF${HEADER}\r\n${WANG}\r\n`))).toEqual({ rows: [WANG_ROW], faults: [] });
  });

  it('reads GBK as Excel in China writes it', async () => {
    const { rows, faults } = await parse(Buffer.from(GBK, 'hex'));
    expect([rows[0]?.name, rows[0]?.unit, rows[0]?.roles, faults]).toEqual(['王芳', '局', ['经办人'], []]);
  });

  it('reads Excel’s “Unicode 文本”: UTF-16 with tabs', async () => {
    const text = `\uFEFF${HEADER}\n${WANG}`.replaceAll(',', '\t');
    expect((await parse(Buffer.from(text, 'utf16le'))).rows).toEqual([WANG_ROW]);
  });

  it('reads a workbook, the mobile kept as a number or as text', async () => {
    const cells = [...WANG.split(',').map((value) => ({ value }))];
    const numeric = cells.map((cell, at) => (at === 1 ? { value: 13_800_000_002 } : at === 6 ? { value: '' } : cell));
    const bytes = await writeExcelFile([HEADER.split(',').map((value) => ({ value })), cells, numeric]).toBuffer();
    const { rows, faults } = await parse(bytes);
    expect(faults).toEqual([]);
    expect(rows).toEqual([WANG_ROW, { ...WANG_ROW, line: 3, mobile: '13800000002', larkOpenId: null }]);
  });
});

describe('parseStaffFile: several sheets', () => {
  const row = (line: string) => line.split(',').map((value) => ({ value }));
  const book = (...second: string[]) =>
    writeExcelFile([
      { data: [row(HEADER), row(WANG)], sheet: '教育局' },
      { data: second.map(row), sheet: '水利局' },
    ]).toBuffer();

  it('passes over no people in silence, and what is no staff file is not read', async () => {
    expect(await parse(await book(HEADER, WANG.replace('13800000001', '13800000009')))).toEqual({
      rows: [],
      faults: [{ line: null, says: '工作表“水利局”里也有人员，只读得了第一张工作表。请把全部人员放到第一张工作表里。' }],
    });
    expect(await parse(await book('填写说明,每行一人', '角色,可多选'))).toEqual({ rows: [WANG_ROW], faults: [] });
    expect(await parse(await book(HEADER))).toEqual({ rows: [WANG_ROW], faults: [] });
  });
});

describe('parseStaffFile: what people type', () => {
  it('finds columns in any order, with marks, and ignores others', async () => {
    const { rows } = await csv('备注,地区,角色*,单位,手机号,姓 名', 'x,gongshu,财政,区财政局,13900000000,李强');
    expect(rows).toMatchObject([
      { name: '李强', unit: '区财政局', roles: ['财政'], policyId: 'gongshu', title: null, larkOpenId: null },
    ]);
  });

  it('reads mobiles with spaces, hyphens, full-width digits and a country code', async () => {
    const mobiles = ['138 0000 0001', '138-0000-0002', '１３８０００００００３', '+86 13800000004', '8613800000005'];
    const { rows, faults } = await csv(HEADER, ...mobiles.map((mobile) => `王芳,${mobile},局（本级）,,专家,linan,,`));
    expect(faults).toEqual([]);
    expect(rows.map(({ mobile }) => mobile)).toEqual([1, 2, 3, 4, 5].map((n) => `1380000000${n}`));
    expect(rows[0]?.unit).toBe('局（本级）');
  });

  it('takes several roles once each, whatever sign joins them', async () => {
    const { rows } = await csv(HEADER, '王芳,13800000001,局,,经办人、管理员；经办人，专家,linan,,');
    expect(rows[0]?.roles).toEqual(['经办人', '管理员', '专家']);
  });

  it('leaves empty lines out and still counts them', async () => {
    const { rows } = await csv(HEADER, '', ',,,,,,,', WANG);
    expect(rows[0]?.line).toBe(4);
  });
});

describe('parseStaffFile: faults', () => {
  const says = async (...lines: string[]) => (await csv(HEADER, ...lines)).faults.map((fault) => `${fault.line} ${fault.says}`);

  it('names every fault of a line at once', async () => {
    const faults = await says(',123,,,局长,ningbo,,');
    expect(faults).toHaveLength(5);
    expect(faults.join()).toMatch(/2 姓名没有.*2 单位没有.*2 手机号不是 11 位.*没有“局长”.*经办人.*“ningbo”.*linan、gongshu/);
  });

  it('keeps good lines beside bad ones', async () => {
    const { rows, faults } = await csv(HEADER, WANG, '李强,13800000002,局,,,linan,,');
    expect([rows.length, faults]).toEqual([1, [{ line: 3, says: '角色没有填写。' }]]);
  });

  it('finds the same person twice, by mobile or by id', async () => {
    expect(await says(WANG, '李强,138-0000-0001,局,,专家,linan,,', '赵,13800000009,局,,专家,linan,ou_wang,')).toEqual([
      '3 手机号与第 2 行相同；一人有多个角色时写在同一行，用、隔开。',
      '4 飞书open_id与第 2 行相同；一人有多个角色时写在同一行，用、隔开。',
    ]);
  });

  it('refuses an id that no platform gives, which would else stand in an address', async () => {
    const { rows, faults } = await csv(HEADER, WANG.replace('ou_wang,', 'ou_wang/../x,1 2'));
    expect(rows).toEqual([]);
    expect(faults.map(({ says }) => says)).toEqual([
      '飞书open_id只含字母、数字和 _ - . :，请从平台后台原样复制。',
      '浙政钉accountId只含字母、数字和 _ - . :，请从平台后台原样复制。',
    ]);
  });

  it('tells a mobile that Excel turned into 1.38E+10', async () => {
    expect(await says('王芳,1.38E+10,局,,专家,linan,,')).toEqual([expect.stringContaining('科学计数')]);
  });

  it('says which columns are missing and shows the header', async () => {
    expect((await csv('姓名,单位', '王芳,局')).faults).toEqual([
      { line: 1, says: expect.stringMatching(/手机号、角色、地区。.*浙政钉accountId/) },
    ]);
  });

  it.each([
    ['an empty file', new Uint8Array(), /空的/],
    ['a file with nobody in it', new TextEncoder().encode('姓名,手机号,单位,角色,地区\n'), /没有人员/],
    ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /另存为 \.xlsx/],
    ['a broken workbook', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), /已损坏/],
    ['an open quote', new TextEncoder().encode(`${HEADER}\n"王芳,1`), /引号/],
    ['a picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0xff]), /csv/],
  ])('refuses %s without throwing', async (_, bytes, expected) => {
    const { rows, faults } = await parse(bytes);
    expect(rows).toEqual([]);
    expect(faults.map((fault) => fault.says).join()).toMatch(expected);
  });
});
