import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, PolicyPath } from './check/finding.js';
import type { Policy } from './schema/index.js';

/** The files beside a policy that it names, by their path in its folder. */
export type PolicyFiles = ReadonlyMap<string, Uint8Array>;

/** Reads the letters' .docx templates and the materials' blanks that stand beside a policy. */
export async function readTemplates(folder: string, policy: Policy): Promise<{ files: PolicyFiles; findings: Finding[] }> {
  const files = new Map<string, Uint8Array>();
  const findings: Finding[] = [];
  for (const { file, path, pattern, shape } of named(policy)) {
    const bytes = pattern.test(file) ? await readFile(join(folder, file)).catch(() => null) : undefined;
    if (bytes === undefined) findings.push({ path, says: `模板应写成 ${shape}，写的是“${file}”` });
    else if (bytes === null) findings.push({ path, says: `找不到模板文件 ${file}，请把它放在办法文件夹里` });
    else if (!isZip(bytes)) findings.push({ path, says: `${file} 不是 Word 或 Excel 文件，请打开后另存为 .docx 或 .xlsx` });
    else files.set(file, new Uint8Array(bytes));
  }
  return { files, findings };
}

interface Named {
  readonly file: string;
  readonly path: PolicyPath;
  readonly pattern: RegExp;
  readonly shape: string;
}

function named({ letters, materials }: Policy): Named[] {
  const ofLetters = Object.entries(letters).map(([id, { template }]) => ({
    file: template,
    path: ['letters', id, 'template'],
    pattern: /^letters\/[^/\\]+\.docx$/,
    shape: 'letters/文件名.docx',
  }));
  const ofMaterials = Object.entries(materials).flatMap(([id, { template }]) =>
    template === undefined
      ? []
      : {
          file: template,
          path: ['materials', id, 'template'],
          pattern: /^(?!\.)([^./\\][^/\\]*\/)?[^/\\]+\.(docx|xlsx)$/,
          shape: '文件夹/文件名.docx 或 .xlsx',
        },
  );
  return [...ofLetters, ...ofMaterials];
}

/** A .docx or .xlsx is a zip, and begins as one. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
