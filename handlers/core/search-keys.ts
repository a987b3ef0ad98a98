import { pinyin } from 'pinyin-pro';

/** What a search matches: the name, its full pinyin, and the initials of its characters, in lower case. */
export function searchKeys(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
  return [name, syllables.join(''), initials].join(' ').toLowerCase();
}
