/**
 * Builds the first templates of letters, in the layout of official documents (GB/T 9704): A4, 仿宋 16 pt at 28 pt
 * leading, heading 小标宋, page number below. A clerk edits the .docx afterwards; running this again overwrites it.
 *
 *   node --import tsx scripts/letter-templates.ts <policy folder> <kind>...
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IRunOptions } from 'docx';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';

const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };
const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const HEI = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
const RED = 'C00000';
/** Two characters of 16 pt, in twentieths of a point. */
const INDENT = 640;
const leading = { line: 560, lineRule: LineRuleType.EXACT };
const mm = (length: number) => Math.round(length * 56.7);

const run = (text: string, options: Omit<IRunOptions, 'text'> = {}) => new TextRun({ font: BODY, size: 32, ...options, text });

/** The issuing office in red over a red rule, as on the head of a letter. */
const masthead = () => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 80 },
    border: { bottom: { style: BorderStyle.THICK_THIN_MEDIUM_GAP, size: 24, color: RED, space: 8 } },
    children: [run('{发文单位}', { font: SONG, bold: true, size: 52, color: RED })],
  }),
  new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 120, after: 240, ...leading }, children: [run('{文号}')] }),
];

const heading = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 240, after: 360, line: 640, lineRule: LineRuleType.AT_LEAST },
    children: [run(text, { font: SONG, bold: true, size: 44 })],
  });

const addressee = () => new Paragraph({ spacing: leading, children: [run('{主送单位}：')] });
const body = (text: string) => new Paragraph({ spacing: leading, indent: { firstLine: INDENT }, children: [run(text)] });
const section = (text: string) =>
  new Paragraph({ spacing: leading, indent: { firstLine: INDENT }, keepNext: true, children: [run(text, { font: HEI })] });

/** A loop's start or end, alone on its line: the line itself is not printed. */
const mark = (text: string) => new Paragraph({ spacing: leading, children: [run(text)] });
const opinions = () => [mark('{#意见}'), body('{序号}．{内容}'), mark('{/意见}')];
/** A line that is printed only when the tag has a text. */
const optional = (tag: string) => [mark(`{#${tag}}`), body(`{${tag}}`), mark(`{/${tag}}`)];
const none = () => [mark('{^意见}'), body('无。'), mark('{/意见}')];

const signature = () => [
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { before: 900, ...leading },
    indent: { right: INDENT },
    keepNext: true,
    children: [run('{发文单位}')],
  }),
  new Paragraph({ alignment: AlignmentType.RIGHT, spacing: leading, indent: { right: INDENT * 2 }, children: [run('{日期}')] }),
];

const cell = (text: string, width: number, bold = false) =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: text.split('\n').map(
      (line, _, lines) =>
        new Paragraph({
          alignment: lines.length > 1 ? AlignmentType.LEFT : AlignmentType.CENTER,
          children: [run(line, { size: 28, ...(bold ? { font: HEI } : {}) })],
        }),
    ),
  });

const grid = (widths: readonly number[], rows: readonly (readonly string[])[], headings: 'row' | 'column') =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (texts, row) =>
        new TableRow({
          cantSplit: true,
          tableHeader: headings === 'row' && row === 0,
          children: texts.map((text, column) =>
            cell(text, widths[column] ?? 25, headings === 'row' ? row === 0 : column % 2 === 0),
          ),
        }),
    ),
  });

const footer = () => {
  const number = { font: SONG, size: 28 };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ ...number, text: '— ' }),
          new TextRun({ ...number, children: [PageNumber.CURRENT] }),
          new TextRun({ ...number, text: ' —' }),
        ],
      }),
    ],
  });
};

const letter = (children: (Paragraph | Table)[]) =>
  new Document({
    styles: { default: { document: { run: { font: BODY, size: 32 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
          },
        },
        footers: { default: footer() },
        children,
      },
    ],
  });

const LETTERS = {
  'revision-letter': () => [
    ...masthead(),
    heading('{标题}'),
    addressee(),
    body('你单位申报的“{项目名称}”建设方案收悉。经规范性初审，现提出修改意见如下：'),
    ...opinions(),
    body('请对照以上意见逐条整改并逐条回复，修改建设方案后再行申报。未完成整改的，不提交专家评审。'),
    ...signature(),
  ],
  'expert-opinion': () => [
    heading('{标题}'),
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { after: 160, ...leading }, children: [run('{文号}')] }),
    grid(
      [18, 32, 18, 32],
      [
        ['项目名称', '{项目名称}', '建设单位', '{建设单位}'],
        ['会议日期', '{会议日期}', '会议地点', '{会议地点}'],
        ['送审金额（万元）', '{送审金额}', '评定金额（万元）', '{评定金额}'],
        ['核减金额（万元）', '{核减金额}', '核减比例', '{核减比例}'],
      ],
      'column',
    ),
    section('一、评审结论'),
    body('{结论}'),
    ...optional('说明'),
    section('二、评审意见'),
    ...opinions(),
    ...none(),
    section('三、评审专家'),
    grid(
      [10, 20, 40, 30],
      [
        ['序号', '姓名', '单位', '签名'],
        ['{#专家}{序号}', '{姓名}', '{单位}', '{/专家}'],
      ],
      'row',
    ),
    ...signature(),
  ],
  'prereview-opinion': () => [
    ...masthead(),
    heading('{标题}'),
    addressee(),
    body('你单位申报的信息化项目“{项目名称}”（编号：{项目编号}）收悉。根据《{办法}》{条款}，现出具预审意见如下：'),
    section('一、预审结论'),
    body('{结论}'),
    ...optional('说明'),
    section('二、意见建议'),
    ...opinions(),
    ...none(),
    ...signature(),
  ],
  'application-form': () => [
    heading('信息化项目申请表'),
    grid(
      [20, 30, 20, 30],
      [
        ['项目名称', '', '项目性质', '□新建　□扩建　□改建'],
        ['申报单位', '', '责任科室', ''],
        ['分管负责人', '', '联系电话', ''],
        ['经办人', '', '联系电话', ''],
        ['项目来源', '', '建设周期（月）', ''],
        ['总投资（万元）', '', '资金来源', ''],
      ],
      'column',
    ),
    grid(
      [20, 80],
      [
        ['建设依据', '\n\n\n'],
        ['主要建设内容', '\n\n\n\n\n'],
        ['预期效益', '\n\n\n'],
        ['原项目情况（扩建、改建填写）', '投入使用时间：　　　　　总投资（万元）：\n设备购置：\n数据储量：\n应用范围：\n效益：'],
        ['申报单位意见', '\n\n主要领导（签字）：　　　　　　（盖章）\n　　　　　　　　　　年　　月　　日'],
      ],
      'column',
    ),
  ],
} as const;

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
