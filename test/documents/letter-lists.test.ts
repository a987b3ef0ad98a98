import { describe, expect, it } from 'vitest';
import { isUnreadable, type LetterData, type LetterTags, letterTags, readDocx, renderLetter } from '../../documents/index.js';
import { loadPolicies } from '../../policies/load.js';

const loaded = await loadPolicies('policies');
if ('faults' in loaded) throw new Error(JSON.stringify(loaded.faults.slice(0, 3)));
const letters = loaded.book.all().flatMap((policy) =>
  Object.entries(policy.letters).flatMap(([id, letter]) => {
    const lists = Object.keys(letter.lists);
    const template = loaded.book.letterTemplate(policy, id);
    return lists.length === 0 ? [] : [{ name: `${policy.id} ${id}`, lists, template, tags: letterTags(policy, letter) }];
  }),
);

/** Every tag with its own name for a text, and each list with so many rows. */
function filled(tags: LetterTags, rows: number): LetterData {
  const row = (columns: readonly string[]) => Object.fromEntries(columns.map((column) => [column, `填的${column}`]));
  return Object.fromEntries(
    Object.entries(tags).map(([tag, columns]) => [
      tag,
      typeof columns === 'string' ? tag : Array.from({ length: rows }, () => row(columns)),
    ]),
  );
}

function cells(bytes: Uint8Array): string[] {
  const read = readDocx(bytes);
  if (isUnreadable(read)) throw new Error(read.unreadable);
  return read.tables.flat(2);
}

describe.each(letters)('the tables of $name', ({ lists, template, tags }) => {
  it('say 无 where nothing was filled in: an empty table looks like one that was left out', () => {
    expect(cells(renderLetter(template, filled(tags, 0))).filter((text) => text === '无')).toHaveLength(lists.length);
  });

  it('say nothing else beside their rows', () => {
    const texts = cells(renderLetter(template, filled(tags, 2)));
    expect(texts).not.toContain('无');
    expect(texts.filter((text) => text.startsWith('填的'))).not.toEqual([]);
  });
});
