/**
 * Writes `docs/policies.md`: how a policy is written, every key of the schema with what may stand there. The types come
 * from the schema, the words from `policy-manual/words/`. A law test holds that it is up to date and leaves nothing out.
 *
 *   node --import tsx scripts/policy-manual.ts
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { policyManualFile } from './policy-manual/file.js';

const { markdown, gaps } = await policyManualFile();
for (const path of gaps.undescribed) process.stderr.write(`no words for ${path}\n`);
for (const path of gaps.unknown) process.stderr.write(`words for ${path}, which the schema does not have\n`);
await writeFile(fileURLToPath(new URL('../docs/policies.md', import.meta.url)), markdown);
