import { afterEach, beforeEach, expect, it } from 'vitest';
import { declare, HANDLER, newest, OFFICE, until } from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import { type World, world } from '../../support/world.js';
import { csrfOf, signedOnBrowser } from '../../support/sign-on.js';
import { done, press } from './kit.js';

const OTHER_UNIT = '施雯';

/** 智慧急救, sent back with two opinions: task 3 is the unit's, opinions 1 and 2. */
let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await declare(w);
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口\n核减终端' });
});
afterEach(() => w.close());

const opinions = async () =>
  (await w.db.tx((tx) => tx.opinions.ofProject(1))).map(({ no, answer, state }) => [no, answer, state]);
const version = async (id: number) => (await w.db.tx((tx) => tx.tasks.get(id)))?.version ?? 0;

async function handIn(): Promise<void> {
  const he = w.as(HANDLER);
  await he.press('去办理');
  await he.press('回应修改意见（还剩 2 条）');
  await he.fill({ '第 1 条的整改情况': '已补充', '第 2 条的整改情况': '已核减' }).press('保存回应');
  const confirm = await he.press('核对并提交');
  expect(confirm.card.text()).toContain('请核对后提交');
  await he.press('提交');
}

it('stands over the questions of every page until it is answered', async () => {
  const he = w.as(HANDLER);
  const { card } = await he.press('去办理');
  expect(card.text()).toMatch(/退回修改的意见，请先看：\s*1\. 补充接口\s*2\. 核减终端/);
  expect(card.buttons()[0]).toBe('回应修改意见（还剩 2 条）');
  expect((await he.press('下一页', card)).card.text()).toContain('补充接口');
  const asked = await he.press('回应修改意见（还剩 2 条）');
  const answered = await he.fill({ '第 1 条的整改情况': '已补充', '第 2 条的整改情况': '已核减' }).press('保存回应', asked.card);
  const form = await he.press('返回信息化项目申报表', answered.card);
  expect(form.card.text()).not.toContain('补充接口');
  expect(form.card.buttons()).toContain('查看意见与回应');
});

it('keeps every answer that is filled in, and says how many are left', async () => {
  const he = w.as(HANDLER);
  await he.press('去办理');
  await he.press('回应修改意见（还剩 2 条）');
  expect((await he.press('保存回应')).toast?.content).toContain('还没有填写回应');

  const first = await he.fill({ '第 2 条的整改情况': ' 已核减 10 台 ' }).press('保存回应');
  expect(first.toast?.content).toBe('已保存，还有 1 条。');
  expect(await opinions()).toEqual([
    [1, null, 'open'],
    [2, '已核减 10 台', 'answered'],
  ]);
  const changed = await he.press('修改第 2 条回应');
  await he.fill({ '第 2 条的整改情况': '已核减 12 台' }).press('保存回应', changed.card);
  expect((await opinions())[1]).toEqual([2, '已核减 12 台', 'answered']);
  expect((await done(w)).filter((type) => type === 'OPINION_ANSWERED')).toHaveLength(2);
});

it('lets nobody else answer, neither another unit nor the office', async () => {
  for (const [who, says] of [
    [OTHER_UNIT, '现在看不了'],
    [OFFICE, '由项目建设单位经办人办理'],
  ] as const) {
    const { toast } = await press(w, who, `opinion-answer.3.${await version(3)}.1`, { answer_1: '代答' });
    expect(toast?.content).toContain(says);
  }
  const seen = await press(w, OTHER_UNIT, 'opinion-list.3');
  expect(seen.card.text()).not.toContain('补充接口');
  expect((await opinions())[0]).toEqual([1, null, 'open']);
});

it('shows on the card in the chat what was settled on a page', async () => {
  await handIn();
  expect(newest(w, OFFICE).text()).toContain('已确认 0 条');
  const browser = await signedOnBrowser(w, OFFICE);
  const csrf = await csrfOf(browser);
  const [task] = (await w.db.tx((tx) => tx.tasks.ofProject(1))).filter(({ state }) => state === 'open');
  const at = `${String(task?.id)}.${String(task?.version)}.1`;
  await browser.post('/pages/act', { csrf, act: `opinion-accept.${at}` });
  await w.settle();
  expect(newest(w, OFFICE).text()).toContain('已确认 1 条');
  await browser.post('/pages/act', { csrf, act: `opinion-reopen.${at}` });
  await w.settle();
  expect(newest(w, OFFICE).text()).toContain('已确认 0 条');
});

it('lets the office settle each, open one again, and send it back until all are settled', async () => {
  await handIn();
  const task = newest(w, OFFICE);
  const review = await w.as(OFFICE).press('逐条核对整改', task);
  const accepted = await w.as(OFFICE).press('已整改', review.card);
  expect(accepted.toast?.content).toBe('第 1 条已确认整改。');
  const reopened = await w.as(OFFICE).press('退回再改', accepted.card);
  expect(reopened.toast?.content).toBe('第 2 条已退回再改。');
  expect(await opinions()).toEqual([
    [1, '已补充', 'accepted'],
    [2, '已核减', 'open'],
  ]);

  await w.as(OFFICE).press('返回审核', reopened.card);
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '再补一张拓扑图' });
  const he = w.as(HANDLER);
  await he.press('去办理');
  const asked = await he.press('回应修改意见（还剩 2 条）');
  expect(asked.card.text()).not.toContain('补充接口');
  expect(asked.card.text()).toMatch(/第 1 条：核减终端[\s\S]*第 2 条：再补一张拓扑图/);
  expect((await he.press('保存回应', asked.card)).toast?.content).toBe('第 1 条是退回再改的，请写明新的整改情况。');
  await he.fill({ '第 1 条的整改情况': '已核减至 20 台' }).press('保存回应', asked.card);
  expect((await opinions()).map(([, , state]) => state)).toEqual(['accepted', 'answered', 'open']);
});

it('numbers the opinions of a second round from 1 on every card and page, and in the audit on within the project', async () => {
  await handIn();
  const review = await w.as(OFFICE).press('逐条核对整改', newest(w, OFFICE));
  const first = await w.as(OFFICE).press('已整改', review.card);
  const settled = await w.as(OFFICE).press('已整改', first.card);
  await w.as(OFFICE).press('返回审核', settled.card);
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补拓扑图\n补报价单' });
  expect(newest(w, OFFICE).text()).toContain('1. 补拓扑图\n2. 补报价单');
  expect(newest(w, HANDLER).text()).toMatch(/共 2 条[\s\S]*1\. 补拓扑图\n2\. 补报价单/);

  const he = w.as(HANDLER);
  await he.press('去办理');
  const asked = await he.press('回应修改意见（还剩 2 条）');
  expect(asked.card.text()).toMatch(/共 2 条[\s\S]*第 1 条：补拓扑图[\s\S]*第 2 条：补报价单/);
  await he.fill({ '第 1 条的整改情况': '已补图', '第 2 条的整改情况': '已补价' }).press('保存回应', asked.card);
  expect((await opinions()).map(([no]) => no)).toEqual([1, 2, 3, 4]);
  await he.press('核对并提交');
  await until(w, HANDLER, '下一页', '请核对后提交');
  await he.press('提交');

  expect(newest(w, OFFICE).text()).toMatch(/意见与回应（2 条，已确认 0 条）[\s\S]*1\. 补拓扑图[\s\S]*2\. 补报价单/);
  const check = await w.as(OFFICE).press('逐条核对整改', newest(w, OFFICE));
  expect(check.card.text()).toContain('共 2 条，已确认 0 条');
  expect((await w.as(OFFICE).press('已整改', check.card)).toast?.content).toBe('第 1 条已确认整改。');
  const task = (await w.db.tx((tx) => tx.tasks.ofProject(1))).find(({ state }) => state === 'open');
  const page = await (await signedOnBrowser(w, OFFICE)).get(`/pages/tasks/${String(task?.id)}`);
  expect((await page.text()).match(/<li value="\d">/g)).toEqual(['<li value="1">', '<li value="2">']);
});

it('lets the unit settle nothing itself', async () => {
  await handIn();
  const { toast } = await press(w, HANDLER, `opinion-accept.4.${await version(4)}.1`);
  expect(toast?.content).toContain('领导小组办公室');
  expect((await opinions())[0]?.[2]).toBe('answered');
});

it('settles nothing under a task that is over, or that settles none', async () => {
  expect((await press(w, OFFICE, `opinion-accept.2.${await version(2)}.1`)).toast?.content).toContain('已由孔亮于');
  expect((await press(w, HANDLER, `opinion-accept.3.${await version(3)}.1`)).toast?.content).toContain('没有这个选项');
  expect((await opinions())[0]?.[2]).toBe('open');
});
