/** Makes one sign of two, as of 👩 and 💻; between anything else it is drawn as nothing. */
const JOINER = '(?<=\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\uFE0F]?)\\u200D(?=\\p{Extended_Pictographic})';
const KEPT = `[\\n\\t]|\\p{Variation_Selector}|${JOINER}`;
const UNSEEN = new RegExp(
  `(?!${KEPT})[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}]`,
  'gu',
);

/**
 * What a reader can see of a text: line breaks and tabs stay, and what chooses the shape of a character; other controls, marks that turn or
 * join what stands beside them, signs that are drawn as nothing, halves of characters, and what is none (no XML holds U+FFFF) go. A text that shows one thing and says another misleads whoever decides by it.
 */
export function seenText(raw: string): string {
  return raw.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(UNSEEN, '');
}
