/** What a page's form handed in: the button, and the answers by the names of the card's inputs, as a chat would give them. */
export interface Handed {
  /** Of the button; empty when the form was handed in without one. */
  readonly wire: string;
  readonly form: Readonly<Record<string, unknown>>;
}

/**
 * Reads the fields of a page's form. Each name says how it is read: `t:` text, `c:` a box that is ticked or not (a hidden field of the
 * same name stands before it), `m:` any number of choices (the hidden one is empty), `l:` any number of texts, each of one line or more.
 */
export function readForm(body: unknown): Handed {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const form: Record<string, unknown> = {};
  let wire = '';
  for (const [key, sent] of fields) {
    const values = (Array.isArray(sent) ? sent : [sent]).filter((one): one is string => typeof one === 'string');
    const last = values.at(-1) ?? '';
    const name = key.slice(2);
    if (key === 'act') wire = last;
    else if (key.startsWith('t:')) form[name] = last;
    else if (key.startsWith('c:')) form[name] = last === 'yes';
    else if (key.startsWith('l:')) form[name] = values.filter((one) => one.trim() !== '').join('\n');
    else if (key.startsWith('m:')) form[name] = values.filter((one) => one !== '');
  }
  return { wire, form };
}
