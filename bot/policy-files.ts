import type { PolicyBook } from '../policies/book.js';
import { loadPolicies, type PolicyFault } from '../policies/load.js';
import { StartRefused } from './start-refused.js';

/** Reads every policy. @throws StartRefused with all faults of all files */
export async function readPolicies(dir: string): Promise<PolicyBook> {
  const result = await loadPolicies(dir);
  if ('book' in result) return result.book;
  throw new StartRefused(policyMessage(result.faults));
}

/** The faults as an operator reads them, one a line. */
export function policyMessage(faults: readonly PolicyFault[]): string {
  const lines = faults.map(({ file, line, path, says }) => {
    const where = line > 0 ? `${file} 第 ${line} 行` : file;
    return `  ${where}${path === '' ? '' : `（${path}）`}：${says}`;
  });
  return [`办法有 ${faults.length} 处问题：`, ...lines].join('\n');
}
