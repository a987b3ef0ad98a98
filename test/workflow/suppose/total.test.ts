import { expect, it } from 'vitest';
import type { FormValues } from '../../../workflow/facts.js';
import { factReader } from '../../../workflow/read-facts.js';
import { supposing } from '../../../workflow/suppose/supposition.js';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { PUBLISHED } from '../../../workflow/time/published.js';
import { yunshan } from '../../support/policies.js';
import { declared, submitted } from '../decide/story.js';

/** The total stands in the contract once there is one. */
const plain = await yunshan();
const policy = { ...plain, facts: { ...plain.facts, total: ['contract.amount', 'declaration.total'] } };

/** What is read of the project's total, and of both its places, when one of them is supposed to be otherwise. */
function supposed(path: string, value: number, forms: Record<string, FormValues>) {
  const { project } = submitted(policy);
  const facts = { ...project, forms: { ...project.forms, ...forms } };
  const situation = { policy, project: facts, calendar: makeCalendar(PUBLISHED, []), today: '2026-09-18', now: 0 };
  const read = factReader(policy, supposing(situation, [{ kind: 'answer', path, value }]).project);
  return ['project.total', 'contract.amount', 'declaration.total'].map(read);
}

it.each(['declaration.total', 'contract.amount'])('another total is meant wherever it stands by now: %s', (path) => {
  const forms = { declaration: declared, contract: { signedOn: '2026-09-18', amount: 95 } };
  expect(supposed(path, 40, forms)).toEqual([40, 40, 40]);
});

it('is not written into forms that nobody has filled in', () => {
  expect(supposed('declaration.total', 40, {})).toEqual([40, null, 40]);
});

it('leaves another amount alone', () => {
  const forms = { contract: { signedOn: '2026-09-18', amount: 95 } };
  const other = { ...policy, facts: { ...policy.facts, total: ['declaration.total'] } };
  const { project } = submitted(other);
  const situation = {
    policy: other,
    project: { ...project, forms: { ...project.forms, ...forms } },
    today: '2026-09-18',
    now: 0,
  };
  const calendar = makeCalendar(PUBLISHED, []);
  const after = supposing({ ...situation, calendar }, [{ kind: 'answer', path: 'contract.amount', value: 1 }]);
  const read = factReader(other, after.project);
  expect([read('contract.amount'), read('project.total')]).toEqual([1, 100]);
});
