import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

/** A document as its author thinks of it: a cover, then chapters with their sections, text and tables. */
export interface Chapter {
  readonly title: string;
  readonly sections?: readonly string[];
  readonly text?: readonly string[];
  readonly tables?: readonly (readonly (readonly string[])[])[];
}

const NUMERALS = [...'一二三四五六七八九十'];
const line = (text: string) => new Paragraph({ children: [new TextRun(text)] });
const heading = (text: string, level: 'HEADING_1' | 'HEADING_2') =>
  new Paragraph({ heading: HeadingLevel[level], children: [new TextRun(text)] });
const table = (rows: readonly (readonly string[])[]) =>
  new Table({
    rows: rows.map((row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [line(cell)] })) })),
  });

/** A real .docx. */
export async function docxOf(cover: readonly string[], chapters: readonly Chapter[]): Promise<Uint8Array> {
  const children = chapters.flatMap(({ title, sections = [], text = ['见下。'], tables = [] }, at) => [
    heading(`${NUMERALS[at] ?? ''}、${title}`, 'HEADING_1'),
    ...text.map(line),
    ...sections.flatMap((section, n) => [
      heading(`（${NUMERALS[n] ?? '十一'}）${section}`, 'HEADING_2'),
      line(`${section}如下。`),
    ]),
    ...tables.map(table),
  ]);
  const document = new Document({ sections: [{ children: [...cover.map(line), ...children] }] });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** 附表2, all five items. */
export const PROPOSAL: readonly Chapter[] = [
  { title: '项目建设依据', text: ['依据省民政厅数字化改革任务清单，完整材料附后。'] },
  {
    title: '总体设计方案',
    sections: ['建设目标', '建设内容', '技术路线', '系统体系架构'],
    text: ['与现有系统、省建系统、省市应用支撑平台、宁波城市大脑的关系如下。'],
  },
  { title: '项目绩效分析' },
  { title: '项目实施计划', sections: ['建设周期', '实施进度计划'], text: ['建设周期为 2026年10月—2027年12月。'] },
  { title: '总体投资估算', sections: ['总投资', '分年度投资计划', '资金来源'] },
];

/** What 第十五条 and 附表3 want to read somewhere in a plan, one line for each thing. */
export const CONTENTS: readonly string[] = [
  '项目简称：智慧养老。',
  '应用场景：老人一键呼叫，功能模块聚焦响应慢的问题。',
  '业务协同方案见业务协同模型图，数据共享方案见数据共享模型图。',
  '省市应用支撑平台：接入浙政钉、浙里办。',
  '基层治理四平台：处置任务下发到街道。',
  '公共数据平台：使用全市统一的共享体系。',
  '时空信息云平台：使用地址服务。',
  '依托市政务云、宁波城市大脑部署，见系统总体框架图、系统网络拓扑图。',
  '信息安全：依据 GB/T 22240-2020 自定级为三级，按照 GB/T 22239-2019 分析安全需求，提出数据备份要求。',
  '测算依据和取费标准见编制说明。绩效目标：平均响应时间不超过 15 分钟。',
  '项目总投资 246.5 万元。',
];

const OUTLINE: readonly (readonly [string, readonly string[]])[] = [
  [
    '项目概况',
    [
      '项目名称',
      '项目建设单位',
      '项目方案编制单位',
      '项目方案编制依据',
      '项目建设目标和预期绩效',
      '项目主要建设内容',
      '项目总投资及资金来源',
      '效益及风险',
      '主要结论与建议',
    ],
  ],
  ['项目建设单位概况', ['项目建设单位与职能', '项目实施机构与职责']],
  [
    '项目建设的必要性及可行性',
    ['项目提出的背景和依据', '信息化建设现状分析', '存在的问题和差距', '项目建设的意义和必要性', '项目可行性分析'],
  ],
  ['项目需求分析', ['问题分析', '业务需求分析', '安全要求分析']],
  [
    '项目建设方案',
    [
      '总体思路',
      '建设目标',
      '建设内容',
      '业务协同方案',
      '总体设计方案',
      '应用模块建设方案',
      '省市应用支撑平台建设方案',
      '数据共享方案',
      '基于宁波城市大脑的系统部署方案',
      '终端系统建设方案',
      '安全建设方案',
    ],
  ],
  ['项目招标方案', ['招标范围', '招标方式', '招标组织形式']],
  ['项目组织机构和人员', ['项目管理机构及人员配置', '人员培训方案']],
  ['项目实施进度', ['项目建设期', '实施进度计划']],
  ['投资概算（估算）和资金筹措', ['总投资概算', '分项概算', '投资概算编制说明', '资金来源与落实情况']],
  ['项目效益与风险分析', ['经济效益和社会效益分析', '项目风险与控制']],
];

const SCHEDULE = [
  ['任务', '计划开始时间', '计划结束时间', '工时预计'],
  ['需求调研', '2026年10月', '2026年11月', '40 人天'],
];
const ESTIMATE = [
  ['系统', '参考型号', '主要性能指标', '生产厂家', '单价（万元）', '数量', '总价（万元）'],
  ['服务调度', '定制', '并发 500', '自研', '2', '120', '240'],
  ['安全', '服务', '三级测评', '测评机构', '6.5', '1', '6.5'],
  ['总投资：246.5', '', '', '', '', '', ''],
];
const LABOUR = [
  ['应用系统', '功能模块', '工作量（人月）', '单价（万元）', '金额（万元）'],
  ['服务调度', '派单', '120', '2', '240'],
];

/** 附表3, all ten chapters with their tables; `text` stands in the first one. */
export function planChapters(text: readonly string[] = CONTENTS): Chapter[] {
  return OUTLINE.map(([title, sections], at) => ({
    title,
    sections,
    ...(at === 0 ? { text } : {}),
    ...(title === '项目实施进度' ? { tables: [SCHEDULE] } : {}),
    ...(title.startsWith('投资概算') ? { tables: [ESTIMATE, LABOUR] } : {}),
  }));
}

/** 附表4, all six items. */
export const SERVICE_CHAPTERS: readonly Chapter[] = [
  { title: '服务对象' },
  { title: '服务内容', text: ['属于《宁波市政府购买服务指导性目录》D0901。'] },
  { title: '服务方式' },
  { title: '付费方式' },
  { title: '预期效果', text: ['绩效目标：平均响应时间缩短一半。'] },
  { title: '成本控制', text: ['与自建方式比较，五年总成本低两成。'] },
];
