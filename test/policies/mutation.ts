import { expect } from 'vitest';
import { faultsAfter } from '../support/policies.js';

/** One thing broken in the invented policy, and the fault that must name it. */
export interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** A text on the line that the fault must name; the first line of `replace` where it is left out. */
  readonly at?: string;
  readonly path: string;
  readonly says: string;
}

/** Breaks it, loads, and expects one fault at the very path and line whose sentence holds `says`. */
export async function expectFault({ file, find, replace, at, path, says }: Mutation): Promise<void> {
  const { faults, lineOf } = await faultsAfter([{ file, find, replace }]);

  expect(faults).toContainEqual({
    file,
    line: lineOf(file, at ?? replace.trimStart()),
    path,
    says: expect.stringContaining(says),
  });
}
