/** What people, or those who wish them ill, type: each would be taken for more than a text by something that reads it. */
export const HOSTILE: readonly string[] = [
  "=cmd|' /C calc'!A0",
  '"><img src=x onerror=alert(1)>',
  '</textarea></title><script>alert(1)</script>',
  '<a href="javascript:alert(1)">点我</a>',
  '[点我](javascript:alert(1))',
  '{{constructor}}{{{this}}}${alert(1)}',
  `'"\`&lt;&amp;`,
  '<at id=all></at>**粗**',
];

/** All of them; a spreadsheet would take it for a formula. */
export const HOSTILE_TEXT = HOSTILE.join('');

/** Without an end where a line could break. */
export const LONG_WORD = 'W'.repeat(150);

/** Short enough for every field that takes a line. */
export const HOSTILE_LINE = '=1+1"><img src=x onerror=alert(1)>{{constructor}}';

/** As long as a unit's name may be. */
export const HOSTILE_UNIT = '=1+1"><script>alert(1)</script>${1}{{this}}[点](javascript:alert(1))局';

/** Turns round, joins, rings, hides or breaks off; nobody sees it, and none of it is kept. */
export const UNSEEN = '\u202E\u2066\u200B\u0000\u0007\u001B\uFFFE\uFFFF\uD800';
