import { expect, it } from 'vitest';
import { declare } from '../scenarios/applicant-kit.js';
import { world } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { openChat, type ChatPage } from './chat-page.js';

const place = useBrowser();
const NAME = '智慧场馆';

/** What the bot changes no longer reaches this tab: it shows what it showed, as a phone without a signal does. */
async function cutOff(chat: ChatPage): Promise<void> {
  await chat.page.route('**/sandbox/live*', (route) => route.abort());
  await chat.reload();
}

it('the office returns a declaration: everybody’s card changes, and a click that comes too late is told so', async () => {
  const w = await world();
  await declare(w, { 项目名称: NAME });
  const zhao = await openChat(place.browser, w, '赵敏');
  const qian = await openChat(place.browser, w, '钱伟');
  const late = await openChat(place.browser, w, '孙立');
  await cutOff(late);

  const review = await zhao.card('申报审批', NAME);
  const shown = await review.text();
  for (const one of ['区文化馆', '李明', '建设统一预约、客流分析与数据共享三个子系统', '56.65 万元', '信息化项目申请表.pdf']) {
    expect(shown).toContain(one);
  }
  expect(await review.buttons()).toEqual(expect.arrayContaining(['通过', '退回修改', '不予通过']));
  expect(await zhao.faults()).toEqual([]);
  await review.press('退回修改');
  const ask = await zhao.card('申报审批：退回修改');
  await ask.press('退回修改');
  await zhao.card('申报审批：退回修改', '还有 1 处需要补充或更正');
  await ask.fill({ '修改意见（每行一条）': '补充网络拓扑图\n说明与现有系统的关系' });
  await ask.press('退回修改');
  for (const chat of [zhao, qian]) {
    const closed = await chat.card('申报审批：退回修改', '已办结');
    expect(await closed.text()).toMatch(/赵敏[\s\S]*1\. 补充网络拓扑图\s*2\. 说明与现有系统的关系/);
    expect(await closed.buttons()).not.toContain('通过');
  }

  const stale = await late.card('申报审批', NAME);
  expect(await stale.buttons()).toContain('通过');
  await stale.press('通过');
  await late.toast('已由赵敏');
  await late.page.unroute('**/sandbox/live*');
  await late.reload();
  await late.card('申报审批：退回修改', '已办结');

  const li = await openChat(place.browser, w, '李明');
  const told = await li.card('申报审批：退回修改', '需要修改的意见共 2 条');
  await told.press('去办理');
  expect(await li.faults()).toEqual([]);
  await w.close();
}, 60_000);

it('two reviewers press at the same moment: one decision', async () => {
  const w = await world();
  await declare(w, { 项目名称: NAME });
  const chats = [await openChat(place.browser, w, '赵敏'), await openChat(place.browser, w, '钱伟')];
  for (const chat of chats) await cutOff(chat);
  const cards = await Promise.all(chats.map((chat) => chat.card('申报审批', NAME)));
  await Promise.all(cards.map((card) => card.press('通过')));
  const said = await Promise.all(
    chats.map(async ({ page }) => {
      await page.locator('.toast').waitFor();
      return page.locator('.toast').innerText();
    }),
  );
  expect(said.filter((words) => words.includes('已由'))).toHaveLength(1);
  await w.settle();
  const { id } = await w.staff('赵敏');
  const other = (await w.staff('钱伟')).id;
  const [project] = await w.db.tx((tx) => tx.projects.ofPolicy('linan'));
  const tasks = await w.db.tx((tx) => tx.tasks.ofProject(project?.id ?? 0));
  const decided = tasks.filter(({ task }) => task === 'approveDeclaration');
  expect(decided.map(({ state, outcome }) => [state, outcome])).toEqual([['done', 'pass']]);
  expect([id, other]).toContain(decided[0]?.decidedBy);
  expect(tasks.filter(({ task }) => task === 'applyReview')).toHaveLength(1);
  await w.close();
}, 60_000);
