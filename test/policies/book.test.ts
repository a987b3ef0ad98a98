import { expect, it } from 'vitest';
import { PolicyBook } from '../../policies/book.js';
import type { Policy } from '../../policies/schema/index.js';
import { bookOf, FIXTURES, yunshan } from '../support/policies.js';

const versions = async (...dates: [version: string, from: string | null, until: string | null][]): Promise<PolicyBook> => {
  const policy = await yunshan();
  return new PolicyBook(
    dates.map(([version, from, until]) => ({
      folder: version,
      policy: { ...policy, version, instrument: { ...policy.instrument, from, until } },
      files: new Map(),
    })),
  );
};
const version = (policy: Policy | undefined): string | undefined => policy?.version;

it('gives the newest version in force on a day, its last day included', async () => {
  const book = await versions(
    ['2026.10', '2026-06-01', null],
    ['2026.9', '2026-01-01', '2026-12-31'],
    ['2027.1', '2027-01-01', null],
  );

  expect(version(book.current('yunshan', '2025-12-31'))).toBeUndefined();
  expect(version(book.current('yunshan', '2026-01-01'))).toBe('2026.9');
  expect(version(book.current('yunshan', '2026-06-01'))).toBe('2026.10');
  expect(version(book.current('yunshan', '2027-01-01'))).toBe('2027.1');
  expect(version(book.current('yunshan'))).toBe('2027.1');
});

it('counts the last day of a version that ends', async () => {
  const book = await versions(['1', null, '2026-12-31']);

  expect(version(book.current('yunshan', '2026-12-31'))).toBe('1');
  expect(version(book.current('yunshan', '2027-01-01'))).toBeUndefined();
});

it('keeps a version that is no longer in force for the projects pinned to it', async () => {
  const book = await versions(['1', null, '2020-12-31'], ['2', null, null]);

  expect(version(book.get('yunshan', '1'))).toBe('1');
  expect(book.get('yunshan', '3')).toBeUndefined();
  expect(book.get('elsewhere', '1')).toBeUndefined();
  expect(book.ids()).toEqual(['yunshan']);
  expect(book.all().map(version)).toEqual(['1', '2']);
});

it("hands out a letter's template, and a material's where there is one", async () => {
  const book = await bookOf(FIXTURES);
  const policy = await yunshan();

  expect(Buffer.from(book.letterTemplate(policy, 'approval')).subarray(0, 2).toString()).toBe('PK');
  expect(() => book.letterTemplate(policy, 'other')).toThrow('yunshan@2026.1/other');
  expect(book.materialTemplate(policy, 'plan')).toBeUndefined();
});
