import type { Page } from 'playwright-core';
import { applied, conclude, held, plan } from '../../test/scenarios/linan-meeting-kit.js';
import type { World } from '../../test/support/world.js';
import type { Album } from './album.js';
import { fieldOf } from './chromium.js';
import { answerOpinions } from './walk-declaration.js';

const EXPERTS = '专家评审会';
const OPINIONS = '按编制大纲补充第十一章资金概算明细\n硬件清单写明参考品牌和性能参数';

/** The first review ends with a letter, which is answered; then the expert meeting is planned and invited. */
export async function walkMeetings(w: World, album: Album): Promise<void> {
  const zhao = w.as('赵敏');
  await applied(w);
  await held(w, '规范性初审会', '2026-09-21');
  for (const name of ['李明', '赵敏', '韩志远']) await w.as(name).enter();
  await conclude(w, 'revise', { '修改意见（每行一条）': OPINIONS });
  await album.take('decided', '李明', { card: '规范性初审：出具修改意见函', height: 1000 });
  await answerOpinions(w.as('李明'), '已补充，见方案第十一章');
  await w.as('李明').press('提交');
  await zhao.press('逐条核对整改');
  await zhao.press('已整改');
  await zhao.press('已整改');
  await zhao.press('返回审核');
  await zhao.press('通过');

  await zhao.say('会议');
  await zhao.press(`安排${EXPERTS}`);
  await album.take('meeting-plan', '赵敏', { card: EXPERTS, then: fillPlan });
  const { card } = await plan(w, EXPERTS, '2026-09-28');
  await zhao.press('发会议通知', card);
  await album.take('invite', '韩志远', { card: '会议通知' });
  for (const name of ['吴晓东', '郑洁', '褚琳', '韩志远', '杨柳']) await w.as(name).press('参加');
  await zhao.say('会议');
  await zhao.press('打开');
  await album.take('meeting-overview', '赵敏', { card: EXPERTS, height: 900 });
}

async function fillPlan(page: Page): Promise<void> {
  const form = page.getByRole('article', { name: EXPERTS }).last();
  await form.waitFor();
  await fieldOf(form, '日期').fill('2026-09-28');
  await fieldOf(form, '时间').fill('14:00');
  await fieldOf(form, '地点').fill('三楼会议室');
}
