import { expect, it } from 'vitest';
import { besideValue, withoutUnit } from '../../../workflow/describe/unit.js';

it.each([
  ['投资概算（万元）', '268 万元', '投资概算'],
  ['投资概算（万元）', '1,268.5 万元', '投资概算'],
  ['绩效目标实现程度（%）', '80%', '绩效目标实现程度'],
  ['投资概算（万元）', '未填写', '投资概算（万元）'],
  ['建设周期（月）', '10', '建设周期（月）'],
  ['名称（模块）', '预约模块', '名称（模块）'],
  ['费用（万元/年）', '3 万元', '费用（万元/年）'],
])('%s before %s is %s', (name, value, said) => {
  expect(besideValue(name, value)).toBe(said);
});

it('leaves a name as it is where the unit is another', () => {
  expect(withoutUnit('合同金额（万元）', '万元')).toBe('合同金额');
  expect(withoutUnit('合同金额（元）', '万元')).toBe('合同金额（元）');
  expect(withoutUnit('合同金额', '')).toBe('合同金额');
});
