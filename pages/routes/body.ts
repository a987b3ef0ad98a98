import bodyParser from '@koa/bodyparser';
import type { Middleware } from 'koa';

/** A page's form with the longest tables and texts that a form may hold. */
const LIMIT = '4mb';
const FORM = 'application/x-www-form-urlencoded';

/** What a page's form sent: each field with one value, or with all that came under its name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Reads what a page sends. Forms are read field by field: a table of a form may have thousands of cells. */
export function readBody(): readonly Middleware[] {
  const extendTypes = { text: [FORM] };
  return [bodyParser({ enableTypes: ['json', 'text'], extendTypes, textLimit: LIMIT, jsonLimit: LIMIT }), asFields];
}

const asFields: Middleware = async (ctx, next) => {
  const body: unknown = ctx.request.body;
  if (typeof body === 'string') ctx.request.body = fieldsOf(new URLSearchParams(body));
  await next();
};

/** Names and values as fields; a name that comes again makes a list. */
export function fieldsOf(pairs: Iterable<readonly [string, string]>): Fields {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value]);
  }
  return Object.fromEntries(fields);
}
