import { pinyin } from 'pinyin-pro';
import type { Project } from '../../../entities/project.entity.js';

/** What a search matches: the name, its full pinyin, and the initials of its characters, in lower case. */
export function searchKeys(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
  return [name, syllables.join(''), initials].join(' ').toLowerCase();
}

/** Whether a key in lower case is part of a project's number, its name, or what a search of it matches. */
export function matchesKey({ number, name, nameKeys }: Pick<Project, 'number' | 'name' | 'nameKeys'>, key: string): boolean {
  return [number?.toLowerCase() ?? '', name.toLowerCase(), nameKeys].some((text) => text.includes(key));
}
