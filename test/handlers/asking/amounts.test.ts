import { describe, expect, it } from 'vitest';
import { findAmount, findDate } from '../../../handlers/commands/reading/amounts.js';
import { readSupposition } from '../../../handlers/commands/reading/supposition.js';
import { factsOfRow } from '../../../handlers/core/case/facts.js';
import { loadPolicies } from '../../../policies/load.js';
import { SHIPPED } from '../../support/policies.js';

describe('an amount in a sentence', () => {
  it.each([
    ['预算改为 80 万', 80],
    ['预算改为3千万', 3000],
    ['预算改为三千万元', 3000],
    ['总投资改成５百万', 500],
    ['总投资2个亿', 20_000],
    ['总投资1.5亿元', 15_000],
    ['总投资1亿2000万', 12_000],
    ['预算改为12万5千元', 12.5],
    ['预算改为1,200,000元', 120],
  ])('%s is %s 万元', (text, wan) => {
    const amount = findAmount(text);
    expect([amount?.wan, amount?.isMoney, amount?.rest.trim()]).toEqual([
      wan,
      true,
      /^[^\d三５]+?(?=\s?[\d三５])/.exec(text)?.[0],
    ]);
  });

  it.each([
    ['建设周期12个月', 12],
    ['接入3个系统', 3],
  ])('%s is a number and no money', (text, n) => {
    expect(findAmount(text)).toMatchObject({ n, isMoney: false });
  });

  it.each([
    ['预算改为￥300', 0.03],
    ['预算改为¥ 1,200,000', 120],
    ['预算改为￥300万', 300],
  ])('%s has its unit in front of it: %s 万元', (text, wan) => {
    expect(findAmount(text)).toMatchObject({ wan, isMoney: true });
    expect(findAmount(text)?.rest.trim()).toBe('预算改为');
  });

  it.each([
    ['建设周期三年', 3, 'year'],
    ['建设周期一年半', 1.5, 'year'],
    ['建设周期半年', 0.5, 'year'],
    ['建设周期18个月', 18, 'month'],
    ['试运行一个半月', 1.5, 'month'],
    ['整改期限20天', 20, 'day'],
    ['接入3个系统', 3, null],
  ])('%s is a term', (text, n, term) => {
    expect(findAmount(text)).toMatchObject({ n, term });
  });

  it('takes two amounts apart for two', () => {
    expect(findAmount('200万 30万')).toMatchObject({ wan: 200 });
    expect(findAmount('30万2亿')).toMatchObject({ wan: 30 });
  });
});

describe('a change of an amount', async () => {
  const loaded = await loadPolicies(SHIPPED);
  if ('faults' in loaded) throw new Error('the policies are not sound');
  const policy = loaded.book.current('gongshu', '2026-09-18');
  if (policy === undefined) throw new Error('no such policy');
  const facts = factsOfRow({ status: 'draft', stage: '', result: null, flags: {} });
  const read = (text: string) => readSupposition(policy, facts, text, '2026-09-18');

  it.each([
    ['若金额由100万改为80万', 80],
    ['若预算从 100 万元调整到 80 万元', 80],
    ['若预算改为1.5千万', 1500],
    ['若投资减少到80万', 80],
  ])('%s is what it comes to', (text, value) => {
    expect(read(text)).toMatchObject({ suppositions: [{ kind: 'answer', value }], rest: [] });
  });

  it.each(['若预算增加20万', '若预算减少了 20 万元', '若追加投资50万', '若经费核减三万'])(
    '%s says by how much, and is not taken for what it comes to, nor for a project',
    (text) => expect(read(text)).toMatchObject({ suppositions: [], rest: [] }),
  );

  it('1.5千万 is no day', () => {
    expect(findDate('预算改为1.5千万', '2026-09-18')).toBeNull();
    expect(findDate('1.5签合同', '2026-09-18')?.date).toBe('2026-01-05');
  });
});
