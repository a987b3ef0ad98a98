/** What a person typed, cut into a command's word and the rest. */
export interface Heard {
  /** What follows the word, as it was typed. */
  readonly argument: string;
  /** Whether the word stood alone or was set off by a space: a word that only begins a sentence may mean something else. */
  readonly clear: boolean;
}

/** The longest text that is looked at. */
const LONGEST = 200;

/** One line, single spaces, no mention or slash in front. User text is data: nothing in it is ever carried out. */
export function tidy(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/[\s\u3000\u200b\ufeff]+/g, ' ')
    .trim()
    .replace(/^(?:@\S+ )+/, '')
    .replace(/^[/／]+ ?/, '')
    .replace(/[。！？!?]+$/, '')
    .trim();
}

/** Full width becomes half width, capitals small: what two spellings of one word have in common. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Whether a tidy text begins with the word; null when it does not. */
export function hear(text: string, word: string): Heard | null {
  if (folded(text.slice(0, word.length)) !== folded(word)) return null;
  const rest = text.slice(word.length);
  const argument = rest.replace(/^[\s:：,，、]+/, '').trim();
  return { argument, clear: rest === '' || argument.length < rest.length };
}
