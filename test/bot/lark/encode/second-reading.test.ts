import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCard } from '../../../../bot/lark/encode/encode-card.js';
import { checkCard } from '../../../../sandbox/card/check.js';
import { card } from './arbitrary-card.js';

test('what the bot draws is also taken by the sandbox, which read the platform’s pages for itself', () => {
  fc.assert(
    fc.property(card, (tree) => {
      expect(checkCard(encodeCard(tree).json)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
