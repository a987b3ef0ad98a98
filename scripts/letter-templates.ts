/**
 * Makes the first templates of a policy's letters, in the layout of official documents (GB/T 9704). What each kind of
 * letter says is in `letters/kinds/`, by the file name of its template; a letter of another name begins as a plain one
 * with all its tags. A clerk edits the .docx afterwards: one that is there is left alone unless it is named.
 *
 *   node --import tsx scripts/letter-templates.ts <policy folder> [template name …]
 */
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { mergeSources } from '../policies/load-merge.js';
import { checkShape } from '../policies/load-shape.js';
import { parseSource } from '../policies/load-source.js';
import type { Policy } from '../policies/schema/index.js';
import { KINDS, letterTemplate } from './letters/index.js';
import { type Own, ownOf } from './letters/own.js';

interface Paper {
  readonly template: string;
  readonly kind: string;
  readonly own: Own;
}

const [folder, ...named] = process.argv.slice(2);
const policy = folder === undefined ? null : await policyIn(folder);
if (folder === undefined || policy === null) {
  process.stderr.write(
    'usage: letter-templates.ts <policy folder> [template name …]; the policy must be sound but for its templates\n',
  );
  process.exit(2);
}
await mkdir(join(folder, 'letters'), { recursive: true });
for (const { template, kind, own } of papersOf(policy)) {
  const path = join(folder, template);
  if (!named.includes(kind) && (named.length > 0 || (await exists(path)))) continue;
  await writeFile(path, await letterTemplate(kind, own));
  process.stdout.write(`${path}\n`);
}

/** The letters, and the blanks of materials that have a layout here. */
function papersOf(of: Policy): Paper[] {
  const blanks = Object.values(of.materials).flatMap(({ template }) => (template === undefined ? [] : paper(template)));
  return [
    ...Object.values(of.letters).map((letter) => paper(letter.template, ownOf(of, letter))),
    ...blanks.filter(({ kind }) => Object.hasOwn(KINDS, kind)),
  ];
}

function paper(template: string, own: Own = { fields: [], long: [], lists: [] }): Paper {
  return { template, kind: basename(template, '.docx'), own };
}

async function policyIn(dir: string): Promise<Policy | null> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) => parseSource(join(dir, name), await readFile(join(dir, name), 'utf8'))),
  );
  const shape = checkShape(mergeSources(files, dir).data);
  if ('policy' in shape) return shape.policy;
  for (const { path, says } of shape.findings) process.stderr.write(`${path.join('.')}: ${says}\n`);
  return null;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
