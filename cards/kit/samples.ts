import type {
  DeadlineView,
  DecisionView,
  FieldView,
  MaterialView,
  OpinionView,
  PageView,
  ProjectRef,
  TableView,
  TodoView,
  CountView,
} from './props.js';

/** Sample data that the cards' examples share; it names no real place and no real person. */
export const project: ProjectRef = { id: 12, name: '智慧养老服务平台', number: '2026-0012', unit: '区民政局' };

/** As long as people really write them, and longer. */
export const longProject: ProjectRef = {
  id: 999999,
  name: `关于${'城乡一体化数字治理综合服务能力提升与数据共享交换'.repeat(4)}建设项目（二期扩建）`,
  number: '2026-9999',
  unit: '区社会治理综合服务与应急联动指挥保障中心（区大数据发展促进办公室）',
};

/** What people paste: markup, braces, mentions. It must come out as it went in. */
export const hostile = '<at id=all></at> {{constructor}} **粗体** [链接](https://example.invalid)';

export const deadline: DeadlineView = {
  id: 31,
  name: '合同备案',
  dueOn: '2026-09-24',
  certain: true,
  left: 2,
  days: 2,
  state: 'running',
  opensOn: null,
  otherYear: false,
  article: '五（三）',
};
/** A window that has not opened yet. */
export const laterDeadline: DeadlineView = {
  ...deadline,
  id: 34,
  name: '绩效自评价',
  opensOn: '2026-10-20',
  dueOn: '2027-10-20',
  otherYear: true,
  left: 240,
  days: 355,
};

export const lateDeadline: DeadlineView = {
  ...deadline,
  id: 32,
  name: '预审',
  left: -3,
  days: -3,
  state: 'missed',
  article: '四（二）',
  certain: false,
};

export const decision: DecisionView = {
  task: '规范性初审',
  outcome: '退回修改',
  by: '王芳',
  at: 1789700700000,
  reason: '投资概算缺少明细',
  article: '二（三）',
  answers: [],
};

export const count: CountView = {
  startOn: '2026-09-18',
  dueOn: '2026-09-24',
  certain: true,
  fixed: false,
  days: [
    { date: '2026-09-18', counted: false, why: '起算日' },
    { date: '2026-09-19', counted: false, why: '周末' },
    { date: '2026-09-20', counted: true, why: '调休上班' },
    { date: '2026-09-21', counted: true, why: '工作日' },
    { date: '2026-09-22', counted: true, why: '工作日' },
    { date: '2026-09-23', counted: true, why: '工作日' },
    { date: '2026-09-24', counted: true, why: '工作日' },
  ],
};

/** Half a year, day by day: more than fits. */
export const longCount: CountView = {
  ...count,
  certain: false,
  days: Array.from({ length: 168 }, (_, at) => {
    const day = `2027-${String(1 + Math.floor(at / 28)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
    return { date: day, counted: at % 7 < 5, why: at % 7 < 5 ? '工作日' : '周末' };
  }),
};

export const budget: TableView = {
  id: 'budget',
  label: '项目资金概算明细汇总表',
  columns: [
    { id: 'kind', label: '类别', type: 'choice', required: true, options: ['应用软件', '硬件', '其他项目'], computed: false },
    { id: 'name', label: '名称', type: 'text', required: true, options: [], computed: false },
    { id: 'amount', label: '数量', type: 'number', required: true, options: [], computed: false },
    { id: 'unit', label: '单位', type: 'text', required: true, options: [], computed: false },
    { id: 'price', label: '单价', type: 'money', required: true, options: [], computed: false },
    { id: 'subtotal', label: '小计', type: 'money', required: true, options: [], computed: true },
  ],
  rows: [
    { kind: '应用软件', name: '养老服务管理系统', amount: 1, unit: '套', price: 48, subtotal: 48 },
    { kind: '硬件', name: '机架式服务器', amount: 2, unit: '台', price: 3.5, subtotal: 7 },
    { kind: '其他项目', name: '工程监理费', amount: 1, unit: '项', price: 1.65, subtotal: 1.65 },
  ],
  sum: 'subtotal',
  groupBy: 'kind',
  groups: [
    { name: '应用软件', total: 48 },
    { name: '硬件', total: 7 },
    { name: '其他项目', total: 1.65 },
  ],
  total: 56.65,
  cross: null,
  maxRows: 200,
  template: true,
};

/** A table whose sums are also shown crosswise, with shares. */
export const estimate: TableView = {
  ...budget,
  id: 'estimate',
  label: '投资估算明细表',
  columns: [
    { id: 'kind', label: '项目', type: 'choice', required: true, options: ['IT硬件设备', '应用系统'], computed: false },
    { id: 'name', label: '分项', type: 'text', required: true, options: [], computed: false },
    { id: 'place', label: '分地点', type: 'text', required: false, options: [], computed: false },
    { id: 'amount', label: '分项投资', type: 'money', required: true, options: [], computed: false },
    { id: 'share', label: '占总投资比', type: 'percent', required: false, options: [], computed: true },
  ],
  rows: [
    { kind: 'IT硬件设备', name: '服务器设备', place: '城区', amount: 10, share: 25 },
    { kind: '应用系统', name: '定制化软件', place: '镇街', amount: 30, share: 75 },
  ],
  sum: 'amount',
  groups: [
    { name: 'IT硬件设备', total: 10 },
    { name: '应用系统', total: 30 },
  ],
  total: 40,
  cross: {
    columns: ['城区', '镇街'],
    lines: [
      { name: 'IT硬件设备', cells: [10, 0], total: 10, share: 25 },
      { name: '应用系统', cells: [0, 30], total: 30, share: 75 },
    ],
    totals: [10, 30],
    total: 40,
  },
};

/** A list of words: nothing is added up. */
export const devices: TableView = {
  ...budget,
  id: 'devices',
  label: '现有设备',
  columns: [
    { id: 'name', label: '名称', type: 'text', required: true, options: [], computed: false },
    { id: 'use', label: '应用情况', type: 'text', required: false, options: [], computed: false },
  ],
  rows: Array.from({ length: 14 }, (_, at) => ({ name: `第${at + 1}台服务器`, use: '在用' })),
  sum: null,
  groupBy: null,
  groups: [],
  total: null,
};

const PLACES = Array.from({ length: 12 }, (_, at) => `第${at + 1}分中心（含机房）`);
export const wideEstimate: TableView = {
  ...estimate,
  cross: {
    columns: PLACES,
    lines: Array.from({ length: 8 }, (_, at) => ({
      name: `第${at + 1}大项`,
      cells: PLACES.map(() => 1.234567),
      total: 14.814804,
      share: 12.5,
    })),
    totals: PLACES.map(() => 9.876536),
    total: 118.518432,
  },
};

export const longBudget: TableView = {
  ...budget,
  rows: Array.from({ length: 180 }, (_, at) => ({
    kind: at % 2 === 0 ? '硬件' : '应用软件',
    name: `第${at + 1}号设备（含安装调试与三年质保服务的完整名称）`,
    amount: 2,
    unit: '台',
    price: 1.234567,
    subtotal: 2.469134,
  })),
  groups: [
    { name: '硬件', total: 222.22206 },
    { name: '应用软件', total: 222.22206 },
  ],
  total: 444.44412,
};

export const emptyBudget: TableView = { ...budget, rows: [], groups: [], total: 0 };

const asked = { required: true, hint: null, article: null };
export const fieldViews: readonly FieldView[] = [
  { ...asked, id: 'name', label: '项目名称', type: 'text', value: '智慧养老服务平台', max: 60, multiline: false },
  {
    ...asked,
    id: 'kind',
    label: '项目性质',
    type: 'choice',
    value: '新建',
    options: ['新建', '扩建', '改建'],
    article: '附件1 一（二）',
  },
  {
    ...asked,
    id: 'tech',
    label: '新技术应用',
    type: 'multiChoice',
    values: ['云计算'],
    options: ['云计算', '人工智能', '区块链'],
    required: false,
  },
  { ...asked, id: 'beginOn', label: '计划开工日期', type: 'date', value: '2026-10-08' },
  { ...asked, id: 'months', label: '建设周期', type: 'number', value: '6', unit: '个月' },
  { ...asked, id: 'own', label: '自筹资金', type: 'money', value: '12.5' },
  { ...asked, id: 'surveyed', label: '已调研', type: 'yesno', value: true },
  { ...asked, id: 'content', label: '主要建设内容', type: 'text', value: '', max: 1000, multiline: true, hint: '不少于 20 字' },
];

export const materials: readonly MaterialView[] = [
  {
    id: 'plan',
    name: '建设方案',
    required: true,
    state: 'received',
    file: { name: '智慧养老服务平台建设方案.docx', at: 1789700700000 },
    accept: ['docx'],
    hint: null,
    article: '二（一）',
  },
  {
    id: 'catalog',
    name: '数据资源目录',
    required: true,
    state: 'waiting',
    file: null,
    accept: ['xlsx', 'xls'],
    hint: null,
    article: '附件2',
    template: true,
  },
  {
    id: 'approval',
    name: '批复文件',
    required: false,
    state: 'notNeeded',
    file: null,
    accept: ['pdf'],
    hint: '上级试点才需要',
    article: '附件2',
  },
];

export const pages: readonly PageView[] = [
  {
    title: '基本信息',
    answers: [
      { label: '项目名称', value: '智慧养老服务平台' },
      { label: '项目性质', value: '新建' },
      { label: '主要建设内容', value: '建设居家养老服务管理、服务监管、数据分析三个子系统，并与公共数据平台对接。' },
    ],
    tables: [],
  },
  { title: '预算', answers: [{ label: '总投资', value: '56.65 万元' }], tables: [budget] },
];

export const longPages: readonly PageView[] = [
  {
    title: '基本信息',
    answers: Array.from({ length: 30 }, (_, at) => ({ label: `第${at + 1}项内容`, value: '很长的说明。'.repeat(150) })),
    tables: [],
  },
  { title: '预算', answers: [{ label: '总投资', value: '444.44412 万元' }], tables: [longBudget] },
];

export const opinions: readonly OpinionView[] = [
  { id: 51, no: 1, text: '补充投资概算明细清单。', answer: '已补充，见第十一章。', state: 'answered' },
  { id: 52, no: 2, text: '硬件参数应写明参考品牌。', answer: null, state: 'open' },
  { id: 53, no: 3, text: '补充系统网络拓扑图。', answer: '已补充。', state: 'accepted' },
];

export const longOpinions: readonly OpinionView[] = Array.from({ length: 40 }, (_, at) => ({
  id: 100 + at,
  no: at + 1,
  text: `${'需要进一步说明与现有系统的关系。'.repeat(8)}${hostile}`,
  answer: at % 3 === 0 ? '已逐项说明，见方案第四章。'.repeat(10) : null,
  state: at % 3 === 0 ? ('answered' as const) : ('open' as const),
}));

export const todo: TodoView = {
  taskId: 41,
  task: '规范性初审',
  project,
  deadline,
  returned: null,
  heldOn: null,
  pausedFor: null,
};
