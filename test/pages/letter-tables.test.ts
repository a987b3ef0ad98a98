import { readFile } from 'node:fs/promises';
import { parse } from 'node-html-parser';
import { expect, it } from 'vitest';
import { readDocx } from '../../documents/index.js';
import { letterBlocks } from '../../pages/render/letter.js';
import { sheetBlocks } from '../../pages/render/sheet.js';
import { renderView } from '../../pages/render/view.js';

it('a letter’s form stands on its page cell by cell, and no answer under another’s label', async () => {
  const file = new URL('../../policies/gaoqing/letters/completion-form.docx', import.meta.url);
  const blocks = sheetBlocks(letterBlocks(readDocx(await readFile(file))));
  const page = parse(renderView('paper', { title: '', lead: [], presses: [], sections: [{ title: null, blocks }] }));
  const cells = page
    .querySelectorAll('table')
    .map((table) => table.querySelectorAll('tr').map((row) => row.querySelectorAll('td').map(({ textContent }) => textContent)));
  expect(cells[0]).toEqual([
    ['项目名称', '{项目名称}', '项目起止时间', '{起始时间}\n至{终止时间}'],
    ['申请验收单位', '{建设单位}', '地址', '{地址}'],
    ['联系人', '{联系人}', '联系电话', '{联系电话}'],
  ]);
  expect(cells).toHaveLength(3);
  expect(page.querySelectorAll('th, [data-label]')).toEqual([]);
});
