/**
 * Everything that markdown, or the platform's own tags, could read as an instruction. Beyond the platform's list
 * (`& < > * ~ [ ] ( ) # : _ \ backtick`) these are what starts a list, a heading's underline, a quote, a formula or a table.
 */
const SPECIAL = /[&<>*~[\]()#:_`\\|!$+\-="'{}@]/g;

/** One line without any of these, a numbered start or blanks before it: most labels and values, told by one look instead of three. */
const HARMLESS = /^(?!\s)[^&<>*~[\]()#:_`\\|!$+\-="'{}@.\n\r\u2028\u2029]*$/;

/** A line begins with a number or with blanks, which mean something there; dates and amounts have special characters, but no such line. */
const MARKED_START = /^(?:[^\S\n]|\d+\.)/m;

/**
 * User text for a place that only takes markdown: each special character becomes an HTML entity, so that nothing in it is
 * markup — `<at id=all></at>` pings nobody. Line breaks stay; a line can begin neither a list nor a code block.
 */
export function escapeMarkdown(text: string): string {
  if (HARMLESS.test(text)) return text;
  const plain = text.replaceAll(SPECIAL, (char) => `&#${char.charCodeAt(0)};`);
  if (!MARKED_START.test(text)) return plain;
  return plain.replaceAll(/^([^\S\n]*\d+)\./gm, '$1&#46;').replaceAll(/^[^\S\n]+/gm, (blank) => '&nbsp;'.repeat(blank.length));
}

/** Text messages know one tag, `<at …>`; user text must not be able to write it. */
export function escapeTextMessage(text: string): string {
  return text.replaceAll(/<(?=\s*\/?\s*at\b)/gi, '＜');
}
