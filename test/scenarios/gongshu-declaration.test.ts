import { afterEach, beforeEach, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { declare, fillDeclaration, fillPages, HANDLER, newest, OFFICE, PDF, project, until } from './gongshu-kit.js';
import { decide } from './gongshu-steps.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

it('[GS-03] declares a project for the year after, and gets a receipt that says who is next and until when', async () => {
  await declare(w);

  const receipt = w
    .as(HANDLER)
    .cards()
    .find((card) => card.title() === '提交成功');
  expect(receipt?.text()).toMatch(/GS-2026-001[\s\S]*由领导小组办公室办理“预审”[\s\S]*预审：9月24日（周四），还剩 5 个工作日/);
  expect(await project(w, '智慧急救')).toMatchObject({ stage: 'prereview', status: 'running', totalWan: 60 });
  const task = newest(w, OFFICE);
  expect(task.title()).toBe('预审');
  expect(task.text()).toContain('申报年度：2027');
  expect(task.buttons()).toEqual(expect.arrayContaining(['合格', '完善需求方案', '拆分', '合并', '取消项目']));
});

it('[GS-25] takes a declaration only with its implementation and requirement plans', async () => {
  const { card } = await fillDeclaration(w, { files: ['项目实施方案.pdf'] });
  expect(card.text()).toContain('项目需求方案：还没有上传');
  expect(card.buttons()).not.toContain('提交');

  await w.as(HANDLER).send({ name: '项目需求方案.pdf', bytes: PDF });
  const again = await w.as(HANDLER).press('继续办理');
  expect(again.card.buttons()).toContain('提交');
  await w.as(HANDLER).press('提交');

  const seen = newest(w, OFFICE);
  expect(seen.text()).toMatch(/本单位信息化现状与需求[\s\S]*项目实施方案\.pdf[\s\S]*项目需求方案\.pdf/);
  await w.as(OFFICE).press('查看 项目需求方案');
  expect(
    w
      .as(OFFICE)
      .files()
      .map(({ name }) => name),
  ).toEqual(['项目需求方案.pdf']);
});

it('[GS-02] refuses a project that does not join the hub, names the article, and takes it once it does', async () => {
  await fillDeclaration(w, { sharing: { 对接区数据中枢: '否' } });
  const refused = await w.as(HANDLER).press('提交');

  expect(refused.toast?.content).toContain('必须对接区数据中枢和公共基础支撑平台');
  expect(refused.card.text()).toContain('依据：二（二）');
  expect(await project(w, '智慧急救')).toMatchObject({ status: 'draft', number: null });

  await w.as(HANDLER).say('草稿箱');
  await w.as(HANDLER).press('继续填写');
  const form = w.as(HANDLER);
  await until(w, HANDLER, '上一页', '第 2 / 6 页');
  await form.fill({ 对接区数据中枢: '是' }).press('下一页');
  await until(w, HANDLER, '下一页', '请核对后提交');
  expect((await form.press('提交')).toast?.content).toBe('已提交。');
});

it('[GS-02] says beside a project that does not join the hub what else is wanting, and leads to both', async () => {
  const { card } = await fillDeclaration(w, { sharing: { 对接区数据中枢: '否' }, files: ['项目实施方案.pdf'] });
  expect(card.text()).toMatch(
    /必须对接区数据中枢[\s\S]*除最上面所说的以外，还有 1 处需要补充或更正：\s*(·\s*)?项目需求方案：还没有上传/,
  );
  expect(card.buttons()).toEqual(expect.arrayContaining(['去修改：互联共享', '去修改：材料']));
});

it('[GS-02] asks a new system for the data format, and nobody else', async () => {
  const format = '数据格式符合省、市、区数据资源规范';
  await fillDeclaration(w, { sharing: { [format]: '否' } });
  const refused = await w.as(HANDLER).press('提交');
  expect(refused.toast?.content).toContain('新建业务系统的数据格式必须符合');

  await w.as(HANDLER).say('申报');
  await w.as(HANDLER).press('否，开始申报');
  await fillPages(w, { name: '急救系统升级', basic: { 项目性质: '升级' } });
  expect(newest(w, HANDLER).text()).not.toContain(format);
  expect((await w.as(HANDLER).press('提交')).toast?.content).toBe('已提交。');
});

it('[GS-02] exempts what a law requires to be kept secret, with the law named', async () => {
  const { card } = await fillDeclaration(w, {
    exempt: '是',
    sharing: { '保密依据（法律法规名称与条款）': '《保守国家秘密法》第十四条' },
  });
  expect(card.text()).toContain('《保守国家秘密法》第十四条');
  expect(card.text()).not.toContain('对接区数据中枢');
  expect((await w.as(HANDLER).press('提交')).toast?.content).toBe('已提交。');
});

it('[GS-04] holds a large or complex project back until the feasibility study is in', async () => {
  await declare(w);
  await w.as(OFFICE).say('进度 智慧急救');
  await w.as(OFFICE).press('情形认定');
  await w.as(OFFICE).press('认定为“是”');
  expect(newest(w, HANDLER).text()).toMatch(/投资额度较大或技术复杂[\s\S]*前期咨询、论证和可行性分析/);

  const refused = await decide(w, OFFICE, '合格');
  expect(refused.toast?.content).toContain('还缺前期咨询、论证和可行性分析');
  expect(refused.toast?.content).toContain('四（一）');

  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充可行性分析' });
  const he = w.as(HANDLER);
  await he.press('去办理');
  await he.send({ name: '前期咨询、论证和可行性分析.pdf', bytes: PDF });
  expect(newest(w, HANDLER).text()).toContain('已作为《前期咨询、论证和可行性分析》收下');
});
