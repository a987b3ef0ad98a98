import { expect, it } from 'vitest';
import { takenSentence } from '../../../workflow/describe/taken.js';
import { bookOf, SHIPPED } from '../../support/policies.js';

it('is 已 and the button’s word, else the policy’s own sentence', () => {
  expect(takenSentence({ label: '提交' })).toBe('已提交。');
  expect(takenSentence({ label: '区政府同意', done: '已登记区政府同意。' })).toBe('已登记区政府同意。');
});

it('says 已 once of all that is handed in by the shipped policies', async () => {
  const book = await bookOf(SHIPPED);
  const tasks = book.all().flatMap((policy) => Object.values(policy.tasks));
  const said = tasks
    .filter(({ kind }) => kind === 'form' || kind === 'filing')
    .map(({ outcomes }) => takenSentence(Object.values(outcomes)[0]));
  expect(said.filter((sentence) => sentence.startsWith('已已') || !sentence.endsWith('。'))).toEqual([]);
  expect(said).toContain('已投入正式应用。');
});
