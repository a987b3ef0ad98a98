import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeCard } from '../../bot/lark/encode/encode-card.js';
import { lintCard } from '../../bot/lark/lint.js';
import { cards } from '../../cards/index.js';
import { encodeAction, parseAction, parseWithin } from '../../cards/kit/action.js';
import { bytesOf } from '../../cards/kit/fit.js';
import { openingPage, withoutPageButton } from '../../cards/kit/page-way.js';
import { visibleStrings } from '../../cards/kit/plain.js';
import { blocksOf, buttonsOf, formOf, inputsOf } from '../../cards/kit/walk.js';

const folder = new URL('../../cards/', import.meta.url);
/** What is left of the hostile sample's braces where a text was clipped. */
const HOSTILE = /\{\{?c?o?n?s?t?r?u?c?t?o?r?\}{0,2}(?=[ …]|$)/gm;
const examples = cards.flatMap((card) =>
  card.examples.map((example) => ({ at: `${card.id}/${example.name}`, module: card, ...example })),
);

describe('the registry of cards', () => {
  it('holds one module for each file, named after it', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
    expect(cards.map(({ id }) => id).sort()).toEqual(files.map((name) => name.replace('.ts', '')).sort());
  });

  it('shows at least two examples of each', () => {
    expect(cards.filter((card) => card.examples.length < 2).map(({ id }) => id)).toEqual([]);
  });

  it('declares no button that no example shows', () => {
    const unseen = cards.flatMap(({ id, actions, examples: shown }) => {
      const verbs = new Set(shown.flatMap(({ card }) => buttonsOf(card()).map(({ action }) => action.verb)));
      return actions.filter((verb) => !verbs.has(verb)).map((verb) => `${id}: ${verb}`);
    });
    expect(unseen).toEqual([]);
  });
});

describe.each(examples)('card $at', ({ module, props, card }) => {
  const shown = card();
  const strings = visibleStrings(shown);

  it('gets the props that it says it needs', () => {
    const parsed = module.props.safeParse(props);
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('stays well within a message', () => {
    expect(bytesOf(shown)).toBeLessThan(20_000);
    expect(blocksOf(shown).length).toBeLessThan(110);
    expect(shown.body.filter(({ kind }) => kind === 'table').length).toBeLessThanOrEqual(5);
    expect(shown.body.filter(({ kind }) => kind === 'form').length).toBeLessThanOrEqual(1);
  });

  it('is taken by the platform', () => {
    expect(lintCard(encodeCard(shown, 2_000_000_000).json)).toEqual([]);
  });

  it('names its inputs uniquely, in ASCII, with values that are on offer', () => {
    const inputs = inputsOf(shown);
    const names = inputs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);
    for (const input of inputs) {
      if (input.kind === 'select') expect([null, ...input.options.map(({ value }) => value)]).toContain(input.value);
      if (input.kind === 'input') expect(input.max).toBeLessThanOrEqual(1000);
      expect(input.hint?.length ?? 0).toBeLessThanOrEqual(100);
    }
  });

  it('keeps all its buttons in its form, and its inputs too', () => {
    const form = formOf(shown);
    const inside = form === null ? [] : form.body.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    if (form !== null) {
      expect(form.id).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
      expect(buttonsOf(shown).filter((button) => !inside.includes(button))).toEqual([]);
      expect(inside.length).toBeGreaterThan(0);
    } else expect(inputsOf(shown)).toEqual([]);
  });

  it('offers only buttons that it declares, each of which comes back from the wire as it went', () => {
    const wires = buttonsOf(shown).map(({ action }) => encodeAction(action));
    expect(new Set(wires).size).toBe(wires.length);
    for (const { action, label } of buttonsOf(shown)) {
      expect(module.actions).toContain(action.verb);
      expect(parseAction(encodeAction(action))).toEqual(action);
      expect(label.length).toBeGreaterThan(0);
    }
  });

  it('leads to one page at most, stands without that button too, and with the address that it opens', () => {
    const offers = buttonsOf(shown).flatMap(({ action }) => (action.verb === 'page.open' ? [action] : []));
    expect(offers.length).toBeLessThanOrEqual(1);
    for (const { shows } of offers) expect(parseWithin(shows)).not.toBeNull();
    if (offers.length === 0) return;
    const without = withoutPageButton(shown);
    expect(buttonsOf(without)).toHaveLength(buttonsOf(shown).length - 1);
    expect(lintCard(encodeCard(without).json)).toEqual([]);
    expect(lintCard(encodeCard(openingPage(shown, `https://example.gov.cn/pages/l/${'x'.repeat(43)}`)).json)).toEqual([]);
  });

  it('says something in its summary and title, and nothing that was never meant for people', () => {
    expect(shown.summary.trim()).not.toBe('');
    expect(shown.header.title.trim()).not.toBe('');
    const text = strings.join('\n').replace(HOSTILE, '');
    expect(text).not.toMatch(/undefined|\[object|\{\{|NaN|null/);
  });

  it('has no empty block', () => {
    const empty = blocksOf(shown).filter((block) => block.kind === 'text' && block.text.trim() === '');
    expect(empty).toEqual([]);
  });
});
