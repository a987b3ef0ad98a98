/**
 * What a reader can see of a text: line breaks and tabs stay; other controls, marks that turn or join what stands beside them, and halves
 * of characters go. A text that shows one thing and says another misleads whoever decides by it.
 */
export function seenText(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
}
