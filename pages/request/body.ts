import bodyParser from '@koa/bodyparser';
import type { Context } from 'koa';

/** A page's form with the longest tables and texts that a form may hold. */
const LIMIT = '4mb';
const FORM = 'application/x-www-form-urlencoded';

const parser = bodyParser({
  enableTypes: ['json', 'text'],
  extendTypes: { text: [FORM] },
  textLimit: LIMIT,
  jsonLimit: LIMIT,
});

/** What a page's form sent: each field with one value, or with all that came under its name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/**
 * Reads what a page sends into `ctx.request.body`; bodies of other types are left alone. Forms are read field by field: a table of a
 * form may have thousands of cells.
 *
 * @throws HttpError 413 above 4 MB, 400 for what is no JSON
 */
export async function readBody(ctx: Context): Promise<void> {
  await parser(ctx, () => Promise.resolve());
  const body: unknown = ctx.request.body;
  if (typeof body === 'string') ctx.request.body = fieldsOf(new URLSearchParams(body));
}

/** Names and values as fields; a name that comes again makes a list, which grows in its place: a stranger may send millions. */
export function fieldsOf(pairs: Iterable<readonly [string, string]>): Fields {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    const before = fields.get(name);
    if (Array.isArray(before)) before.push(value);
    else fields.set(name, before === undefined ? value : [before, value]);
  }
  return Object.fromEntries(fields);
}
