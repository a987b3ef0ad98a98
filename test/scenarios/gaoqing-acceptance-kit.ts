import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { Pressed } from '../../sandbox/driver.js';
import type { World } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import { conclude, decide, FINANCE, HANDLER, hold, newest, OFFICE, ok, send, take } from './gaoqing-kit.js';

const PRELIMINARY: Answers = {
  软件评测机构及资质: '某软件评测中心，CMA',
  信息安全风险评估机构: '某信息安全测评公司',
  试运行情况及相关数据: '试运行三个月，日均访问 2100 次，无中断',
};

/** 初步验收 with its papers, handed in. */
export async function acceptFirst(w: World, answers: Answers = {}): Promise<Pressed> {
  await take(w, HANDLER, '初步验收');
  await send(w, HANDLER, '应用软件评测报告', '信息安全风险评估报告', '项目初验报告');
  await w.as(HANDLER).press('继续办理');
  const { card } = await w
    .as(HANDLER)
    .fill({ ...PRELIMINARY, ...answers })
    .press('下一页：核对');
  return w.as(HANDLER).press('提交', card);
}

export const PAPERS = [
  '项目招标文件',
  '项目投标文件',
  '项目完成情况总结',
  '项目技术工作总结',
  '经济效益和社会效益',
  '购置设备、软件清单',
  '项目用户使用报告',
  '项目信息资源共享情况报告',
];
export const SOFTWARE = ['需求说明书', '详细设计说明书', '数据库设计说明书', '软件测试报告', '系统部署手册', '项目试运行报告'];

export const CONDITIONS: Answers = {
  '1.': '是',
  '2.': '是',
  '3.': '是',
  '4.': '是',
  '5.': '是',
  '6.': '是',
};

/** The application of 附件7 as far as its confirmation, with the papers that are named. */
export async function fillApplication(
  w: World,
  kinds: Answers,
  papers: readonly string[],
  conditions = CONDITIONS,
): Promise<void> {
  const he = w.as(HANDLER);
  await take(w, HANDLER, '申请竣工验收');
  const head = {
    地址: '高青县城中心路 1 号',
    财政投资: 58,
    自筹资金: 2.5,
    提供验收文件的目录: '一至十二项',
    '本单位（部门）意见': '同意申请验收',
  };
  await kit.onward(he, head, '验收条件');
  await kit.onward(he, conditions, '过程文档类别');
  await kit.onward(he, kinds, '验收材料');
  await send(w, HANDLER, ...papers);
  await he.press('继续办理');
  await kit.toTheEnd(w);
}

/** A complete application of a software project, sealed: the office has it. */
export async function applied(w: World): Promise<void> {
  const kinds = { 项目包含的内容: ['软件开发'], '有单个价值 100 万元以上的软件系统': '否', 合同或招标文件要求第三方测试: '否' };
  await fillApplication(w, kinds, [...PAPERS, ...SOFTWARE]);
  await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
  await sealed(w);
}

/** The printed application with its seal. */
export async function sealed(w: World): Promise<void> {
  const card = newest(w, HANDLER);
  await send(w, HANDLER, '盖章的验收申请表');
  await ok(w.as(HANDLER).press('提交', card));
}

export const RESULT: Answers = {
  '1.': '资料齐全',
  '2.': '达到设计要求',
  '3.': '经费使用合理',
  '4.': '减少重复填报约六成',
  '5.': '建议完善移动端',
  试运行情况及相关数据: '日均访问 2100 次',
  主要技术参数指标与审核意见确定的建设方案一致: '是',
  信息资源目录已纳入共享交换平台目录管理系统: '是',
};

/** All is there and in order since a day; the final acceptance meets on another. */
export async function toMeeting(w: World, since: string, on: string): Promise<void> {
  await ok(decide(w, OFFICE, '收齐并符合条件', { 收齐材料并符合条件之日: since }));
  await hold(w, '竣工验收会', on);
}

/** The final acceptance’s conclusion. */
export function finish(w: World, outcome: 'pass' | 'fail', answers: Answers = {}): Promise<Pressed> {
  return conclude(w, outcome, { ...RESULT, ...answers });
}

/** 结算评审, registered by finance. */
export async function settle(w: World): Promise<void> {
  await take(w, FINANCE, '结算评审');
  await send(w, FINANCE, '结算评审报告');
  await ok(
    w
      .as(FINANCE)
      .fill({ 第三方中介机构: '某会计师事务所', 结算评审金额: 57.5 })
      .press('登记', kit.cardOf(w, FINANCE, '结算评审')),
  );
}

/** The evaluation by the office, with one partner. */
export async function evaluate(w: World, verdict: Answers): Promise<Pressed> {
  await take(w, OFFICE, '绩效评估');
  const four = { 建设进度: '按期建成', 资金使用: '合规', 运行情况: '平稳', 应用效果: '覆盖全部学校' };
  await kit.onward(w.as(OFFICE), { ...four, ...verdict }, '参建单位考核');
  const { card: row } = await w.as(OFFICE).press('添加一行');
  await w.as(OFFICE).fill({ 类别: '承建单位', 单位名称: '某科技公司', 考核结果: '合格' }).press('保存这一行', row);
  await w.as(OFFICE).press('下一页：核对', newest(w, OFFICE));
  return w.as(OFFICE).press('提交评估结果', newest(w, OFFICE));
}

/** The unit asks for so many months more. */
export async function askedLonger(w: World, months: number): Promise<void> {
  await w.as(HANDLER).say('进度 智慧校园');
  await w.as(HANDLER).press('延期验收申请');
  await w.as(HANDLER).fill({ 特殊原因: '承建单位重组，试运行中断', 申请延长: months }).press('下一页：核对');
  await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
}
