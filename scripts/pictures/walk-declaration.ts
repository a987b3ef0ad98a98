import type { Page } from 'playwright-core';
import type { PersonDriver } from '../../sandbox/driver.js';
import { PDF } from '../../test/scenarios/applicant-kit.js';
import type { World } from '../../test/support/world.js';
import type { Album } from './album.js';
import { fieldOf } from './chromium.js';

const FORM = '项目申报表';
const BASIC = { 项目名称: '智慧场馆', 项目性质: '扩建', 项目来源: '上级批复我区实施的试点', '建设周期（月）': 12 };
const CONTENT = '建设全区文化场馆统一预约、核销和客流统计，与公共数据平台对接。';
const FORMER = {
  原项目投入使用时间: '2019-05-01',
  '原项目总投资（万元）': 88.5,
  原项目设备购置: '服务器 2 台',
  原项目数据储量: '200 GB',
  原项目应用范围: '全区',
  原项目效益: '年预约 12 万人次',
};
const ROWS = [
  { 类别: '应用软件', '名称（模块/型号）': '场馆预约系统', 数量: 1, 单位: '套', '单价（万元）': 48 },
  { 类别: '应用软件', '名称（模块/型号）': '客流统计模块', 数量: 1, 单位: '套', '单价（万元）': 12.5 },
  { 类别: '硬件', '名称（模块/型号）': '自助核销终端', 数量: 6, 单位: '台', '单价（万元）': 1.2 },
];
const OPINIONS = ['补充网络拓扑图，标明与公共数据平台的接口', '说明原有预约系统的数据如何迁移'];

/** A declaration is filled in, handed in, returned with opinions, handed in again, and passed. */
export async function walkDeclaration(w: World, album: Album): Promise<void> {
  const [li, zhao] = [w.as('李明'), w.as('赵敏')];
  for (const name of ['李明', '赵敏']) await w.as(name).enter();
  await li.say('申报');
  await li.press('否，开始申报');
  await album.take('chat-desktop', '李明', { width: 1280, height: 960, card: FORM, then: fillFirstPage });
  await album.take('declare-page', '李明', { card: FORM, height: 940, then: fillFirstPage });

  await li.fill({ ...BASIC, 主要建设内容: CONTENT }).press('下一页');
  await li.fill(FORMER).press('下一页');
  await li.press('下一页');
  for (const row of ROWS) {
    await li.press('添加一行');
    await li.fill(row).press('保存这一行');
  }
  await album.take('budget', '李明', { card: FORM, height: 1110 });
  await li.fill({ 资金来源: ['区财政资金'] }).press('下一页');
  await li.press('上传 信息化项目申请表');
  await li.send({ name: '信息化项目申请表（盖章）.pdf', bytes: PDF });
  await album.take('materials', '李明', { card: FORM, height: 1180 });
  await li.send({ name: '批复文件.pdf', bytes: PDF });
  for (const label of ['继续办理', '下一页：核对', '提交']) await li.press(label);
  await album.take('receipt', '李明', { card: '提交成功' });

  await album.take('review-task', '赵敏', { card: '申报审批', height: 1690 });
  await zhao.press('退回修改');
  await zhao.fill({ '修改意见（每行一条）': OPINIONS.join('\n') }).press('退回修改', zhao.lastCard());
  await album.take('return-opinions', '李明', { card: '申报审批：退回修改' });
  await li.say('首页');
  await album.take('home', '李明');
  await answerOpinions(li, '已补充，见建设方案第三章');
  await li.press('提交');
  await zhao.press('通过');
  await li.say('进度 智慧场馆');
  await album.take('progress', '李明', { card: '项目进度', height: 900 });
}

async function fillFirstPage(page: Page): Promise<void> {
  const form = page.getByRole('article', { name: FORM });
  await form.waitFor();
  await fieldOf(form, '项目名称').fill(BASIC.项目名称);
  await fieldOf(form, '项目性质').selectOption(BASIC.项目性质);
  await fieldOf(form, '项目来源').selectOption(BASIC.项目来源);
  await fieldOf(form, '建设周期（月）').fill(String(BASIC['建设周期（月）']));
  await fieldOf(form, '主要建设内容').fill(CONTENT);
}

/** Answers all opinions of what waits for this person, and opens its confirmation. */
export async function answerOpinions(person: PersonDriver, words: string): Promise<void> {
  const { card } = await person.press('去办理');
  const label = card.buttons().find((one) => one.startsWith('回应修改意见')) ?? '回应修改意见';
  const opinions = await person.press(label, card);
  const answers = opinions.card.inputs().map((input) => [input.label, words] as const);
  await person.fill(Object.fromEntries(answers)).press('保存回应', opinions.card);
  await person.press('核对并提交');
}
