import { expect, it } from 'vitest';
import { PDF } from '../scenarios/applicant-kit.js';
import { world } from '../support/world.js';
import { useBrowser } from '../support/browser.js';
import { openChat } from './chat-page.js';

const place = useBrowser();

it('an applicant declares on a phone, from the home card to the receipt', { timeout: 90_000 }, async () => {
  const w = await world();
  const li = await openChat(place.browser, w, '李明');
  await (await li.card('项目管家', '李明，您好')).press('申报');
  await (await li.card('开始申报')).press('否，开始申报');

  let form = await li.card('项目申报表', '第 1 / 5 页');
  expect(await li.faults()).toEqual([]);
  expect(await form.field('原项目总投资（万元）').count()).toBe(0);
  await form.fill({
    项目名称: '智慧场馆预约',
    项目性质: ['扩建'],
    项目来源: ['上级批复我区实施的试点'],
    '建设周期（月）': '6',
    主要建设内容: '建设全区文化场馆统一预约、核销和客流统计',
  });
  await form.press('下一页');
  form = await li.card('项目申报表', '按您的选择，本页还要填写：原项目投入使用时间');
  await form.fill({
    原项目投入使用时间: '2019-05-01',
    '原项目总投资（万元）': '88.5',
    原项目设备购置: '服务器 2 台',
    原项目数据储量: '200 GB',
    原项目应用范围: '全区',
  });
  await form.press('下一页');
  form = await li.card('项目申报表', '第 2 / 5 页');
  expect(await form.field('申报单位').inputValue()).toBe('区文化馆');
  await form.fill({ 责任科室: '信息科' });
  await form.press('保存草稿');
  await li.toast('已保存');

  // Away and back: what was filled in is in the drafts, to be read, gone on with, or deleted.
  await li.reload();
  await li.say('草稿箱');
  const drafts = await li.card('草稿箱', '智慧场馆预约');
  await drafts.press('查看');
  expect(await (await li.card('项目申报表', '草稿')).text()).toContain('建设全区文化场馆统一预约、核销和客流统计');
  await li.say('草稿箱');
  await (await li.card('草稿箱', '智慧场馆预约')).press('继续填写');
  form = await li.card('项目申报表', '第 2 / 5 页');
  expect(await form.field('责任科室').inputValue()).toBe('信息科');
  await form.press('下一页');

  const addRow = async (name: string, price: string): Promise<void> => {
    await (await li.card('项目申报表', '第 3 / 5 页')).press('添加一行');
    const row = await li.card('项目资金概算', '添加一行');
    await row.fill({ 类别: ['应用软件'], '名称（模块/型号）': name, 数量: '1', 单位: '套', '单价（万元）': price });
    await row.press('保存这一行');
    await li.card('项目申报表', name);
  };
  await addRow('预约系统', '48');
  await addRow('核销系统', '7.25');
  await addRow('多余的一行', '3');
  form = await li.card('项目申报表', '合计 58.25 万元');
  await form.press('第 3 行');
  await (await li.card('项目资金概算', '修改第 3 行')).press('删除');
  await li.sure('删除这一行？');
  form = await li.card('项目申报表', '合计 55.25 万元');
  expect(await form.text()).not.toContain('多余的一行');
  expect(await form.field('资金总计（万元）').count()).toBe(0);
  await form.press('下一页');

  // The pilot asks for its approval; all that is missing is named at once.
  await (await li.card('项目申报表', '批复文件：待上传')).press('下一页：核对');
  let confirm = await li.card('确认并提交：项目申报表', '处需要补充或更正');
  const missing = await confirm.text();
  for (const one of ['原项目效益', '资金来源', '信息化项目申请表', '批复文件']) expect(missing).toMatch(new RegExp(`· .*${one}`));
  expect(await confirm.buttons()).not.toContain('提交');
  await confirm.press('去修改：基本信息');
  form = await li.card('项目申报表', '第 1 / 5 页');
  await form.fill({ 原项目效益: '年预约 12 万人次' });
  await form.press('下一页');
  await (await li.card('项目申报表', '第 2 / 5 页')).press('下一页');
  form = await li.card('项目申报表', '第 3 / 5 页');
  await form.locator.getByText('请选择').click();
  await form.locator.getByRole('checkbox', { name: '区财政资金' }).check();
  await form.press('下一页');
  form = await li.card('项目申报表', '第 4 / 5 页');
  await form.press('上传 信息化项目申请表');
  await li.toast('请把“信息化项目申请表”');
  await li.send('申请表（盖章）.pdf', PDF);
  await li.card('材料已收到', '申请表（盖章）.pdf');
  await li.send('批复文件.pdf', PDF);
  await (await li.card('材料已收到', '必交材料已齐')).press('继续办理');
  await (await li.card('项目申报表', '已收到 2 份')).press('下一页：核对');
  confirm = await li.card('确认并提交：项目申报表', '内容和材料已齐');
  await confirm.locator.getByRole('button', { name: '提交', exact: true }).dblclick();
  await li.sure('确认提交？');

  const receipt = await li.card('提交成功');
  expect(await receipt.text()).toMatch(/编号\s*LA-2026-001/);
  expect(await receipt.text()).toContain('由区数据资源管理局办理“申报审批”');
  await receipt.press('查看进度');
  await li.card('项目进度', '智慧场馆预约');
  expect(await li.faults()).toEqual([]);
  await w.settle();
  expect(w.as('赵敏').lastCard().text()).toContain('智慧场馆预约');
  await w.close();
});
