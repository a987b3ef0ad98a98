import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
} from 'docx';
import { PlanOutline } from '../../../policies/schema/index.js';

export const TITLES = [
  '项目的基本概述',
  '现状、必要性和需求分析',
  '项目的建设目标',
  '项目的总体设计',
  '项目的应用系统设计',
  '项目的信息数据设计',
  '项目的计算机及网络平台系统设计',
  '项目的安全保密设计',
  '项目的基础配套工程设计',
  '项目招标方案',
  '项目的投资概算',
  '项目的建设及运行管理',
  '项目的建设进度',
  '项目的培训计划',
  '社会与经济效益分析',
  '意见与建议',
  '附件',
];
export const NUMERALS = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
];

const cited = (article: string, rule: string) => ({ article, rules: [rule] });

export const OUTLINE = PlanOutline.parse({
  name: '建设方案',
  naming: { ...cited('二（一）1', 'LA-02'), pattern: '^杭州市临安区.+建设方案$', example: '杭州市临安区{{项目名称}}建设方案' },
  chapters: { ...cited('附件1', 'LA-07'), titles: TITLES },
  sections: [
    { name: '背景依据（必要性）', ...cited('二（一）2', 'LA-03'), words: ['必要性', '建设背景'] },
    { name: '投资明细清单', ...cited('二（一）2', 'LA-03'), words: ['明细清单', '明细汇总表'] },
  ],
  cover: { ...cited('二（一）4', 'LA-06'), unit: true, date: true },
  contents: cited('二（一）4', 'LA-06'),
  pageNumbers: cited('二（一）4', 'LA-06'),
  tables: [
    {
      name: '软件功能与开发工量表',
      ...cited('二（一）3', 'LA-04'),
      columns: [
        ['功能模块', '模块名称'],
        ['模块功能', '功能描述'],
        ['开发工量', '工作量', '人日'],
      ],
    },
    {
      name: '硬件设备表',
      ...cited('二（一）3', 'LA-05'),
      columns: [['产品名称', '名称'], ['数量'], ['参数', '配置'], ['单价'], ['总价', '小计']],
    },
  ],
  labour: { ...cited('二（一）3', 'LA-04'), dayFrom: 800, dayTo: 1000, month: 2 },
});

export const CONTEXT = {
  projectName: '智慧农贸监管平台',
  unit: '临安区市场监督管理局',
  fileName: '杭州市临安区智慧农贸监管平台建设方案.docx',
};

export const SOFTWARE = [
  ['序号', '功能模块', '功能描述', '工作量（人日）', '单价（元/人日）', '小计（元）'],
  ['1', '摊位管理', '登记、变更、注销摊位', '30', '900', '27,000'],
  ['2', '检测上报', '上报检测结果', '20', '1000', '20,000'],
  ['合计', '', '', '50', '', '47,000'],
];
export const HARDWARE = [
  ['产品名称', '数量', '性能参数', '单价（万元）', '总价（万元）'],
  ['服务器', '2', '2路16核', '3.5', '7'],
  ['交换机', '3', '24口', '0.45', '1.35'],
  ['合计：￥8.35', '', '', '', ''],
];

export interface Draft {
  titles?: readonly string[];
  numbered?: boolean;
  styled?: boolean;
  software?: readonly (readonly string[])[];
  hardware?: readonly (readonly string[])[];
  cover?: readonly string[];
  contents?: boolean;
  pageNumbers?: boolean;
  body?: (title: string) => readonly string[];
}

const text = (line: string) => new Paragraph({ children: [new TextRun(line)] });
const table = (rows: readonly (readonly string[])[]) =>
  new Table({
    rows: rows.map((row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [text(cell)] })) })),
  });

/** A line of text, a styled heading `# 标题` (`##` …), a page break `---`, or a table. */
export type Part = string | readonly (readonly string[])[];

/** A real .docx of such parts. */
export async function docxOf(parts: readonly Part[]): Promise<Uint8Array> {
  const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
  const children = parts.map((part) => {
    if (typeof part !== 'string') return table(part);
    if (part === '---') return new Paragraph({ children: [new PageBreak()] });
    const depth = /^(#*) ?/.exec(part)?.[1]?.length ?? 0;
    const heading = headings[depth - 1];
    return heading === undefined ? text(part) : new Paragraph({ heading, children: [new TextRun(part.slice(depth + 1))] });
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

const COVER = ['杭州市临安区智慧农贸监管平台', '建设方案', '建设单位：临安区市场监督管理局', '编制时间：2026年10月'];
const BODY = (title: string) => [`（一）${title}说明`, '本项目的建设必要性如下，详见项目资金概算明细汇总表。'];

/** A real .docx of a plan, complete unless the draft says otherwise. */
export async function planDocx(draft: Draft = {}): Promise<Uint8Array> {
  const {
    titles = TITLES,
    numbered = true,
    styled = true,
    software = SOFTWARE,
    hardware = HARDWARE,
    cover = COVER,
    body = BODY,
  } = draft;
  const chapter = (title: string) => {
    const line = numbered ? `${NUMERALS[TITLES.indexOf(title)] ?? ''}${TITLES.includes(title) ? '、' : ''}${title}` : title;
    const heading = styled ? new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(line)] }) : text(line);
    return [
      heading,
      ...body(title).map(text),
      ...(title.includes('应用系统') ? [table(software)] : []),
      ...(title.includes('投资') ? [table(hardware)] : []),
    ];
  };
  const footer = new Footer({ children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })] });
  const document = new Document({
    sections: [
      {
        ...(draft.pageNumbers === false ? {} : { footers: { default: footer } }),
        children: [
          ...cover.map(text),
          new Paragraph({ children: [new PageBreak()] }),
          ...(draft.contents === false
            ? []
            : [
                new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' }),
                new Paragraph({ children: [new PageBreak()] }),
              ]),
          ...titles.flatMap(chapter),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
