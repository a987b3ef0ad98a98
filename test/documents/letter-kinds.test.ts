import { describe, expect, it } from 'vitest';
import { checkTemplate, LETTER_TAGS, type LetterTags } from '../../documents/index.js';
import { FORMS, KINDS, letterTemplate } from '../../scripts/letters/index.js';
import type { Own } from '../../scripts/letters/own.js';
import { linesOf } from '../support/docx-lines.js';

/** Names that some kind puts at a place of its own, and one that none knows. */
const FIELDS = ['签发人', '承建单位', '验收日期', '监理机构', '联系人', '联系电话', '建设内容', '财政投资', '自筹资金', '某事项'];
const OWN: Own = { fields: FIELDS, long: ['建设内容', '某事项'], lists: [{ tag: '清单', columns: ['名称', '数量（台）'] }] };
const TAGS: LetterTags = {
  ...Object.fromEntries(FIELDS.map((tag) => [tag, 'text'] as const)),
  清单: ['序号', '名称', '数量（台）'],
  ...LETTER_TAGS,
};

describe.each([...Object.keys(KINDS), 'any other'])('the first template of %s', (kind) => {
  it('uses tags that are filled, with and without tags of its own', async () => {
    expect(checkTemplate(new Uint8Array(await letterTemplate(kind, OWN)), TAGS)).toEqual([]);
    expect(checkTemplate(new Uint8Array(await letterTemplate(kind, { fields: [], long: [], lists: [] })), LETTER_TAGS)).toEqual(
      [],
    );
  });
});

/** Those that take tags of their own. */
const TAKING = Object.keys(KINDS).filter((kind) => (KINDS[kind]?.length ?? 0) > 0);

it.each([...TAKING, 'any other'])('%s places every tag that it is given', async (kind) => {
  const text = linesOf(await letterTemplate(kind, OWN)).join('\n');
  expect(FIELDS.filter((tag) => !text.includes(`{${tag}}`))).toEqual([]);
  expect(text).toMatch(/\{#清单\}\{序号\}[\s\S]*\{数量（台）\}\{\/清单\}/);
});

it.each(Object.keys(FORMS))('%s has whole tags', async (kind) => {
  const faults = checkTemplate(new Uint8Array(await letterTemplate(kind, { fields: [], long: [], lists: [] })), LETTER_TAGS);

  expect(faults.filter(({ says }) => !says.startsWith('没有标签'))).toEqual([]);
});
