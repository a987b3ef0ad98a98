import type { Pressed } from '../../sandbox/driver.js';
import type { World } from '../support/world.js';
import { decide, type Filling, fillPages, HANDLER, newest, OFFICE, ok, reserved, withChanges } from './ningbo-kit.js';

const ASPECTS = {
  省市应用支撑平台统筹: '呼叫处置经“浙政钉”派发，服务入口接入“浙里办”',
  市级基础平台统一支撑: '部署在市政务云，使用宁波城市大脑的语音能力',
  业务协同和数据共享: '与医保、卫健共享数据，走全市统一的共享体系',
  网络安全: '拟定为等级保护三级',
};
const GOALS = [{ 绩效指标: '平均响应时间', 目标值: '不超过 15 分钟' }];

/** 附表 1–9 by their names. */
export const SHEETS = [
  '绩效目标申报表',
  '事前绩效评估报告',
  '项目总投资概算表',
  '分项投资概算明细表',
  '安全建设费用明细表',
  '数据资源目录登记表',
  '数据资产梳理表',
  '宁波城市大脑资源申请表',
  '省市应用支撑平台资源利用情况表',
].map((name) => `${name}.pdf`);

/** A plan that the unit builds itself. */
export const PLAN: Filling = {
  answers: {
    项目简称: '智慧养老',
    方案类型: '可行性研究报告暨建设方案',
    '方案编制单位、负责人和联系方式': '某设计院，王工，0574-00000000',
    项目性质: '新建',
    是否单独新增服务器等硬件设施: '否',
    手机端应用: '整合到浙政钉、浙里办',
    是否跨部门跨层级业务协同: '否',
    是否有领导批示: '否',
    ...ASPECTS,
    测算依据和取费标准: '按人月计费，每人月 2 万元',
    资金来源与落实情况: '市级财政资金',
  },
  rows: {
    概算: [
      { '系统（模块）': '服务调度', 类别: '应用软件开发', 名称: '调度模块', '单价（万元）': 2, 数量: 120 },
      { '系统（模块）': '服务调度', 类别: '安全建设', 名称: '等级保护测评', '单价（万元）': 6.5, 数量: 1 },
    ],
    进度与绩效目标: GOALS,
  },
  files: { 方案和附件: ['项目方案.pdf', '方案编制依据和有关资料.pdf', '电子政务规划、行业相关规划.pdf'], 附表: SHEETS },
};

/** A service that is bought. */
export const SERVICE: Filling = {
  answers: {
    服务对象: '市、区县民政部门和养老机构',
    '属于《宁波市政府购买服务指导性目录》': '是',
    对应的目录条目: 'D0901 信息化服务',
    基础支撑和数据共享由宁波城市大脑统一支撑: '是',
    服务方式: ['购买'],
    手机端应用: '不涉及',
    是否有领导批示: '否',
    ...ASPECTS,
    '考核指标、付费条件和付费方式': '按季考核，合格后按季付费',
    预期效果: '平均响应时间缩短一半',
    成本控制: '五年总成本比自建低两成',
  },
  rows: {
    付费方式: [{ 年度: '2027年', 服务事项: '平台服务', '费用（万元）': 86 }],
    效果与成本: GOALS,
  },
  files: { 方案和附件: ['购买服务方案.pdf', '项目投资绩效评估报告.pdf', '任务要求和政策文件.pdf'] },
};

export const BOUGHT = { answers: { 拟采用的方式: '购买服务（业务数字化应用类）' } };
export const INFRA = { answers: { 拟采用的方式: '购买服务（基础网络、云资源等基础设施）' } };

/** From the declaration into the year's plan: whoever writes the plan has it to do. */
export async function listed(
  w: World,
  changes: Partial<Filling> = {},
  plan: Readonly<Record<string, string>> = {},
): Promise<void> {
  await reserved(w, changes);
  await enterPlan(w, plan);
}

export async function enterPlan(w: World, plan: Readonly<Record<string, string>> = {}): Promise<Pressed> {
  return ok(decide(w, OFFICE, '已列入年度计划', { 计划年度: 2027, ...plan }));
}

/** The plan filled in up to the confirmation, from the card that leads to it. */
export async function fillPlan(w: World, filling: Filling, changes: Partial<Filling> = {}, by = HANDLER) {
  const person = w.as(by);
  const told = newest(w, by);
  const page = told.buttons().includes('去办理') ? (await person.press('去办理', told)).card : told;
  return fillPages(person, page, withChanges(filling, changes));
}

/** Handed in: 1 working day from now for the office. */
export async function sendPlan(w: World, filling = PLAN, changes: Partial<Filling> = {}, by = HANDLER): Promise<Pressed> {
  const confirm = await fillPlan(w, filling, changes, by);
  return ok(w.as(by).press('提交', confirm));
}
