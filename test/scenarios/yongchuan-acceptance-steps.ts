import type { Pressed } from '../../sandbox/driver.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { World } from '../support/world.js';
import { fileWith, fillIn, HANDLER, NAME, newest, OFFICE, open, project, toFirst } from './yongchuan-kit.js';
import type { Story } from './yongchuan-steps.js';

export const INITIAL = {
  验收方式: '聘请有资质的专家',
  专家姓名资质或机构名称: '晏清（教授）、滕飞（高级工程师）',
  验收依据: ['基本情况报告', '招投标文件', '合同'],
  建设内容符合: '是',
  主要功能符合: '是',
  安全性符合: '是',
  建设资料齐全: '是',
  初验结论: '通过',
  初步验收意见: '功能完整，同意通过初验并进入试运行',
  选用国密算法: '是',
  关键产品采购自主可控的国产设备和软件: '是',
  已开展网络与信息安全风险评估: '是',
  已落实等级保护和分级保护要求: '是',
  有机房等施工内容: '否',
};

/** What 附件4 asks for in both acceptances, and in the first one alone. The contract came with its registration. */
export const INITIAL_PAPERS = [
  '初验报告',
  '建设方案及预算书（经审核）',
  '招标文件',
  '投标文件',
  '中标通知书',
  '项目周报',
  '付款文件',
  '拓扑图、机柜图等',
  '测评合同及测评报告',
  '操作使用说明书',
  '维护记录',
  '系统初步设计方案',
].map((name) => `${name}.pdf`);

/** What 第十五条 asks for, then what 附件4 asks for in the last acceptance alone. */
export const FINAL_PAPERS = [
  '终验投用申请书',
  '项目建设报告',
  '初验试用报告',
  '安全评估报告',
  '信息资源共享报告',
  '档案验收',
  '运维计划',
  '维护手册',
  '系统参数配置说明',
  '系统应急及恢复步骤文档',
  '项目设备合格证',
  '培训相关文件',
  '售后服务文件',
  '项目财务报告及其过程记录文件',
  '项目审计报告及其过程记录文件',
  '项目初验结论及意见',
].map((name) => `${name}.pdf`);

export const FINAL = {
  本单位发文文号: '民政信〔2027〕3号',
  方案设计机构: '某设计院',
  测评机构: '某测评中心',
  目标完成情况: '各项建设目标均已完成',
  试运行和运维工作情况: '试运行平稳，运维到位',
  初验整改完善情况: '初验意见已全部整改',
  有定制软件: '否',
  有成熟软件: '否',
  签过补充协议: '否',
};

/** The unit's own acceptance, up to its confirmation. */
export async function fillInitial(
  w: World,
  { by = HANDLER, name = NAME }: Story,
  answers: Answers = {},
  files: readonly string[] = INITIAL_PAPERS,
): Promise<Pressed> {
  const opened = await toFirst(w, by, await open(w, by, '组织初验', name));
  return fillIn(w, by, opened, { answers: { ...INITIAL, 初验日期: w.clock.today(), ...answers }, files });
}

/** The trial run's beginning and length. */
export async function startTrial(w: World, { by = HANDLER, name = NAME }: Story, answers: Answers): Promise<Pressed> {
  return fileWith(w, by, await open(w, by, '安排试运行', name), '确定', { answers });
}

/** The application for the last acceptance, up to its confirmation. */
export async function fillFinal(
  w: World,
  { by = HANDLER, name = NAME }: Story,
  answers: Answers = {},
  files: readonly string[] = FINAL_PAPERS,
): Promise<Pressed> {
  const opened = await toFirst(w, by, await open(w, by, '终验投用申请', name));
  return fillIn(w, by, opened, { answers: { ...FINAL, ...answers }, files });
}

const GUESTS = [
  ['承建单位项目负责人', '洪涛', '某软件公司'],
  ['设计机构项目负责人', '纪元', '某设计院'],
  ['测评机构项目负责人', '裴宏', '某测评中心'],
  ['项目用户代表', '翁梅', '某街道'],
] as const;

/** The meeting on a date with everybody who must come, invited; the clock then stands on its day. */
export async function meetFinal(w: World, on: string, name = NAME): Promise<void> {
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press('安排终验会');
  await office.fill({ 日期: on, 时间: '10:00', 地点: '区政务中心 401' }).press('保存，下一步选项目');
  const { number } = await project(w, name);
  const subject = `${name}（${number ?? ''}）`;
  let seats = (await office.press('保存，下一步定人员')).card;
  for (const [place, person, org] of GUESTS) {
    const guest = {
      坐席: '参加终验人员',
      系统外人员姓名: person,
      系统外人员单位: org,
      系统外人员手机: '13900001111',
      陈述分工: place,
      为哪个项目: subject,
    };
    seats = (await office.fill(guest).press('加入名单', seats)).card;
  }
  const invited = await office.press('发会议通知', seats);
  if (invited.toast?.type !== 'success') throw new Error(`not invited: ${JSON.stringify(invited.toast)}\n${invited.card.text()}`);
  await w.clock.to(`${on}T11:00+08:00`);
}

export const FINAL_CONCLUSION = {
  建设内容符合: '是',
  主要功能符合: '是',
  目标完成: '是',
  试运行和运维工作符合: '是',
  到会人员: [
    '设计机构项目负责人',
    '测评机构项目负责人',
    '承建单位项目负责人',
    '项目单位项目负责人',
    '项目用户代表',
    '信息化专家',
  ],
  终验意见: '同意通过终验',
};

/** The conclusion of the meeting that stands open. */
export async function concludeFinal(w: World, outcome: 'pass' | 'rectify', answers: Answers): Promise<Pressed> {
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press('打开', newest(w, OFFICE));
  const { card } = await office.press('登记结论', newest(w, OFFICE));
  return office.fill({ 结论: outcome, ...answers }).press('确认', card);
}
