import { expect, it } from 'vitest';
import { isNone, noAftermath } from '../../entities/aftermath.js';

it('is none only where nothing of any kind is left to be told', () => {
  expect(isNone(noAftermath())).toBe(true);
  for (const kind of Object.keys(noAftermath())) expect(isNone({ ...noAftermath(), [kind]: [1] }), kind).toBe(false);
});
