import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { Pressed } from '../../sandbox/driver.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import type { World } from '../support/world.js';
import { beforeExperts, conclude, decide, HANDLER, newest, OFFICE, ok, onward, PDF } from './linan-meeting-kit.js';

export const REVIEWED = { 专家组评定预算: 95, 建设内容未减少: '是', 评审意见摘要: '方案可行，同意通过' };
/** Of the finance bureau. */
export const FINANCE = '蒋莉';
export const PAPERS = ['验收材料', '源代码', '审计报告'] as const;

/** One instalment of a payment plan. */
export type Instalment = readonly [name: string, amount: number];

/** Passed at once by the experts on 2026-09-28: 方案管理 and 启动招投标 wait for the unit. */
export async function passedOnce(w: World): Promise<void> {
  await beforeExperts(w);
  await ok(conclude(w, 'passOnce', REVIEWED));
}

/** Where the project stands, as the handler sees it. */
export async function status(w: World): Promise<SeenCard> {
  await w.as(HANDLER).say('进度 智慧场馆');
  return newest(w, HANDLER);
}

/** A task of the unit's own, opened from 进度. */
export async function open(w: World, name: string): Promise<SeenCard> {
  return (await w.as(HANDLER).press(`去办理：${name}`, await status(w))).card;
}

/** The four items of 方案管理 in their order, as far as the confirmation. */
export async function fourItems(w: World): Promise<SeenCard> {
  const li = w.as(HANDLER);
  const catalogue = { 网络安全等级保护: '二级', 部署网络: '政务外网', 系统主要功能: '场馆预约、客流统计' };
  const sharing = await onward(li, await open(w, '方案管理'), catalogue, '公共数据共享');
  const cloud = await onward(li, sharing, { 是否向公共数据平台归集共享: '否', 不共享的理由: '只含本馆内部数据' }, '政务云资源');
  const refining = await onward(li, cloud, { 是否使用政务云: '否', 不使用政务云的理由: '部署在本馆机房' }, '方案完善');
  return (await li.fill({ 方案完善情况: '无' }).press('下一页：核对', refining)).card;
}

/** 方案管理 handed in, and the tender begun: the first contract is to be entered. */
export async function tendered(w: World): Promise<void> {
  const li = w.as(HANDLER);
  await ok(li.press('提交', await fourItems(w)), '方案管理');
  const card = await open(w, '启动招投标（采购）');
  await ok(li.press('确认启动', card), '启动招投标');
}

/** A contract on its card, with its plan and its text, handed in. */
export async function signs(w: World, title: string, amount: number, plan: readonly Instalment[]): Promise<Pressed> {
  const li = w.as(HANDLER);
  const basic = { 合同名称: title, 采购方式: '公开招标', '承建（供货）单位': '某科技公司', 签订日期: '2026-09-28' };
  let { card } = await li.fill({ ...basic, '合同金额（万元）': amount }).press('保存草稿');
  for (const [name, sum] of plan) {
    const row = await li.press('添加一行', card);
    card = (await li.fill({ 款项: name, 支付条件: '按合同约定', 金额: sum }).press('保存这一行', row.card)).card;
  }
  await attach(w, card, '合同文本');
  return li.press('提交合同', (await li.press('下一页：核对', card)).card);
}

/** A file for a material that a card asks for. */
export async function attach(w: World, card: SeenCard, material: string): Promise<void> {
  await w.as(HANDLER).press(`上传 ${material}`, card);
  await w.as(HANDLER).send({ name: `${material}.pdf`, bytes: PDF });
}

/** How far a contract's work has come. */
export async function progresses(w: World, contract: string, percent: number): Promise<Pressed> {
  const card = await open(w, `录入建设进展（${contract}）`);
  const said = { '建设进度（%）': percent, 建设情况: '按计划推进' };
  const kept = await w.as(HANDLER).fill(said).press('保存', card);
  const finished = percent === 100 ? { 完工日期: w.clock.today() } : {};
  return w.as(HANDLER).fill(finished).press('登记进展', kept.card);
}

/** The last papers of a contract, and its acceptance. */
export async function handsOver(w: World, contract: string, papers: readonly string[] = PAPERS): Promise<Pressed> {
  const card = await open(w, `验收与移交（${contract}）`);
  for (const paper of papers) await attach(w, card, paper);
  return w.as(HANDLER).fill({ 验收日期: w.clock.today(), 验收结论: '合格' }).press('提交验收材料', card);
}

/** A payment applied for with its slip. */
export async function applies(w: World, contract: string, answers: Answers, slip = true): Promise<Pressed> {
  const card = await open(w, `支付申请（${contract}）`);
  const kept = await w.as(HANDLER).fill(answers).press('保存', card);
  if (slip) await attach(w, kept.card, '专项经费请拨单');
  return w.as(HANDLER).press('提交支付申请', kept.card);
}

/** Applied for, approved by the bureau, and paid. */
export async function pays(w: World, contract: string, name: string, amount: number): Promise<Pressed> {
  await ok(applies(w, contract, { 款项: name, '本次支付金额（万元）': amount }), name);
  await ok(decide(w, OFFICE, '通过'), name);
  return confirms(w, contract);
}

/** 确认支付 as it stands, or with another amount. */
export async function confirms(w: World, contract: string, answers: Answers = {}): Promise<Pressed> {
  const card = await open(w, `确认支付（${contract}）`);
  return w.as(HANDLER).fill(answers).press('确认支付', card);
}
