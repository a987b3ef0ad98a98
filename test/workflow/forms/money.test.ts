import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { average, percentCut, percentOf, productWan } from '../../../workflow/forms/money.js';

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

describe('a share of an amount', () => {
  it.each([
    [100, 30, 30],
    [33.33, 30, 9.999],
    [0.000003, 30, 0],
    [1_000_000, 33.3, 333_000],
    [220, 110, 242],
  ])('of %d, %d percent: %d', (amount, percent, share) => {
    expect(percentOf(amount, percent)).toBe(share);
  });
});

describe('the mean of what several gave', () => {
  it.each([
    [[80, 82, 78, 79, 75], 78.8],
    [[80, 80, 79.9], 79.96],
    [[80, 79.99, 80], 79.99],
    [[80.5], 80.5],
    [[0, 0], 0],
    [[0.1, 0.2], 0.15],
  ])('of %j: %d, so that nothing under a mark reaches it', (numbers, mean) => {
    expect(average(numbers)).toBe(mean);
  });

  it('is nothing of nothing', () => {
    expect(average([])).toBeNull();
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
