import { expect, it } from 'vitest';
import { HANDLER, PDF } from '../scenarios/gongshu-kit.js';
import { funded } from '../scenarios/gongshu-steps.js';
import { world } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { openChat } from './chat-page.js';

const place = useBrowser();

it('a contract is filed in time: the count day by day, the reminders as the clock moves, the filing', async () => {
  const w = await world();
  await funded(w, { price: 40 });
  expect(w.clock.today()).toBe('2026-09-22');
  const he = await openChat(place.browser, w, HANDLER);
  await he.say('合同备案 智慧急救');
  const contract = await he.card('合同登记', '第 1 / 2 页');
  await contract.fill({
    合同名称: '调度平台开发合同',
    承建单位: '某科技公司',
    '合同金额（万元）': '39.5',
    合同签订日期: '2026-09-22',
  });
  await contract.press('下一页：核对');
  await (await he.card('确认并提交：合同登记')).press('登记');
  await he.sure('确认提交？');

  let filing = await he.card('合同备案', '9月30日（周三）');
  const count = filing.locator.getByRole('table').getByRole('row');
  const days = (await count.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
  expect(days).toEqual([
    '日期 星期 计数 说明',
    '2026-09-22 周二 不计 起算日',
    '2026-09-23 周三 第 1 天 工作日',
    '2026-09-24 周四 第 2 天 工作日',
    '2026-09-25 周五 不计 中秋',
    '2026-09-26 周六 不计 中秋',
    '2026-09-27 周日 不计 中秋',
    '2026-09-28 周一 第 3 天 工作日',
    '2026-09-29 周二 第 4 天 工作日',
    '2026-09-30 周三 第 5 天 工作日',
  ]);
  expect(await he.faults()).toEqual([]);

  await he.page.getByRole('button', { name: /^沙盒时间/ }).click();
  const clock = he.page.getByRole('dialog', { name: '沙盒时间' });
  await clock.getByLabel('选择日期时间').fill('2026-09-28T11:00');
  await clock.getByRole('button', { name: '走到这里' }).click();
  await clock.getByText('到了。这段时间里机器人发出 2 条通知').waitFor({ timeout: 30_000 });
  expect(await clock.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/9月28日 08:37\s*何静/),
    expect.stringMatching(/9月28日 09:07\s*卫健局项目推进群/),
  ]);
  expect(await he.faults()).toEqual([]);
  await clock.getByRole('button', { name: '关闭' }).click();

  const digest = await he.card('今日提醒', '智慧急救');
  expect(await digest.text()).toContain('9月30日（周三），还剩 2 个工作日');
  await digest.press('为什么');
  expect(await (await he.card('为什么是这一天')).text()).toContain('五（三）');
  await he.page.getByRole('button', { name: '返回会话列表' }).click();
  await he.page.getByRole('button', { name: /卫健局项目推进群/ }).click();
  expect(await (await he.card('项目时限提醒')).text()).toContain('智慧急救（GS-2026-001）（区卫生健康局）：合同备案');
  expect(await he.faults()).toEqual([]);

  await he.reload();
  await (await he.card('项目管家', '合同备案')).press('去办理：合同备案');
  filing = await he.card('合同备案', '待上传');
  await filing.press('更正日期');
  const correction = await he.card('更正日期');
  await w.clock.to(w.clock.now() + 1000);
  await correction.press('返回');
  filing = await he.card('合同备案', '待上传');
  await filing.press('备案');
  await he.toast('合同文本');
  await filing.press('上传 合同文本');
  await he.send('合同（签章）.pdf', PDF);
  await (await he.card('材料已收到', '合同（签章）.pdf')).press('继续办理');
  filing = await he.card('合同备案', '已收到“合同（签章）.pdf”');
  await filing.press('备案');
  await he.sure('确认提交？');
  const receipt = await he.card('提交成功', '合同备案');
  expect(await receipt.text()).toMatch(/提交时间\s*2026年9月28日 11:00/);
  const filed = await w.db.tx(async (tx) => {
    const [project] = await tx.projects.ofPolicy('gongshu');
    return (await tx.deadlines.ofProject(project?.id ?? 0)).find(({ deadline }) => deadline === 'contractFiling');
  });
  expect(filed).toMatchObject({ state: 'met', startOn: '2026-09-22', dueOn: '2026-09-30', closedOn: '2026-09-28' });
  await w.close();
}, 90_000);
