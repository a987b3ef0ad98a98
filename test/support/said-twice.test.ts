import { describe, expect, it } from 'vitest';
import { saidTwice } from './said-twice.js';

describe('what is said twice', () => {
  it.each([
    '受理：受理',
    '龙佳：受理，受理。理由：齐全',
    '“登记”，登记',
    '确认支付（平台开发合同）：确认支付',
    '环节\n受理，受理\n通过',
  ])('is found: %s', (text) => {
    expect(saidTwice(text)).toHaveLength(1);
  });

  it.each(['受理：已受理', '项目方案：项目方案（重写）.pdf', '受理，受理后转审核', '审核：通过', '受理\n受理'])(
    'is not: %s',
    (text) => {
      expect(saidTwice(text)).toEqual([]);
    },
  );
});
