import { expect, it } from 'vitest';
import { gather } from '../../workflow/gather.js';

it('gathers what each gives, in their order, as flatMap would', () => {
  const of = (count: number): readonly string[] => Array.from({ length: count }, (_, no) => `${count}.${no}`);
  expect(gather([2, 0, 3], of)).toEqual([2, 0, 3].flatMap(of));
  expect(gather(new Map([['a', 1]]), ([key, count]) => [key, String(count)])).toEqual(['a', '1']);
});
