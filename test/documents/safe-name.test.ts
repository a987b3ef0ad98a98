import { expect, it } from 'vitest';
import { safeName } from '../../documents/index.js';

it.each([
  ['可行性研究报告.docx', '可行性研究报告.docx'],
  ['../合同:终稿.pdf', '.._合同_终稿.pdf'],
  ['..', '_'],
  ['', '_'],
  ['合同\ud83d.pdf', '合同_.pdf'],
  [`${'关'.repeat(120)}.pdf`, `${'关'.repeat(65)}.pdf`],
  [`${'𠮷'.repeat(60)}.xlsx`, `${'𠮷'.repeat(48)}.xlsx`],
  ['关'.repeat(120), '关'.repeat(66)],
])('%s is %s in an archive: every disk takes it, and it is still opened by its ending', (name, safe) => {
  expect(safeName(name)).toBe(safe);
  expect(Buffer.byteLength(safeName(name))).toBeLessThanOrEqual(200);
});
