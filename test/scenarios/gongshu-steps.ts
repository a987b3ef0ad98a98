import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { Pressed } from '../../sandbox/driver.js';
import type { World } from '../support/world.js';
import { declare, type Declaration, FINANCE, HANDLER, LEADING, OFFICE, PDF } from './gongshu-kit.js';

/** A minute later: an outcome of the newest card that offers it, and, where it asks for words or figures, the form behind it. */
export async function decide(w: World, who: string, outcome: string, answers?: Answers): Promise<Pressed> {
  await w.clock.to(w.clock.now() + 60_000);
  const first = await w.as(who).press(outcome);
  return answers === undefined ? first : w.as(who).fill(answers).press(outcome, first.card);
}

/** Plans a review meeting with everything that waits, and invites; the seats are those that the rules suggest. */
export async function inviteReview(w: World, on: string): Promise<Pressed> {
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press('安排方案评审会');
  await office.fill({ 日期: on, 时间: '09:30', 地点: '区行政中心 302' }).press('保存，下一步选项目');
  await office.press('保存，下一步定人员');
  return office.press('发会议通知');
}

export const CONCLUSION = {
  符合统一规划和年度实施任务: '是',
  经费合理: '是',
  数据资源归集共享: '是',
  绩效评估意见: '目标明确，预算合理',
};

const CONCLUSIONS = { 同意实施: 'implement', 修改后再审: 'revise', 不予实施: 'refuse' };

/** The meeting's conclusion on its first project that waits for one. */
export async function conclude(w: World, outcome: keyof typeof CONCLUSIONS, answers: Answers = {}): Promise<Pressed> {
  const opened = await w.as(OFFICE).press('登记结论');
  return w
    .as(OFFICE)
    .fill({ 结论: CONCLUSIONS[outcome], ...answers })
    .press('确认', opened.card);
}

/** From the declaration to the conclusion 同意实施; the clock stands on the meeting's day, 2026-09-22. */
export async function reviewed(w: World, declaration: Declaration = {}): Promise<void> {
  await declare(w, declaration);
  await decide(w, OFFICE, '合格');
  await inviteReview(w, '2026-09-22');
  await w.clock.to('2026-09-22T11:00+08:00');
  const { toast } = await conclude(w, '同意实施', CONCLUSION);
  if (toast?.type !== 'success') throw new Error(`no conclusion: ${JSON.stringify(toast)}\n${w.as(OFFICE).lastCard({}).text()}`);
}

/** In the library, with its funds: what comes next depends on the amount. */
export async function funded(w: World, declaration: Declaration = {}): Promise<void> {
  await reviewed(w, declaration);
  await decide(w, OFFICE, '编入草案', { 排序号: 3, '排序理由（轻重缓急、财力可能）': '群众急需' });
  await decide(w, LEADING, '同意入库');
  await decide(w, OFFICE, '已申请');
  await decide(w, FINANCE, '已安排', { 安排资金: declaration.price ?? 60 });
}

/** The tender's needs, handed in by the unit. */
export async function writeTender(w: World): Promise<Pressed> {
  const he = w.as(HANDLER);
  await he.press('去办理');
  await he.send({ name: '招标需求文件.pdf', bytes: PDF });
  await he.fill({ 招标内容概要: '调度平台软件开发与三年维护', 与审定意见一致: '是' }).press('下一页：核对');
  return he.press('提交');
}

/** From the funds to the price cap, for a project of 50 万元 or more. */
export async function capped(w: World, declaration: Declaration = {}, cap = 55): Promise<void> {
  await funded(w, declaration);
  await writeTender(w);
  await decide(w, OFFICE, '核准', { 参加确认的专家: '魏博、陶然', 专家确认意见: '与审定意见一致' });
  await decide(w, OFFICE, '确定限价', { '采购最高限价（万元）': cap, 参加估价的单位和专家: '发改经信局、财政局、魏博' });
}

export interface Contract {
  readonly amount?: number;
  readonly signedOn?: string;
}

/** The signing of the contract, written down by the handler. */
export async function sign(w: World, { amount = 54, signedOn = w.clock.today() }: Contract = {}): Promise<Pressed> {
  const he = w.as(HANDLER);
  await he.say('合同备案 智慧急救');
  const contract = { 合同名称: '调度平台开发合同', 承建单位: '某科技公司', '合同金额（万元）': amount, 合同签订日期: signedOn };
  const next = await he.fill(contract).press('下一页：核对');
  if (next.card.text().includes('高于采购最高限价的说明')) {
    await he.fill({ 高于采购最高限价的说明: OVER_CAP }).press('下一页：核对');
  }
  return he.press('登记');
}

/** What the unit says of a price above the cap. */
export const OVER_CAP = '含三年运维，单独询价后高于估价';

/** The contract's file, and 备案. */
export async function fileContract(w: World, answers: Answers = {}): Promise<Pressed> {
  const he = w.as(HANDLER);
  await he.say('合同备案 智慧急救');
  await he.send({ name: '合同文本.pdf', bytes: PDF });
  return he.fill(answers).press('备案');
}
