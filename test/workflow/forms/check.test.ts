import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../../workflow/facts.js';
import { checkForm } from '../../../workflow/forms/check.js';
import { filled, form, readerOf, row } from './sample.js';

const TODAY = '2026-09-24';
const check = (values: FormValues) => checkForm(form, values, readerOf(values), { today: TODAY });
const says = (values: FormValues): string[] =>
  check(values).map(
    (fault) => `${fault.label}${fault.row === undefined ? '' : `[${String(fault.row)}.${String(fault.column)}]`}：${fault.says}`,
  );

describe('checking a form', () => {
  it('finds nothing in a good one', () => {
    expect(check(filled)).toEqual([]);
  });

  it('names all that is missing at once, in order, with its page', () => {
    expect(says({})).toEqual([
      '项目名称：请填写',
      '项目性质：请选择',
      '签订日期：请选择',
      '工期：请填写',
      '合同金额：请填写',
      '承诺不涉密：请选择',
      '预算明细：请至少填写 1 行',
    ]);
    expect(check({}).map(({ page }) => page)).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });

  it('asks a conditional field only when its condition holds', () => {
    expect(says({ ...filled, nature: '扩建' })).toEqual(['现状：请填写']);
    expect(says({ ...filled, nature: '扩建', existing: '三台服务器' })).toEqual([]);
    expect(says({ ...filled, existing: 5 })).toEqual([]);
  });

  it.each<[FormValues, string]>([
    [{ name: '一' }, '项目名称：至少 2 个字，现有 1 个字'],
    [{ name: '𠮷'.repeat(21) }, '项目名称：不超过 20 个字，现有 21 个字'],
    [{ signedOn: '2026-09-25' }, '签订日期：不能晚于今天'],
    [{ signedOn: '1026-09-18' }, '签订日期：应在 2000-01-01 至 2099-12-31 之间'],
    [{ startsOn: '2026-09-23' }, '开工日期：不能早于今天'],
    [{ months: 0 }, '工期：不能小于 1 个月'],
    [{ months: 37 }, '工期：不能大于 36 个月'],
    [{ year: 10 }, '计划年度：不能小于 2021'],
    [{ price: -1 }, '合同金额：不能小于 0 万元'],
    [{ price: 5000.000001 }, '合同金额：不能大于 5,000 万元'],
    [{ price: '约 100' }, '合同金额：没有看懂“约 100”。请填写金额，单位万元，如 120.5'],
    [{ promise: false }, '承诺不涉密：须选“是”才能提交'],
    [{ from: '2026年第4季度', to: '2026-9' }, '建设周期止：不能早于“建设周期起”（2026年第4季度）'],
    [{ from: '明年', to: '2026年9月' }, '建设周期起：没有看懂“明年”。请写成 2026年10月 或 2026年第4季度'],
    [{ items: [] }, '预算明细：请至少填写 1 行'],
    [{ items: 'x' }, '预算明细：请至少填写 1 行'],
    [{ items: Array.from({ length: 6 }, () => row) }, '预算明细：最多 5 行，现有 6 行'],
    [{ items: [row, { ...row, count: null }] }, '预算明细[2.数量]：请填写'],
    [
      { items: [{ ...row, unitPrice: '面议', amount: null }] },
      '预算明细[1.单价（万元）]：没有看懂“面议”。请填写金额，单位万元，如 120.5',
    ],
  ])('faults %j', (patch, fault) => {
    expect(says({ ...filled, ...patch })).toEqual([fault]);
  });

  it('takes the bounds themselves', () => {
    const bounds = { ...filled, signedOn: TODAY, startsOn: TODAY, months: 36, price: 5000, name: '两字' };
    expect(says(bounds)).toEqual([]);
    expect(says({ ...bounds, months: 1, price: 0 })).toEqual([]);
  });
});
