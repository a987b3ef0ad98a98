/** One width, no white space: the form in which headings, choices and names are compared. */
export const squash = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');

/** A value as quoted to a person: one line, cut when long. */
export function quoted(text: string, most = 24): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const chars = [...line];
  return `“${chars.length > most ? `${chars.slice(0, most).join('')}…` : line}”`;
}
