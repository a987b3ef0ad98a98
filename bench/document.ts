/**
 * What the check of a long plan costs: a .docx of 100 pages with headings, text and tables is made here, and checked as an
 * upload is, against the outline of a real policy.
 *
 *     npm run bench:document -- [--pages 100] [--rounds 9]
 */
import { parseArgs } from 'node:util';
import { Document, HeadingLevel, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { readPolicies } from '../bot/policy-files.js';
import { checkPlanFile, isUnreadable } from '../documents/index.js';
import { printFigures, timed } from './lib/bars.js';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '100' }, rounds: { type: 'string', default: '9' } },
});
const pages = Number(values.pages);
/** About a page of A4 in the usual size: six paragraphs of 90 signs, and a table of six rows. */
const PARAGRAPHS = 6;
const ROWS = 6;
const SENTENCE = '本项目依托一体化智能化公共数据平台，打通业务数据，建设必要性充分，投资概算详见明细汇总表。';

const outline = (await readPolicies('policies')).current('linan')?.outlines['plan'];
if (outline === undefined) throw new Error('the policy has an outline of a plan');
const file = await makePlan(
  (outline.chapters?.titles ?? []).map((chapter) => (typeof chapter === 'string' ? chapter : chapter.title)),
);
const context = { projectName: '智慧农贸监管平台', unit: '临安区市场监督管理局', fileName: '建设方案.docx' };
const findings = checkPlanFile(file, outline, context);
if (isUnreadable(findings)) throw new Error(findings.unreadable);
const taken = await timed(Number(values.rounds), () => checkPlanFile(file, outline, context));
printFigures(`${pages} pages, ${(file.length / 1024).toFixed(0)} KB packed, ${findings.length} findings`, [
  { what: `check of a .docx of ${pages} pages`, unit: 's', taken: taken.map((ms) => ms / 1000), bar: '< 2', digits: 3 },
]);

async function makePlan(titles: readonly string[]): Promise<Uint8Array> {
  const children = Array.from({ length: pages }, (_, page) => {
    const title = page % Math.ceil(pages / titles.length) === 0 ? titles[page / Math.ceil(pages / titles.length)] : undefined;
    return [
      title === undefined ? text(`（${page}）本页说明`) : heading(title),
      ...Array.from({ length: PARAGRAPHS }, (__, at) => text(`${page}.${at} ${SENTENCE.repeat(2)}`)),
      priceTable(page),
      new Paragraph({ children: [new PageBreak()] }),
    ];
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: children.flat() }] })));
}

function priceTable(page: number): Table {
  const rows = Array.from({ length: ROWS }, (_, at) => [`产品${page}-${at}`, '2', '24口千兆', '3.5', '7']);
  const all = [['产品名称', '数量', '性能参数', '单价（万元）', '总价（万元）'], ...rows, ['合计', '', '', '', String(7 * ROWS)]];
  return new Table({
    rows: all.map((row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [text(cell)] })) })),
  });
}

function text(line: string): Paragraph {
  return new Paragraph({ children: [new TextRun(line)] });
}

function heading(line: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(line)] });
}
