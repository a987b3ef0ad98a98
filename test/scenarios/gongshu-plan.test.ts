import { afterEach, beforeEach, expect, it } from 'vitest';
import { docxOf } from '../documents/support/plan.js';
import { type World, world } from '../support/world.js';
import { fillPages, HANDLER, newest } from './gongshu-kit.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

/** Sends an implementation plan with these chapters, and returns what the bot found in it. */
async function sendPlan(...chapters: string[]): Promise<string> {
  const he = w.as(HANDLER);
  await he.say('申报');
  await he.press('否，开始申报');
  await fillPages(w, { files: [] });
  const bytes = await docxOf(chapters.flatMap((title) => [`# ${title}`, `${title}的内容如下。`]));
  await he.send({ name: '项目实施方案.docx', bytes });
  return newest(w, HANDLER).text();
}

it('[GS-26][GS-30] an implementation plan without security and the catalogue is told so at once, with the articles', async () => {
  const told = await sendPlan('一、单位信息化现状', '二、建设需求', '三、建设内容');
  expect(told).toMatch(/信息安全保障（同步规划、同步建设、同步运行）[\s\S]*二（三）/);
  expect(told).toMatch(/数据资源目录[\s\S]*六（二）/);
});

it('[GS-25][GS-26][GS-30] a whole one is found whole', async () => {
  const chapters = ['一、单位信息化现状', '二、建设需求', '三、信息安全保障', '四、数据资源目录', '五、与区数据中枢对接'];
  expect(await sendPlan(...chapters)).not.toMatch(/没有找到|缺少/);
});
