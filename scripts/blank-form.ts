/**
 * Builds the blank of a form as a .docx table, from the policy's own fields. A clerk edits the file afterwards; running
 * this again overwrites it.
 *
 *   node --import tsx scripts/blank-form.ts <policy folder> <form id> <heading> <file>
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Field, Form } from '../policies/schema/index.js';

const [folder = '', formId = '', heading = '', file = ''] = process.argv.slice(2);
const { forms } = z
  .object({ forms: z.record(z.string(), z.unknown()) })
  .parse(parse(await readFile(join(folder, 'forms.yaml'), 'utf8')));
const form = Form.parse(forms[formId]);

const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const run = (text: string, bold = false) => new TextRun({ text, font, size: 24, bold });
const cell = (text: string, width: number, bold = false) =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    children: [new Paragraph({ spacing: { before: 60, after: 60 }, children: [run(text, bold)] })],
  });

function answerOf(field: Field): string {
  if (field.type === 'choice' || field.type === 'multiChoice') return field.options.map((option) => `□ ${option}`).join('　');
  if (field.type === 'yesno') return '□ 是　□ 否';
  return field.type === 'table' || field.type === 'total' ? '（见《项目资金概算明细汇总表》）' : '';
}

const rows = form.pages.flatMap((page) =>
  page.fields.length === 0
    ? []
    : [
        new TableRow({
          children: [
            new TableCell({
              columnSpan: 2,
              children: [new Paragraph({ spacing: { before: 60, after: 60 }, children: [run(page.title, true)] })],
            }),
          ],
        }),
        ...page.fields.map(
          (field) =>
            new TableRow({
              children: [
                cell(`${field.label}${field.required && field.when === undefined ? '*' : ''}`, 32),
                cell(answerOf(field), 68),
              ],
            }),
        ),
      ],
);
const title = new Paragraph({
  alignment: AlignmentType.CENTER,
  spacing: { after: 240 },
  children: [new TextRun({ text: heading, font: { ...font, eastAsia: '宋体' }, size: 40, bold: true })],
});
const foot = new Paragraph({
  spacing: { before: 240 },
  children: [run('申报单位（盖章）：　　　　　　　　　　　　　　　年　　月　　日')],
});
const document = new Document({
  sections: [{ children: [title, new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows }), foot] }],
});
await writeFile(file, await Packer.toBuffer(document));
