import type { Page } from 'playwright-core';
import { funded, sign } from '../../test/scenarios/gongshu-steps.js';
import type { World } from '../../test/support/world.js';
import type { Album } from './album.js';

const GROUP = '卫健局项目推进群';

/** A contract is signed; its filing is counted day by day and reminded of as the clock moves. */
export async function walkContract(w: World, album: Album): Promise<void> {
  const he = w.as('何静');
  await funded(w, { price: 40 });
  await he.enter();
  await sign(w, { amount: 39.5, signedOn: '2026-09-22' });
  await he.say('合同备案 智慧急救');
  await album.take('contract-filing', '何静', { card: '合同备案', height: 1280 });
  await he.press('为什么');
  await album.take('why-count', '何静', { card: '为什么是这一天', height: 1210 });
  await he.say('@项目管家 群提醒', { chat: w.chat(GROUP) });
  await album.take('group-settings', '何静', { group: GROUP, card: '本群提醒设置' });

  await album.take('clock', '何静', { height: 844, then: toTheReminder });
  await album.take('digest', '何静', { card: '今日提醒' });
  await album.take('group-digest', '何静', { group: GROUP, card: '项目时限提醒' });
}

async function toTheReminder(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^沙盒时间/ }).click();
  const panel = page.getByRole('dialog', { name: '沙盒时间' });
  await panel.getByLabel('选择日期时间').fill('2026-09-30T09:30');
  await panel.getByRole('button', { name: '走到这里' }).click();
  await panel.getByText(/^到了/).waitFor({ timeout: 60_000 });
}
