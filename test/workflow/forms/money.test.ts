import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentCut, productWan } from '../../../workflow/forms/money.js';

describe('how much smaller an amount is, in percent', () => {
  it.each([
    [100, 70, 30],
    [0.3, 0.21, 30],
    [333.333333, 233.333333, 30.000001],
    [100, 69.999999, 30.000001],
    [1_000_000, 699_999.999999, 30.000001],
    [100, 70.000001, 29.999999],
    [100, 0, 100],
  ])('from %d to %d: %d', (from, to, percent) => {
    expect(percentCut(from, to)).toBe(percent);
  });

  it('is nothing where nothing was cut, or there was nothing to cut', () => {
    expect([percentCut(100, 100), percentCut(100, 120), percentCut(0, 0), percentCut(0, 5)]).toEqual([0, 0, 0, 0]);
  });

  it('is over a bound exactly where the amounts are', () => {
    const fen = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(fen, fc.double({ min: 0.69, max: 0.71, noNaN: true }), fc.integer({ min: -2, max: 2 }), (from, share, near) => {
        const to = Math.max(Math.round(from * share), 0) + near;
        const over = (BigInt(from) - BigInt(to)) * 100n > 30n * BigInt(from);
        expect(percentCut(from / 1e6, to / 1e6) > 30).toBe(over);
      }),
    );
  });
});

describe('a product of cells', () => {
  it.each([
    [[2, 3.5], 7],
    [[0.000001, 0.5], 0.000001],
    [[0.000001, 0.4], 0],
    [[-60, 1], -60],
    [[-0.000001, 0.5], 0],
    [[-0.000001, 0.6], -0.000001],
  ])('of %j is %d, rounded half up to a 分', (factors, product) => {
    expect(productWan(factors)).toBeCloseTo(product, 9);
  });
});
