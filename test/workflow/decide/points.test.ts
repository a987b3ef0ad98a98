import { expect, it } from 'vitest';
import { Point } from '../../../policies/schema/index.js';
import { dateOf, fieldsOf, pointPaths } from '../../../workflow/decide/points.js';
import { pointText } from '../../../workflow/describe/point.js';
import { yunshan } from '../../support/policies.js';
import { passed } from './story.js';

const policy = await yunshan();
const after = Point.parse({ after: { done: 'review' }, count: { n: 1, unit: 'm' } });

it('the end of a period after a point is the day on which its deadline would end', () => {
  const story = passed(policy);
  const decided = story.project.tasks.findLast(({ task }) => task === 'review')?.decidedOn;
  expect(decided).toBe('2026-09-18');
  // 10-18 is a Sunday.
  expect(dateOf(story.situation(), after, null)).toBe('2026-10-19');
  expect(dateOf(story.situation(), Point.parse({ latest: [{ done: 'review' }, after] }), null)).toBe('2026-10-19');
  expect(
    dateOf(story.situation(), Point.parse({ after: { field: 'contract.signedOn' }, count: { n: 1, unit: 'm' } }), null),
  ).toBeNull();
});

it('it reads what the point reads, and says so', () => {
  expect(pointPaths(after)).toEqual(['done.review']);
  expect(fieldsOf(Point.parse({ after: { field: 'contract.signedOn' }, count: { n: 5, unit: 'wd' } }))).toEqual([
    'contract.signedOn',
  ]);
  expect(pointText(policy, after, 'review')).toMatch(/之日后 1 个月期满之日$/);
});
