import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plant } from '../handlers/asking/plant.js';
import { world, type World } from '../support/world.js';
import { declare, HANDLER, LEAD, OFFICE } from './gongshu-kit.js';
import { funded, sign } from './gongshu-steps.js';

let w: World;
beforeAll(async () => {
  w = await world();
  await plant(w, [{ name: '数字课堂', number: 'GS-2026-050', by: '施雯', stage: 'contract', open: 'signContract' }]);
});
afterAll(() => w.close());

async function ask(who: string, text: string): Promise<string> {
  await w.as(who).say(text);
  return w.as(who).lastCard().text();
}

describe('合同备案', () => {
  it('[GS-08] is refused with the article while the project has not been reviewed', async () => {
    await declare(w, { name: '未审项目', price: 30 });
    const refused = await ask(HANDLER, '合同备案 未审项目');
    expect(refused).toContain('未经审查的项目一律不得实施，请先完成方案审查。');
    expect(refused).toContain('四（二）');
  });

  it('[GS-05] 下一步 and 为什么 name the office’s own five working days', async () => {
    expect(await ask(HANDLER, '下一步 未审项目')).toContain('领导小组办公室');
    const why = await ask(OFFICE, '为什么 未审项目');
    expect(why).toContain('四（二）');
    const { card } = await w.as(OFFICE).press('为什么');
    expect(card.title()).toBe('为什么是这一天');
    expect(card.text()).toContain('“预审”开始之日 2026年9月18日');
    expect(
      card
        .table()
        .slice(1)
        .filter(([, , counted]) => counted?.startsWith('第')),
    ).toHaveLength(5);
  });

  it('[GS-14] opens the signing where no project is named, and says why it is due on that day', async () => {
    await funded(w, { price: 30 });
    const opened = await ask(HANDLER, '合同备案');
    expect(opened).toContain('合同签订日期');
    await sign(w, { amount: 28, signedOn: w.clock.today() });
    const status = await ask(LEAD, '进度 智慧急救');
    expect(status).toContain('合同备案');
    const { card } = await w.as(LEAD).press('为什么');
    expect(card.text()).toContain('合同签订后 5 个工作日内需向领导小组办公室备案。');
    expect(card.text()).toContain('合同签订日期 2026年9月22日');
    expect(card.text()).toContain('合同备案情况纳入项目绩效评价。');
  });

  it('says whose turn it is where the project has not come so far, and that it is done where it is', async () => {
    const reviewed = { groupReview: 'implement' };
    await plant(w, [
      { name: '云上体检', by: HANDLER, stage: 'ranking', open: 'rank', done: reviewed },
      { name: '远程会诊', by: HANDLER, stage: 'building', open: 'reportMonitor', done: { ...reviewed, fileContract: 'file' } },
    ]);
    expect(await ask(HANDLER, '合同备案 云上体检')).toContain(
      '还没有到“合同备案”这一步。现在轮到领导小组办公室办理“编制入库草案”。',
    );
    expect(await ask(HANDLER, '合同备案 远程会诊')).toContain('“合同备案”已经办结，无需再办。');
  });

  it('办理经过 tells what was done, by whom, page by page', async () => {
    expect(await ask(HANDLER, '进度 智慧急救')).toContain('✓ 预审');
    let { card } = await w.as(HANDLER).press('办理经过');
    let told = card.text();
    for (const page of ['下一页（2/3）', '下一页（3/3）']) {
      ({ card } = await w.as(HANDLER).press(page));
      told += card.text();
    }
    expect(told).toContain('预审：合格（孔亮）');
    expect(told).toContain('提交“信息化项目申报表”（何静）');
  });

  it('opens nothing of another unit', async () => {
    expect(await ask(HANDLER, '合同备案 数字课堂')).toContain('没有找到您可以查看的项目');
    expect(await ask('施雯', '合同备案')).toContain('合同签订日期');
  });

  it('试算 knows the policy’s own periods by name', async () => {
    expect(await ask(HANDLER, '试算 合同备案 2026-09-18')).toContain('到 2026年9月24日');
    expect(await ask(HANDLER, '试算 编制绩效目标')).toContain('2026年12月31日');
  });

  it('[GS-31] [GS-32] [GS-01] [GS-24] answers what the rules only inform of', async () => {
    for (const [typed, answer] of [
      ['财政局管什么', '区财政局负责资金保障'],
      ['项目库是什么', '全过程纳入全区信息化项目库'],
      ['哪些项目适用', '区属各单位、各街道'],
      ['涉密的怎么办', '不收涉密材料'],
    ] as const) {
      expect(await ask(HANDLER, typed), typed).toContain(answer);
    }
  });

  it('统计 counts what is late, by unit', async () => {
    await w.clock.to('2026-10-12T10:00+08:00');
    const counted = await ask(OFFICE, '统计');
    expect(counted).toContain('当前逾期\n2 项');
    // 拱墅 takes no points away: nothing is said of them.
    expect(counted).toMatch(/区卫生健康局 \| 4 \| 2$/m);
    expect(counted).not.toContain('扣分');
    expect(counted).toContain('按时办结\n1 / 1 项');
    expect(await ask('施雯', '统计')).toContain('当前逾期\n0 项');
    // 10月8日、9日、10日（调休上班）、12日
    expect(await ask(HANDLER, '待办')).toContain('9月30日（周三），已逾期 4 个工作日');
  });
});

it('[GS-14] lists what waits where it is the turn of several, each with its step; its button opens that one', async () => {
  await plant(w, [
    { name: '数字课堂二期', by: '施雯', stage: 'contract', open: 'signContract', done: { groupReview: 'implement' } },
  ]);
  const listed = await ask('施雯', '合同备案');
  expect(listed).toMatch(/登记合同签订：数字课堂二期/);
  expect(listed).toMatch(/登记合同签订：数字课堂（/);
  expect(listed).not.toContain('您可以查看的');
  const { card } = await w.as('施雯').press('去办理');
  expect(card.text()).toContain('合同签订日期');
});
