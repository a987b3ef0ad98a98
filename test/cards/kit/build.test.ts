import { describe, expect, it } from 'vitest';
import { button, buttons, card, clip, form, text, withNote } from '../../../cards/kit/build.js';
import { bytesOf, CARD_BYTES, fitted } from '../../../cards/kit/fit.js';
import { choice, choices, line } from '../../../cards/kit/inputs.js';
import { plainText } from '../../../cards/kit/plain.js';
import { buttonsOf, inputsOf } from '../../../cards/kit/walk.js';

const head = { summary: '摘要', title: '标题', tone: 'info' } as const;
const show = (project: number) => ({ verb: 'project.show', project }) as const;

describe('card', () => {
  it('leaves out what is null or false', () => {
    expect(card(head, [null, text('甲'), false]).body).toEqual([{ kind: 'text', text: '甲' }]);
  });

  it('shows a button once, and drops a row that is left empty', () => {
    const twins = card(head, [
      buttons(button('去修改', show(1))),
      form('f1', [buttons(button('上一页', show(1)), button('看', show(2)))]),
      buttons(button('再看', show(2))),
    ]);

    expect(buttonsOf(twins).map(({ label }) => label)).toEqual(['去修改', '看']);
    expect(twins.body).toHaveLength(2);
  });

  it('gets its note on top and keeps the rest', () => {
    const noted = withNote(card(head, [text('甲')]), '已由王芳处理');

    expect(plainText(noted)).toBe('摘要\n标题\n已由王芳处理\n甲');
    expect(withNote(noted, null)).toBe(noted);
  });

  it('clips by letters, not by halves of them', () => {
    expect(clip('一二三四', 3)).toBe('一二…');
    expect(clip('😀😀😀', 3)).toBe('😀😀😀');
    expect(clip('😀😀😀😀', 3)).toBe('😀😀…');
  });
});

describe('inputs', () => {
  it('mark what is required in the label, so that saving half a page stays possible', () => {
    expect(line({ name: 'a', label: '名称', required: true }, null)).toMatchObject({
      label: '名称 *',
      required: false,
      value: '',
    });
  });

  it('drop values that are no longer on offer', () => {
    expect(choice({ name: 'a', label: '性质' }, '旧', ['新建'])).toMatchObject({ value: null });
    expect(choices({ name: 'a', label: '技术' }, ['旧', '云'], ['云', '智'])).toMatchObject({ values: ['云'] });
  });

  it('are found in a form', () => {
    expect(inputsOf(card(head, [form('f', [line({ name: 'a', label: '名称' }, '甲')])])).map(({ name }) => name)).toEqual(['a']);
  });
});

describe('fitted', () => {
  it('takes the most detailed rendering that fits', () => {
    const draw = (scale: number) =>
      card(
        head,
        Array.from({ length: Math.round(20 * scale) }, () => text('字'.repeat(500))),
      );

    const fit = fitted(draw);

    expect(bytesOf(fit)).toBeLessThanOrEqual(CARD_BYTES);
    expect(fit.body.length).toBe(9);
  });

  it('leaves a small card whole', () => {
    expect(fitted((scale) => card(head, [text(`scale ${scale}`)])).body).toEqual([{ kind: 'text', text: 'scale 1' }]);
  });
});
