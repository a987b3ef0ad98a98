import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerText, answerValue, callbackAnswer } from '../../../bot/lark/callback-answer.js';
import { card, text } from './encode/arbitrary-card.js';

test('the text that a webhook sends says what the long connection sends', () => {
  const toast = fc.record({ tone: fc.constantFrom('success', 'info', 'warning', 'error'), text: text() });
  fc.assert(
    fc.property(fc.record({ toast, card }, { requiredKeys: [] }), (reply) => {
      const answer = callbackAnswer(reply, null);
      expect(JSON.parse(answerText(answer))).toEqual(JSON.parse(JSON.stringify(answerValue(answer))));
    }),
    { numRuns: 100 },
  );
});

test('no answer is an object all the same', () => {
  expect(answerText({})).toBe('{}');
});
