import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../pages/request/body.js';
import { readForm } from '../../pages/request/read-form.js';

const MANY = 200_000;
/** Copied at each step, either takes hours. */
const SOON_MS = 5000;

function within(ms: number, work: () => unknown): void {
  const from = performance.now();
  work();
  expect(performance.now() - from).toBeLessThan(ms);
}

describe('a form as large as a body may be', () => {
  it('holds nobody up by one name that comes over and over', () => {
    const pairs = Array.from({ length: MANY }, (): [string, string] => ['a', '1']);
    within(SOON_MS, () => expect(fieldsOf(pairs)['a']).toHaveLength(MANY));
  });

  it('holds nobody up by one row of very many cells', () => {
    const body = Object.fromEntries(Array.from({ length: MANY }, (_, n) => [`r:items:0:c${String(n)}`, '1']));
    within(SOON_MS, () => readForm(body));
  });

  it('reads what came as before: one value, several, the cells of two rows', () => {
    expect(
      fieldsOf([
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
        ['a', '4'],
      ]),
    ).toEqual({ a: ['1', '3', '4'], b: '2' });
    const sent = { rows: 'items', 'r:items:1:name': '乙', 'r:items:0:name': '甲', 'r:items:0:price': '3' };
    expect(readForm(sent).form).toEqual({ rows_items: [{ name: '甲', price: '3' }, { name: '乙' }] });
  });
});
