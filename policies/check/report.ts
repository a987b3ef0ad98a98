import type { PolicyFault } from './finding.js';

/** The faults as lines for people: `file:line  says（path）`, file by file from the top, then how many there are. */
export function reportFaults(faults: readonly PolicyFault[]): string {
  if (faults.length === 0) return '办法检查通过。';
  const sorted = [...faults].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const lines = sorted.map(({ file, line, path, says }) => {
    const place = line === 0 ? file : `${file}:${line}`;
    return `${place}  ${says}${path === '' ? '' : `（${path}）`}`;
  });
  return [...lines, `共 ${faults.length} 处需要修改。`].join('\n');
}
