/**
 * Builds the first templates of letters (`letters/layout.ts`). A clerk edits the .docx afterwards; running this again
 * overwrites it.
 *
 *   node --import tsx scripts/letter-templates.ts <policy folder> <kind>...
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Packer } from 'docx';
import { CLOUD } from './letters/cloud.js';
import { COMPLETION } from './letters/completion.js';
import { letter } from './letters/layout.js';
import { REQUESTS } from './letters/requests.js';
import { REVIEW } from './letters/review.js';

const LETTERS = { ...REVIEW, ...REQUESTS, ...CLOUD, ...COMPLETION } as const;

type Kind = keyof typeof LETTERS;
const isKind = (text: string): text is Kind => Object.hasOwn(LETTERS, text);

const [folder, ...kinds] = process.argv.slice(2);
const known = kinds.filter(isKind);
if (folder === undefined || known.length === 0 || known.length < kinds.length) {
  process.stderr.write(`usage: letter-templates.ts <policy folder> <${Object.keys(LETTERS).join('|')}>...\n`);
  process.exit(2);
}
await mkdir(join(folder, 'letters'), { recursive: true });
for (const kind of known) {
  const path = join(folder, 'letters', `${kind}.docx`);
  await writeFile(path, await Packer.toBuffer(letter(LETTERS[kind]())));
  process.stdout.write(`${path}\n`);
}
