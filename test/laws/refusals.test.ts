import { describe, expect, it } from 'vitest';
import { refusedCard } from '../../handlers/present/notice.js';
import { REFUSAL_KINDS, REFUSALS, refusalTitle, refuse } from '../../workflow/refusals.js';

const all = Object.entries(REFUSALS);
const codes = Object.keys(REFUSALS) as (keyof typeof REFUSALS)[];
const own = all.filter(([, { says }]) => says !== '{says}');

describe('every refusal', () => {
  it('is of a kind that some other is not, and every kind is there for some', () => {
    expect(new Set(all.map(([, { kind }]) => kind))).toEqual(new Set(Object.keys(REFUSAL_KINDS)));
    expect(new Set(Object.values(REFUSAL_KINDS)).size).toBe(Object.keys(REFUSAL_KINDS).length);
  });

  it.each(codes)('%s has its kind for a title, as a message too', (code) => {
    const title = REFUSAL_KINDS[REFUSALS[code].kind];
    expect(refusalTitle(refuse(code))).toBe(title);
    expect(refusedCard(refuse(code, { says: '请稍后再来。' })).header.title).toBe(title);
  });

  it.each(own)('%s does not say the opposite of its title', (_, { kind, says }) => {
    if (/无需|没有要/.test(says)) expect(kind).toBe('needless');
    if (/没有找到|已不存在/.test(says)) expect(kind).toBe('unknown');
    if (/^(请先|还缺|还有 \{count\})/.test(says)) expect(kind).toBe('incomplete');
    if (/(不能撤回|不能再)/.test(says)) expect(kind).toBe('final');
    if (/刚有变化|已过期|有了变化/.test(says)) expect(kind).toBe('stale');
  });

  it('says no more than its caller once a kind, so that the caller chooses by it', () => {
    const kinds = all.filter(([code, { says }]) => says === '{says}' && code !== 'GATE_CLOSED' && code !== 'CLASSIFIED');
    expect(new Set(kinds.map(([, { kind }]) => kind)).size).toBe(kinds.length);
  });
});
