import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import Handlebars from 'handlebars';

const FOLDER = new URL('../views/', import.meta.url);

const bars = Handlebars.create();
bars.registerHelper('eq', (a: unknown, b: unknown) => a === b);

const options = { strict: true, explicitPartialContext: false } as const;
const views = new Map<string, HandlebarsTemplateDelegate>();
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.hbs'))) {
  const source = readFileSync(new URL(file, FOLDER), 'utf8');
  bars.registerPartial(basename(file, '.hbs'), source);
  views.set(basename(file, '.hbs'), bars.compile(source, options));
}

/** HTML of one view; each view may use the others as partials. All data is escaped. @throws Error for a view or a value that is not there */
export function renderView(name: string, data: object): string {
  const view = views.get(name);
  if (view === undefined) throw new Error(`pages/views: there is no ${name}.hbs`);
  return view(data);
}
