import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from './check/finding.js';
import type { Policy } from './schema/index.js';

interface Templates {
  readonly templates: ReadonlyMap<string, Uint8Array>;
  readonly findings: Finding[];
}

/** Reads the templates of a policy's letters from `letters/` beside it. A .docx is a zip, and begins as one. */
export async function readTemplates(folder: string, policy: Policy): Promise<Templates> {
  const templates = new Map<string, Uint8Array>();
  const findings: Finding[] = [];
  for (const [id, { template }] of Object.entries(policy.letters)) {
    const path = ['letters', id, 'template'];
    if (!/^letters\/[^/\\]+\.docx$/.test(template)) {
      findings.push({ path, says: `模板应写成 letters/文件名.docx，写的是“${template}”` });
      continue;
    }
    const bytes = await readFile(join(folder, template)).catch(() => null);
    if (bytes === null) findings.push({ path, says: `找不到模板文件 ${template}，请把它放在办法文件夹里` });
    else if (bytes.subarray(0, 2).toString('latin1') !== 'PK')
      findings.push({ path, says: `${template} 不是 .docx 文件，请用 Word 另存` });
    else templates.set(id, new Uint8Array(bytes));
  }
  return { templates, findings };
}
