/**
 * What a reader can see of a text: line breaks and tabs stay, and what chooses the shape of a character; other controls, marks that turn or
 * join what stands beside them, signs that are drawn as nothing, and halves of characters go. A text that shows one thing and says another misleads whoever decides by it.
 */
export function seenText(raw: string): string {
  return raw
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t]|\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, '');
}
