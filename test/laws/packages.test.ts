import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';

/** SPDX ids of licences under which a package may be used and passed on as it is. */
const TAKEN = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Zlib',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
]);
/** Under MPL-2.0, for tests and the build only: their files stay as they are. */
const FOR_TESTS_ONLY = ['@axe-core/playwright', 'axe-core', 'lightningcss', /^lightningcss-/];

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ integrity: z.string().optional(), dev: z.boolean().optional(), link: z.boolean().optional() }),
  ),
});
const Licensed = z.object({
  name: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
});
const packages = Object.entries(Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages).filter(
  ([place]) => place !== '',
);
// Those for other systems are not here.
const here = packages.filter(([place]) => existsSync(`${place}/package.json`));

it('the packages have a licence that the house takes', () => {
  expect(here.length).toBeGreaterThan(100);
  const others = here.flatMap(([place, { dev = false }]) => {
    const { name, license, licenses } = Licensed.parse(JSON.parse(readFileSync(`${place}/package.json`, 'utf8')));
    const written =
      typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? '');
    const tests =
      dev && written === 'MPL-2.0' && FOR_TESTS_ONLY.some((one) => (typeof one === 'string' ? one === name : one.test(name)));
    return tests || isTaken(written) ? [] : [`${name}: ${written === '' ? 'none' : written}`];
  });
  expect(others).toEqual([]);
});

it('the packages stand in the lock file with the hash of their content', () => {
  expect(packages.filter(([, { integrity, link }]) => link !== true && integrity === undefined).map(([place]) => place)).toEqual(
    [],
  );
});

it('a licence is taken where one of its choices is, and all that it asks for together', () => {
  expect(['(MIT OR GPL-3.0)', '(MIT AND Zlib)', 'Apache-2.0'].map(isTaken)).toEqual([true, true, true]);
  expect(['GPL-3.0', '(MIT AND GPL-3.0)', '', 'UNLICENSED'].map(isTaken)).toEqual([false, false, false, false]);
});

/** Of an expression of SPDX without nested brackets. */
function isTaken(written: string): boolean {
  const choices = written.replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((id) => TAKEN.has(id.trim())));
}
