import { expect, it } from 'vitest';
import { Kept } from '../../../handlers/core/case/kept.js';

it('keeps what was made of each of several, also where they are asked for by turns, until the unit writes', async () => {
  let [writes, made] = [0, 0];
  const kept = new Kept<string>({ writesTo: () => writes }, ['task']);
  const of = (id: number) => kept.of(id, () => Promise.resolve(`${id} as ${(made += 1)}`));
  expect(await Promise.all([1, 2, 1, 3, 2].map(of))).toEqual(['1 as 1', '2 as 2', '1 as 1', '3 as 3', '2 as 2']);
  writes = 1;
  expect(await Promise.all([2, 1, 2, 1].map(of))).toEqual(['2 as 4', '1 as 5', '2 as 4', '1 as 5']);
  kept.put(3, 'by another way');
  expect(await Promise.all([3, 1, 3].map(of))).toEqual(['by another way', '1 as 5', 'by another way']);
});
