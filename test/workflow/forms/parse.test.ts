import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFieldInput, parseRow } from '../../../workflow/forms/parse.js';
import { parsePage } from '../../../workflow/forms/parse-page.js';
import { parseMoney } from '../../../workflow/forms/parse-number.js';
import { field, form, items, row } from './sample.js';

const read = (id: string, raw: unknown): unknown => {
  const parsed = parseFieldInput(field(id), raw);
  return 'value' in parsed ? parsed.value : `✗ ${parsed.fault}`;
};
const fault = (id: string, raw: unknown): string => String(read(id, raw));

describe('what a card sends back', () => {
  it.each([
    ['name', '  一网统管\n平台 ', '一网统管 平台'],
    ['name', '甲\u202E乙\u0000丙\uD800', '甲乙丙'],
    ['name', '\u3164甲\u115F\u2028乙', '甲 乙'],
    ['name', '葛\u{E0100}城', '葛\u{E0100}城'],
    ['name', '\u3164\uFFA0', null],
    ['name', 12, '12'],
    ['aims', '一\r\n二  \n', '一\n二'],
    ['nature', '扩建', '扩建'],
    ['clouds', ['行业云', '政务云', '行业云'], ['政务云', '行业云']],
    ['clouds', '政务云、行业云', ['政务云', '行业云']],
    ['clouds', [], null],
    ['signedOn', '2024-04-01 +0800', '2024-04-01'],
    ['signedOn', '２０２４年４月１日', '2024-04-01'],
    ['signedOn', '2024/4/1', '2024-04-01'],
    ['months', ' １２ 个月', 12],
    ['months', '1,200', 1200],
    ['months', 3, 3],
    ['ratio', '0.30', 0.3],
    ['ratio', 0.1 + 0.2, 0.3],
    ['price', '1,200.5 万', 1200.5],
    ['price', '1200.5万元', 1200.5],
    ['price', '￥５００，０００元', 50],
    ['price', '¥30万元', 30],
    ['price', '人民币30万', 30],
    ['price', '1.2亿', 12_000],
    ['price', '0.000001', 0.000001],
    ['price', '12005.55元', 1.200555],
    ['price', '-3', -3],
    ['price', 0.1 + 0.2, 0.3],
    ['promise', true, true],
    ['promise', '否', false],
  ])('for %s, %j is %j', (id, raw, value) => {
    expect(read(id, raw)).toEqual(value);
  });

  it.each(form.pages.flatMap((page) => page.fields.map(({ id }) => id)))('takes nothing for %s as null', (id) => {
    for (const nothing of ['', '  ', '　', null, undefined]) expect(read(id, nothing)).toBeNull();
  });
});

describe('what cannot be read', () => {
  it.each([
    ['price', '约100', '没有看懂“约100”'],
    ['price', '1,5', '没有看懂“1,5”'],
    ['price', '1.2.3', '没有看懂'],
    ['price', '10²', '没有看懂'],
    ['price', '1e9', '没有看懂'],
    ['price', '0.0000001', '6 位小数'],
    ['price', '0.005元', '2 位小数'],
    ['price', '￥300', '“￥300”没有写单位，请写明是“300元”还是“300万元”'],
    ['price', '¥500,000', '“¥500,000”没有写单位，请写明是“500,000元”还是“500,000万元”'],
    ['price', '人民币120.5', '“人民币120.5”没有写单位，请写明是“120.5元”还是“120.5万元”'],
    ['price', '9'.repeat(40), '金额太大'],
    ['price', '9'.repeat(100_000), '没有看懂'],
    ['price', Number.NaN, '请填写金额'],
    ['price', 1e300, '数字太大'],
    ['price', 0.0000004, '6 位小数'],
    ['price', { toString: () => '5' }, '请填写金额'],
    ['months', '1.5', '整数'],
    ['months', 'Infinity', '没有看懂'],
    ['ratio', '0.125', '2 位小数'],
    ['signedOn', '2026-02-30 +0800', '没有“2026-02-30 +0800”这一天'],
    ['signedOn', 20260918, '请选择日期'],
    ['nature', '迁建', '请从选项中选择：新建、扩建、改建'],
    ['nature', ['新建'], '请从选项中选择'],
    ['clouds', ['政务云', '__proto__'], '请从选项中选择'],
    ['clouds', [{}], '请从选项中选择'],
    ['promise', 'maybe', '请选择“是”或“否”'],
    ['promise', 1, '请选择“是”或“否”'],
    ['name', ['a'], '请填写文字'],
    ['total', 5, '合计由系统计算'],
    ['items', 'rows', '请逐行填写表格'],
  ])('for %s, %j is faulted', (id, raw, says) => {
    expect(fault(id, raw)).toContain(`✗ `);
    expect(fault(id, raw)).toContain(says);
  });

  it('is always a value or a fault, whatever is sent', () => {
    const ids = form.pages.flatMap((page) => page.fields.map(({ id }) => id));
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.anything(), (id, raw) => {
        const parsed = parseFieldInput(field(id), raw);
        expect('value' in parsed || parsed.fault.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('money', () => {
  it('is exact for every 分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (fen) => {
        const text = `${String(Math.floor(fen / 1e6))}.${String(fen % 1e6).padStart(6, '0')}`;
        const parsed = parseMoney(text);
        expect('value' in parsed && Math.round(parsed.value * 1e6)).toBe(fen);
        expect(parseMoney(`${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}元`)).toEqual(parsed);
      }),
    );
  });
});

describe('a page', () => {
  const [page] = form.pages;
  const parse = (raw: Record<string, unknown>, old = {}) => {
    if (page === undefined) throw new Error('no page');
    return parsePage(page, raw, old);
  };

  it('takes what was sent and keeps the rest', () => {
    const old = { name: '旧名', nature: '新建', items: [row], price: 3 };
    expect(parse({ name: '新名', price: '' }, old)).toEqual({ values: { ...old, name: '新名', price: null }, faults: [] });
  });

  it('keeps typed text that it cannot read, and what was picked before', () => {
    const { values, faults } = parse(
      { price: '约 100', nature: '迁建', signedOn: '2026-02-30', months: '12' },
      { nature: '新建' },
    );
    expect(values).toEqual({ price: '约 100', nature: '新建', months: 12 });
    expect(faults.map(({ label }) => label)).toEqual(['项目性质', '签订日期', '合同金额']);
  });

  it('ignores what no field asks for, and inherits nothing', () => {
    const raw = JSON.parse('{"__proto__":{"name":"x"},"total":9,"items":[{}],"admin":true}') as Record<string, unknown>;
    expect(parse(raw)).toEqual({ values: {}, faults: [] });
    expect(parse({ constructor: '甲' }).values.constructor).toBe('甲');
  });

  it('keeps at most a few thousand characters', () => {
    expect(parse({ aims: '长'.repeat(100_000) }).values.aims).toHaveLength(4000);
    expect(parse({ price: 'x'.repeat(100_000) }).values.price).toHaveLength(4000);
  });
});

describe('a row', () => {
  it('is read by its columns, from old cells where none are sent', () => {
    expect(parseRow(items, { count: '３', unitPrice: '1.5万', evil: 1 }, row)).toEqual({ ...row, count: 3, unitPrice: 1.5 });
    expect(parseRow(items, null)).toEqual({ kind: null, item: null, count: null, unitPrice: null, amount: null });
  });

  it('keeps cells that cannot be read as they were typed', () => {
    expect(parseRow(items, { kind: '服务', count: '两台', unitPrice: {} })).toMatchObject({
      kind: '服务',
      count: '两台',
      unitPrice: null,
    });
  });
});
