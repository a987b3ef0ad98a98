import { afterAll, beforeAll, expect, it } from 'vitest';
import { HANDLER, newest } from '../../scenarios/gongshu-kit.js';
import { funded } from '../../scenarios/gongshu-steps.js';
import { visit } from '../../support/visit.js';
import { type World, world } from '../../support/world.js';

const CONTRACT = { 合同名称: '调度平台开发合同', 承建单位: '某科技公司', '合同金额（万元）': 38 };
const WRONG = '合同签订日期：不能晚于今天';

/** The contract of a project below 50 万元 is to be written down. */
let w: World;
beforeAll(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await funded(w, { price: 40 });
});
afterAll(() => w.close());

it('a date that has not come is refused on the page where it is picked, with all else kept', async () => {
  const he = w.as(HANDLER);
  await he.say('合同备案 智慧急救');
  const stays = await he.fill({ ...CONTRACT, 合同签订日期: '2026-12-31' }).press('下一页：核对');
  expect(stays.card.text()).toContain(WRONG);
  expect(stays.card.inputs().find(({ label }) => label === '合同名称')?.node['default_value']).toBe('调度平台开发合同');
  const saved = await he.press('保存草稿', stays.card);
  expect(saved.card.text()).toContain(WRONG);
});

it('nor does the page in the browser go on with it', async () => {
  const [task] = await w.db.tx((tx) => tx.tasks.openOfKind('gongshu', ['signContract'], null));
  const he = await visit(w, HANDLER);
  await he.open(`/pages/forms/${String(task?.task.id)}`);
  await he.fill({ 合同签订日期: '2026-12-31' }).press('下一页：核对');
  expect(he.text()).toContain('不能晚于今天');
  expect(he.buttons()).toContain('下一页：核对');
});

it('goes on with a day that has come', async () => {
  const he = w.as(HANDLER);
  await he.say('合同备案 智慧急救');
  const { card } = await he.fill({ ...CONTRACT, 合同签订日期: w.clock.today() }).press('下一页：核对');
  expect(card.text()).toContain('请核对后提交');
  expect((await he.press('登记', card)).toast?.content).toBe('已登记。');
  expect(newest(w, HANDLER).text()).not.toContain(WRONG);
});
