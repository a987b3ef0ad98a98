import { describe, expect, it } from 'vitest';
import { seenText } from '../../../workflow/forms/seen-text.js';
import { UNSEEN } from '../../support/hostile.js';

const ZWJ = '\u200D';

describe('what can be seen of a text', () => {
  it.each([
    ['a family', `👨${ZWJ}👩${ZWJ}👧`],
    ['skin and a tool', `👩🏽${ZWJ}💻`],
    ['a heart on fire', `❤\uFE0F${ZWJ}🔥`],
  ])('keeps what makes one sign of several: %s', (_, sign) => {
    expect(seenText(`合同${sign}备案`)).toBe(`合同${sign}备案`);
  });

  it.each([
    ['letters', `合${ZWJ}同`, '合同'],
    ['a sign and a letter', `👧${ZWJ}同`, '👧同'],
    ['a letter and a sign', `合${ZWJ}👧`, '合👧'],
    ['the end', `👧${ZWJ}`, '👧'],
    ['two joiners', `👧${ZWJ}${ZWJ}👧`, '👧👧'],
    ['other marks that are drawn as nothing', `👧\u200B${ZWJ}👧`, '👧👧'],
    ['numbers', `1${ZWJ}2`, '12'],
  ])('drops it at %s', (_, raw, kept) => {
    expect(seenText(raw)).toBe(kept);
  });

  it('keeps line breaks and tabs, and nothing else that is unseen', () => {
    expect(seenText(`一\r\n二\t${UNSEEN}三`)).toBe('一\n二\t三');
  });
});
