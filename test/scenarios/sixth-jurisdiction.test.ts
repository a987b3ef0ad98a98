import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { press } from '../handlers/decisions/kit.js';
import { type World, world } from '../support/world.js';

/** A folder of YAML that no code knows of. */
const SIXTH = fileURLToPath(new URL('../fixtures/sixth', import.meta.url));
const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const [HANDLER, OFFICE, FINANCE, NET] = ['甘露', '云海', '平川', '方圆'];

let w: World;
beforeEach(async () => {
  w = await world({ policies: SIXTH, now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

const newest = (who: string) => w.as(who).lastCard({}).text();
const stage = async () => (await w.db.tx((tx) => tx.projects.ofPolicy('xinghe')))[0];
const open = async (button: string) => {
  await w.as(HANDLER).say('进度 智慧书库');
  return (await w.as(HANDLER).press(button)).card;
};
/** Fills the one page of an open form, sends its files, and hands it in; each press is on the card that the last one left. */
const hand = async (form: SeenCard, answers: Answers, button: string, files: readonly string[] = []) => {
  const he = w.as(HANDLER);
  let { card } = await he.fill(answers).press(files.length > 0 ? '保存草稿' : '下一页：核对', form);
  for (const name of files) {
    await he.press(`上传 ${name.split('.')[0] ?? ''}`, card);
    await he.send({ name, bytes: PDF });
    card = (await he.press('继续办理')).card;
  }
  if (files.length > 0) card = (await he.press('下一页：核对', card)).card;
  return he.press(button, card);
};

async function declared(): Promise<void> {
  await w.as(HANDLER).say('申报');
  const { card } = await w.as(HANDLER).press('否，开始申报');
  await hand(card, { 项目名称: '智慧书库', '投资额（万元）': 90 }, '提交');
}

async function built(): Promise<void> {
  await declared();
  for (const body of [FINANCE, NET]) await w.as(body).press('同意');
  await w.as(OFFICE).press('通过');
}

it('lives through a whole project: bodies, contracts, a window, to the end', async () => {
  await built();
  for (const [title, amount] of [
    ['平台开发合同', 60],
    ['设备采购合同', 30],
  ] as const) {
    await hand(await open('登记合同'), { 合同名称: title, '合同金额（万元）': amount }, '登记');
  }
  await w.as(HANDLER).say('待办');
  expect(newest(HANDLER)).toMatch(/支付申请（平台开发合同）[\s\S]*支付申请（设备采购合同）/);

  const over = await hand(await open('去办理：支付申请（设备采购合同）'), { '本次支付（万元）': 31 }, '申请支付', ['请款单.pdf']);
  expect(`${over.toast?.content ?? ''}${over.card.text()}`).toContain('超过了合同余额 30 万元');
  const back = await w.as(HANDLER).press('去修改：支付', over.card);
  expect((await hand(back.card, { '本次支付（万元）': 30 }, '申请支付')).toast?.content).toBe('已申请支付。');
  const first = await open('去办理：支付申请（平台开发合同）');
  await hand(first, { '本次支付（万元）': 20 }, '申请支付', ['请款单.pdf']);
  const early = await w.as(HANDLER).press('转入试运行', await open('去办理：建设完成'));
  expect(early.toast?.content).toContain('还有合同没有付清');
  const rest = await open('去办理：支付申请（平台开发合同）');
  const without = await w.as(HANDLER).fill({ '本次支付（万元）': 40 }).press('下一页：核对', rest);
  expect(without.card.text()).toContain('请款单：还没有上传');
  const page = await w.as(HANDLER).press('去修改：支付', without.card);
  await hand(page.card, { '本次支付（万元）': 40 }, '申请支付', ['请款单.pdf']);

  const trying = await w.as(HANDLER).press('转入试运行', await open('去办理：建设完成'));
  expect(trying.toast?.content).toBe('“转入试运行”已办好。');
  const soon = await w.as(HANDLER).press('结束试运行', await open('去办理：结束试运行'));
  expect(soon.toast?.content).toMatch(/最早 2026年10月18日[\s\S]*第七条/);
  await w.as(OFFICE).say('进度 智慧书库');
  expect(w.as(OFFICE).lastCard().buttons()).not.toContain('催办：结束试运行');
  const running = (await stage())?.id ?? 0;
  const [trial] = (await w.db.tx((tx) => tx.tasks.ofProject(running))).filter(({ state }) => state === 'open');
  const urged = await press(w, OFFICE, `task-urge.${String(trial?.id)}`);
  expect(urged.toast?.content).toBe('“结束试运行”2026年10月18日（周日）起才可以办理，到时再催。');
  await w.clock.to('2026-10-19T18:00+08:00');
  expect(newest(HANDLER)).toContain('结束试运行（今天起可以办理）');
  await w.as(HANDLER).press('结束试运行', await open('去办理：结束试运行'));
  expect(await stage()).toMatchObject({ status: 'ended', result: 'done' });
});

it('goes on without a body that stays silent, and holds the office to what the others said', async () => {
  await declared();
  const asked = await w.as(FINANCE).press('不同意');
  await w.as(FINANCE).fill({ 会商意见: '资金来源不清' }).press('不同意', asked.card);
  expect(newest(HANDLER)).not.toContain('资金来源不清');
  const answered = (await w.db.tx((tx) => tx.tasks.ofProject(1, 'done'))).find(({ task }) => task === 'consult');
  await w.as(HANDLER).say('帮助');
  const forged = { tag: 'button', name: `task-show.${String(answered?.id)}` };
  await w.as(HANDLER).act(w.as(HANDLER).lastCard(), forged);
  expect(w.as(HANDLER).lastCard({}).text()).toContain('智慧书库');
  expect(w.as(HANDLER).lastCard({}).text()).not.toContain('资金来源不清');
  await w.clock.to('2026-09-28T18:00+08:00');
  const summary = w
    .as(OFFICE)
    .cards({})
    .find((card) => card.title() === '汇总会商意见');
  expect(summary?.text()).toMatch(/还没有答复：网信办/);
  await w.as(OFFICE).say('进度 智慧书库');
  await w.as(OFFICE).press('办理经过');
  expect(newest(OFFICE)).toMatch(/“会商反馈（网信办）”[^\n]*期满未办结[\s\S]*“会商反馈（财政局）”按时完成/);
  expect((await w.as(OFFICE).press('通过', summary)).toast?.content).toContain('有会商单位不同意');
});

it('stands still and goes on, with a line that both sides read', async () => {
  await built();
  await w.as(OFFICE).say('进度 智慧书库');
  await w.as(OFFICE).press('停建整改');
  const asked = await w.as(OFFICE).press('责令停建');
  await w.as(OFFICE).fill({ 责令停建的理由: '未按方案建设' }).press('责令停建', asked.card);
  await w.as(HANDLER).say('进度 智慧书库');
  expect(w.as(HANDLER).lastCard({}).buttons()).not.toContain('去办理：建设完成');
  expect(w.as(HANDLER).lastCard({}).buttons()).not.toContain('登记合同');
  expect(newest(HANDLER)).toMatch(/自2026年9月18日（周五）起中止（停建整改）/);
  const { toast } = await press(w, HANDLER, 'task-start.1.addContract');
  expect(toast?.content).toContain('起中止（停建整改），恢复后才能办理');
  await w.clock.to('2026-09-22T10:00+08:00');
  await w.as(OFFICE).press('同意续建');
  await w.as(HANDLER).say('进度 智慧书库');
  expect(newest(HANDLER)).toMatch(/中止过：2026年9月18日（周五）至2026年9月22日（周二）/);
});

it('is not told that a day has changed which stays what it was, when a stop is lifted the same day', async () => {
  await built();
  await hand(await open('登记合同'), { 合同名称: '平台开发合同', '合同金额（万元）': 90 }, '登记');
  const pay = await open('去办理：支付申请（平台开发合同）');
  await hand(pay, { '本次支付（万元）': 90 }, '申请支付', ['请款单.pdf']);
  await w.as(HANDLER).press('转入试运行', await open('去办理：建设完成'));
  await w.as(OFFICE).say('进度 智慧书库');
  await w.as(OFFICE).press('停建整改');
  const asked = await w.as(OFFICE).press('责令停建');
  await w.as(OFFICE).fill({ 责令停建的理由: '现场有安全隐患' }).press('责令停建', asked.card);
  await w.as(OFFICE).press('同意续建');
  const told = w
    .as(HANDLER)
    .cards({})
    .map((card) => card.text());
  expect(told.filter((text) => text.includes('改为'))).toEqual([]);
  await w.as(HANDLER).say('进度 智慧书库');
  expect(newest(HANDLER)).toContain('试运行：10月18日（周日）起可以办理');
  await w.as(HANDLER).press('办理经过');
  expect(newest(HANDLER)).toMatch(/“试运行”继续计时，12月18日（周五）截止/);
});

it('announces the end of the season, and refuses what comes after it', async () => {
  await w.clock.to('2026-09-22T18:00+08:00');
  expect(newest(HANDLER)).toContain('2027 年的项目请在 2026年9月30日');
  await w.clock.to('2026-10-08T10:00+08:00');
  await w.as(HANDLER).say('申报');
  const { card } = await w.as(HANDLER).press('否，开始申报');
  const late = await hand(card, { 项目名称: '智慧书库', '投资额（万元）': 90 }, '提交');
  expect(`${late.toast?.content ?? ''}${late.card.text()}`).toContain('已于2026年9月30日（周三）截止');
});
