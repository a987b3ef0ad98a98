import { describe, expect, it } from 'vitest';
import { say } from '../../cards/kit/wording.js';
import { saidOnce } from '../../workflow/describe/said-once.js';
import { bookOf, SHIPPED } from '../support/policies.js';
import { saidTwice } from '../support/said-twice.js';

const book = await bookOf(SHIPPED);

/** What is said of a task that was decided, or is about to be, wherever both names stand beside each other. */
const SENTENCES = [
  'task.closedTitle',
  'task.closedSummary',
  'task.earlierLine',
  'task.decidedNote',
  'batch.last',
  'batch.pickSummary',
];

describe.each(book.all().map((policy) => [policy.id, policy] as const))('%s', (_id, policy) => {
  it('has no task and outcome that are said twice', () => {
    const pairs = Object.values(policy.tasks).flatMap(({ name, outcomes }) =>
      Object.values(outcomes).map(({ label }) => [name, label] as const),
    );
    const said = pairs.flatMap(([task, outcome]) =>
      [task, `${task}（第 2 份合同）`].flatMap((named) =>
        SENTENCES.map((sentence) =>
          say(sentence, { task: named, outcome, project: '智慧场馆', at: 0, by: '王芳', reason: null, count: 0 }),
        ),
      ),
    );
    expect(said.length).toBeGreaterThan(100);
    expect(said.flatMap(saidTwice)).toEqual([]);
  });

  it('has no form and page that are said twice', () => {
    const said = Object.values(policy.forms).flatMap(({ title: form, pages }) =>
      pages.flatMap(({ title, fields }) => [
        say('form.viewSummary', { form, title }),
        ...fields.map(({ label }) => saidOnce(form, label)),
      ]),
    );
    expect(said.flatMap(saidTwice)).toEqual([]);
  });
});
