/** A pattern for `LIKE ? ESCAPE '!'` that matches text holding `text`: `%` and `_` of a person match themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[!%_]/g, (sign) => `!${sign}`)}%`;
}
