import type { Pressed } from '../../sandbox/driver.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { World } from '../support/world.js';
import {
  ASSETS,
  BODIES,
  decide,
  FINANCE,
  fileWith,
  fillIn,
  HANDLER,
  handIn,
  LEADING,
  NAME,
  NEWTOWN,
  newest,
  OFFICE,
  open,
  PLANNING,
} from './yongchuan-kit.js';

/** What a project is like; by default a new one of a department. */
export interface Story {
  readonly by?: string;
  readonly name?: string;
  readonly list?: Answers;
  /** Files of the list's form. */
  readonly files?: readonly string[];
  readonly declaration?: Answers;
  readonly price?: number;
  readonly supervised?: boolean;
}

export const LIST = {
  项目名称: NAME,
  单位性质: '区级部门',
  项目类型: '新建',
  '只是购置计算机、非定制化办公软硬件、网络线路或耗材': '否',
  主要建设内容: '建设全区居家养老服务调度和探访关爱平台',
  '投资估算（万元）': 120,
  '单独建设统一平台或者全局性、跨部门综合应用平台': '否',
  法律法规规定可以不依托统一平台: '否',
  依托全区统一平台集约化建设: '是',
  本单位还有未依托统一平台的已建系统: '否',
  '是否统一安排、亟需建设的项目': '否',
};

export const DECLARATION = {
  分管领导联系电话: '02312345678',
  建设背景和依据: ['业务工作需要'],
  业务工作需要的简要说明: '探访关爱靠纸质台账，风险发现不及时',
  前期准备情况: '已完成调研',
  进度计划: '三月招标，八月初验，十二月终验',
  资金来源: ['财政性资金'],
};

/** The situation report and what comes with it. */
export const PAPERS = ['盖章的项目建设申报表.pdf', '项目基本情况报告.pdf', '项目信息资源目录.pdf'];

export const COORDINATION = {
  聘请的专家: '晏清、滕飞',
  聘请的第三方专业机构: '某咨询公司',
  技术先进性: '架构先进',
  集约共建程度: '依托永川云部署',
  信息资源共享开放程度: '目录完整，接入数据资源中心',
  投资估算: '估算合理',
  '国密算法、自主可控产品和等级保护': '选用国密算法，按三级等保建设',
};

/** The list's form, filled in up to its confirmation. */
export async function fillList(w: World, { by = HANDLER, name = NAME, list = {}, files = [] }: Story = {}): Promise<Pressed> {
  await w.as(by).say('申报');
  const opened = await w.as(by).press('否，开始申报');
  return fillIn(w, by, opened.card, { answers: { ...LIST, 项目名称: name, ...list }, files });
}

/** The same, handed in. */
export async function enlist(w: World, story: Story = {}): Promise<Pressed> {
  const { card } = await fillList(w, story);
  return w.as(story.by ?? HANDLER).press('提交', card);
}

/** On the list, and declared: the office has to take it in. */
export async function declared(w: World, story: Story = {}): Promise<Pressed> {
  await enlist(w, story);
  await decide(w, OFFICE, '纳入清单');
  return declare(w, story);
}

/** The declaration, handed in. */
export async function declare(w: World, { by = HANDLER, price = 100, declaration = {} }: Story = {}): Promise<Pressed> {
  const opened = await w.as(by).press('去办理', newest(w, by));
  const rows = [[{ 项目: '应用系统', 分项: '定制化软件', '分项投资（万元）': price }], [{ 年度: '2027', '资金（万元）': price }]];
  return handIn(w, by, opened.card, { answers: { ...DECLARATION, ...declaration }, rows, files: PAPERS });
}

/** The three things without which no declaration is taken in. */
export const RECEIPT = {
  依托统一平台集约建设的分析和初步设计: '是',
  信息资源共享目录的分析和初步设计: '是',
  对社会公众开放的分析和初步设计: '是',
};

export async function received(w: World, story: Story = {}): Promise<void> {
  await declared(w, story);
  await decide(w, OFFICE, '受理', RECEIPT);
}

/** Passed by the office's review without opinions: the five bodies are asked. */
export async function coordinated(w: World, story: Story = {}): Promise<void> {
  await received(w, story);
  await decide(w, OFFICE, '通过', COORDINATION);
}

export const CONCLUSION = {
  '建设必要、可行': '是',
  资金来源落实: '是',
  投资方式合适: '是',
  与大数据产业融合发展: '带动本地软件企业',
  会商意见汇总: '五个部门均同意',
};

/** All that the bodies are asked in the consultation. */
export async function allAgree(w: World, story: Story = {}): Promise<void> {
  for (const body of BODIES) await decide(w, body, '同意');
  if ((story.list?.['项目类型'] ?? '新建') !== '新建') return;
  await decide(w, NEWTOWN, '提交评估意见', { 产业化评估: '可带动养老服务软件产业', 融合发展意见: '与大数据产业园企业合作' });
}

export async function consulted(w: World, story: Story = {}): Promise<void> {
  await coordinated(w, story);
  await allAgree(w, story);
  await decide(w, OFFICE, '通过会商', CONCLUSION);
}

export const PLAN = { 轻重缓急: '重要', 资金来源: '区级财政', 编制说明: '条件成熟，资金可及' };
export const APPROVAL = { 立项批复文号: '永发改投〔2026〕8号', 批复日期: '2026-09-18' };
export const INVESTMENT = { 投资评审文号: '永财评〔2026〕5号', 评审意见: '同意' };

/** In the year's plan, as the leading group decided: 发改委 has it. */
export async function planned(w: World, story: Story = {}): Promise<void> {
  await consulted(w, story);
  await decide(w, OFFICE, '编入计划', PLAN);
  for (const body of [PLANNING, FINANCE, ASSETS, NEWTOWN]) await decide(w, body, '同意');
  await decide(w, LEADING, '审定同意');
}

/** Through all approvals: the unit may begin. */
export async function approved(w: World, story: Story = {}): Promise<void> {
  await planned(w, story);
  await decide(w, PLANNING, '批准立项', { ...APPROVAL, 批复日期: w.clock.today() });
  await decide(w, FINANCE, '评审通过', INVESTMENT);
}

export const ORGANISATION = {
  项目实施机构: '信息中心',
  项目责任人: '邹国栋',
  项目责任人电话: '02312345678',
  已建立项目管理制度: '是',
  按审定的基本情况报告和审批意见实施: '是',
};

/** With a body that carries it out and a contract. */
export async function contracted(w: World, story: Story = {}): Promise<void> {
  const { by = HANDLER, name = NAME, supervised = false } = story;
  await approved(w, story);
  const answers = supervised ? { 监理机构: '某监理公司' } : {};
  const first = await open(w, by, '确定实施机构和责任人', name);
  const filed = await fileWith(w, by, first, '确定', { answers: { ...ORGANISATION, 实施工程监理: supervised ? '是' : '否' } });
  if (supervised) await w.as(by).fill(answers).press('确定', filed.card);
  await fileContract(w, story);
}

export async function fileContract(
  w: World,
  { by = HANDLER, name = NAME }: Story = {},
  signedOn = w.clock.today(),
): Promise<Pressed> {
  const contract = await open(w, by, '招标采购和合同登记', name);
  return fileWith(w, by, contract, '登记', {
    answers: {
      采购方式: '公开招标',
      执行招标投标和政府采购制度: '是',
      承建单位: '某软件公司',
      '合同金额（万元）': 90,
      合同签订日期: signedOn,
    },
    files: ['项目合同及附件.pdf'],
  });
}
