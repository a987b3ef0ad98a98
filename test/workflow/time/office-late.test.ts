import { expect, it } from 'vitest';
import type { PolicyBook } from '../../../policies/book.js';
import { ladderOf } from '../../../workflow/time/ladder.js';
import { bookOf, SHIPPED } from '../../support/policies.js';

/** Who is told of it too, by the working days that it is late. */
function copies(book: PolicyBook, policyId: string, deadline: string): string[] {
  const policy = book.current(policyId);
  if (policy === undefined) throw new Error(`no policy ${policyId}`);
  return ladderOf(policy, deadline).rungs.map(({ offset, copy }) => `${offset} ${copy.join('+')}`);
}

it('an office that lets its day pass is not told of to the unit’s lead; a unit is', async () => {
  const book = await bookOf(SHIPPED);
  expect(copies(book, 'gaoqing', 'finalAcceptance')).toEqual(['-2 ', '-1 ', '0 ', '1 ', '2 ', '3 office']);
  expect(copies(book, 'gaoqing', 'improve').slice(3)).toEqual(['1 unitLead', '2 unitLead', '3 unitLead+office']);
  // What a policy says itself holds.
  expect(copies(book, 'ningbo', 'dispatch')).toContain('1 head');
});
