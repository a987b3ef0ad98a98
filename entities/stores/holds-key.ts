import type { SqlValue } from '../sql/session.js';

/**
 * The condition that a project holds this key, in lower case, in its number, its name, or what a search of it matches. A key with a Chinese
 * character in it is part of the name itself, which is much shorter than all that is looked through.
 */
export function holdsKey(key: string, as: 't' | 'p'): { sql: string; values: SqlValue[] } {
  // What is left without it is another text. MariaDB looks for it so in half the time that INSTR takes; SQLite does not mind.
  const inKeys = `(REPLACE(${as}.\`nameKeys\`, ?, '') <> ${as}.\`nameKeys\` OR INSTR(LOWER(${as}.\`number\`), ?) > 0)`;
  const [longest] = (key.match(/\p{Script=Han}+/gu) ?? []).sort((a, b) => b.length - a.length);
  if (longest === undefined) return { sql: inKeys, values: [key, key] };
  return {
    sql: `(INSTR(${as}.\`name\`, ?) > 0 OR INSTR(${as}.\`number\`, ?) > 0) AND ${inKeys}`,
    values: [longest, longest, key, key],
  };
}
