import { expect, it } from 'vitest';
import { cards } from '../../cards/index.js';

it('counts what there is: projects, or where none is due meetings', () => {
  const examples = cards.find(({ id }) => id === 'digest-group')?.examples ?? [];
  const summary = (wanted: string) => examples.find(({ name }) => name === wanted)?.card().summary;
  expect(summary('typical')).toBe('9月22日（周二）：1 个项目的时限请留意');
  expect(summary('meetings')).toBe('9月22日（周二）：1 场会议请留意');
  // Two clocks of one project are one project.
  expect(summary('extreme')).toBe('9月22日（周二）：1 个项目的时限请留意');
});
