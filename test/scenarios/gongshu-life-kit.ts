import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { Pressed } from '../../sandbox/driver.js';
import type { World } from '../support/world.js';
import { HANDLER, newest, OFFICE, PDF, project } from './gongshu-kit.js';
import { capped, fileContract, funded, sign } from './gongshu-steps.js';

/** A project under construction since 2026-09-22. */
export async function building(w: World, price = 40): Promise<void> {
  await (price < 50 ? funded(w, { price }) : capped(w, { price }, price));
  await sign(w, { amount: price });
  await fileContract(w);
}

/** Opens a task of one's own from the card of the project. */
export async function open(w: World, who: string, button: string): Promise<void> {
  await w.as(who).say('进度 智慧急救');
  await w.as(who).press(button);
}

/** Fills the one page of a form that stands open, sends its files, and hands it in. */
export async function handIn(w: World, answers: Answers, files: readonly string[], button: string): Promise<Pressed> {
  const he = w.as(HANDLER);
  if (files.length > 0) await he.fill(answers).press('保存草稿');
  for (const name of files) await he.send({ name, bytes: PDF });
  await (files.length > 0 ? he : he.fill(answers)).press('下一页：核对');
  return he.press(button);
}

export const CONNECTED = {
  基础服务已完成对接: '是',
  数据共享接口已完成对接: '是',
  已接入区数据中枢: '是',
  数据资源目录已明确并报送: '是',
};

export async function goOnline(w: World, answers: Answers = {}): Promise<Pressed> {
  await open(w, HANDLER, '去办理：登记上线试用');
  return handIn(w, { ...CONNECTED, 上线试用日期: w.clock.today(), ...answers }, ['对接证明.pdf'], '登记上线');
}

export async function requestAcceptance(w: World, answers: Answers = {}): Promise<Pressed> {
  await open(w, HANDLER, '去办理：报请竣工验收');
  const done = { 建设完成日期: w.clock.today(), 建设完成情况: '平台全部模块建成并稳定运行一个月' };
  const all = { ...done, '信息安全保障系统已同步建设、同步运行': '是', ...answers };
  return handIn(w, all, ['竣工资料.pdf', '项目实施台账.pdf'], '提交');
}

const FIT = {
  '项目资料完备、规范': '是',
  履行合同和招标投标文件: '是',
  '功能、性能、安全性及技术指标完成': '是',
  信息资源共享落实: '是',
  合同规定的其他情况符合: '是',
  专家验收意见: '资料齐全，指标达到合同要求',
};

/** Calls the acceptance meeting for a day, goes there, and records what it concluded. */
export async function accept(w: World, on: string, outcome: 'pass' | 'fail', answers: Answers = {}): Promise<Pressed> {
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press('安排竣工验收会');
  await office.fill({ 日期: on, 时间: '10:10', 地点: '区行政中心 302' }).press('保存，下一步选项目');
  await office.press('保存，下一步定人员');
  await office.press('发会议通知');
  await w.clock.to(`${on}T11:00+08:00`);
  return conclude(w, outcome, answers);
}

async function conclude(w: World, outcome: 'pass' | 'fail', answers: Answers = {}): Promise<Pressed> {
  const opened = await w.as(OFFICE).press('登记结论');
  return w
    .as(OFFICE)
    .fill({ 结论: outcome, ...FIT, ...answers })
    .press('确认', opened.card);
}

/** In use since 2026-09-29. */
export async function inUse(w: World): Promise<void> {
  await building(w);
  await goOnline(w);
  await requestAcceptance(w);
  await accept(w, '2026-09-29', 'pass');
  await open(w, HANDLER, '去办理：投入使用');
  await w.as(HANDLER).press('确认投入使用', newest(w, HANDLER));
}

export async function openTasks(w: World): Promise<string[]> {
  const { id } = await project(w, '智慧急救');
  return (await w.db.tx((tx) => tx.tasks.ofProject(id))).filter(({ state }) => state === 'open').map(({ task }) => task);
}
