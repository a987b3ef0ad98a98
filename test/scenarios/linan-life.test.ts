import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../sandbox/driver.js';
import { type World, world } from '../support/world.js';
import { decide, HANDLER, newest, OFFICE, ok, onward, project } from './linan-meeting-kit.js';
import {
  applies,
  attach,
  confirms,
  fourItems,
  handsOver,
  open,
  passedOnce,
  progresses,
  signs,
  status,
  tendered,
} from './linan-contract-kit.js';

let w: World;
let li: PersonDriver;
beforeEach(async () => {
  w = await world();
  li = w.as(HANDLER);
  await passedOnce(w);
});
afterEach(() => w.close());

const lists = async (): Promise<string[]> => {
  await li.say('我的项目');
  return newest(w, HANDLER)
    .buttons()
    .filter((label) => / \d+$/.test(label));
};

describe('walk 6: from the experts to the end of 评估', () => {
  it('[LA-29][LA-30] 方案管理 has four items, and procurement waits until they are complete', { timeout: 60_000 }, async () => {
    expect(newest(w, HANDLER).text()).toContain('请补全方案管理的四项内容');
    expect(await lists()).toEqual(expect.arrayContaining(['已通过 1', '方案管理 1', '采购管理 0']));

    const before = li.files().length;
    await li.press('智慧场馆专家评审意见书', await status(w));
    expect(
      li
        .files()
        .slice(before)
        .map(({ name }) => name),
    ).toEqual(['智慧场馆专家评审意见书.docx']);

    const sharing = await onward(li, await open(w, '方案管理'), { 网络安全等级保护: '二级' }, '公共数据共享');
    const asked = await li.fill({ 是否向公共数据平台归集共享: '是' }).press('下一页', sharing);
    expect(asked.card.text()).toContain('本页还要填写：共享数据清单');
    await li.press('上一页', asked.card);
    const waiting = await status(w);
    expect(waiting.text()).toContain('● 方案管理 → ○ 采购管理');
    expect(waiting.buttons().filter((label) => label.startsWith('去办理'))).toEqual(['去办理：方案管理']);
    const confirm = await fourItems(w);
    expect(confirm.text()).toContain('信息系统名称：智慧场馆');
    expect(confirm.text()).toContain('修改后的建设方案：本项目不需要');
    await ok(li.press('提交', confirm));
    await ok(li.press('确认启动', await open(w, '启动招投标（采购）')));
    expect(await project(w)).toMatchObject({ stage: 'procurement', status: 'running' });
    expect(await lists()).toEqual(expect.arrayContaining(['已通过 1', '方案管理 0', '采购管理 1', '建设与支付 0']));
  });

  it(
    '[LA-01][LA-31][LA-32][LA-33][LA-34][LA-35][LA-36][LA-37] the straight road ends with the self-evaluation',
    { timeout: 60_000 },
    async () => {
      await tendered(w);
      expect((await status(w)).text()).toContain('● 采购管理 → ○ 建设与支付 → ○ 运维管理 → ○ 评估管理');
      await li.say('待办');
      await li.press('去办理');
      await ok(signs(w, '平台开发合同', 95, [['一次付清', 95]]));
      expect(await project(w)).toMatchObject({ stage: 'building' });
      await ok(progresses(w, '平台开发合同', 40));
      await ok(progresses(w, '平台开发合同', 100));
      await ok(handsOver(w, '平台开发合同'));
      await ok(applies(w, '平台开发合同', { 款项: '一次付清', '本次支付金额（万元）': 95 }));
      await ok(decide(w, OFFICE, '通过'));
      await li.say('下一步');
      expect(newest(w, HANDLER).text()).toContain(
        '办完之后：视办理结果，可能由申报单位经办人办理“支付申请”或“进入运维管理环节”。',
      );
      await ok(confirms(w, '平台开发合同'));
      await ok(li.press('进入运维管理环节', await open(w, '进入运维管理环节')));
      expect(await project(w)).toMatchObject({ stage: 'maintenance' });

      const contract = { 运维单位: '某科技公司', 运维开始日期: '2026-10-01', 运维结束日期: '2029-09-30', 运维内容: '巡检与升级' };
      const ended = { ...contract, 运维结束日期: '2026-09-30' };
      const wrong = await onward(li, await open(w, '填报运维情况'), ended, '运维经费');
      expect(wrong.text()).toContain('运维结束日期不能早于开始日期 2026年10月1日');
      const checked = await li.press('直接核对', wrong);
      expect(checked.card.text()).toContain('除最上面所说的以外，还有');
      expect(checked.card.buttons()).toEqual(expect.arrayContaining(['去修改：运维合同', '去修改：运维经费']));
      const funds = await onward(li, (await li.press('去修改：运维合同', checked.card)).card, contract, '运维经费');
      const row = await li.press('添加一行', funds);
      const kept = await li.fill({ 项目: '免费运维', 金额: 0 }).press('保存这一行', row.card);
      const report = await onward(li, kept.card, { 经费来源: '免费运维期内' }, '运维报告');
      const missing = await li.fill({ 运行情况: '运行平稳' }).press('下一页：核对', report);
      expect(missing.card.text()).toContain('运维合同：还没有上传');
      expect(missing.card.text()).toContain('运维报告：还没有上传');
      expect(missing.card.buttons()).not.toContain('提交，进入评估管理环节');
      await attach(w, (await li.press('去修改：运维合同', missing.card)).card, '运维合同');
      await attach(
        w,
        await onward(li, await onward(li, await open(w, '填报运维情况'), {}, '运维经费'), {}, '运维报告'),
        '运维报告',
      );
      await ok(li.press('提交，进入评估管理环节', (await li.press('下一页：核对')).card));
      expect(await project(w)).toMatchObject({ stage: 'evaluation', status: 'running' });

      const result = { 自评结果: '优', 自评得分: 93.5, 建设目标完成情况: '全部完成', 应用成效: '预约率提高三成' };
      const page = await li.fill(result).press('保存草稿', await open(w, '自我评估'));
      expect((await li.press('下一页：核对', page.card)).card.text()).toContain('自评报告：还没有上传');
      await attach(w, (await li.press('去修改：自我评估')).card, '自评报告');
      await ok(li.press('提交自评', (await li.press('下一页：核对')).card));

      expect(await project(w)).toMatchObject({ stage: 'evaluation', status: 'ended', result: 'done' });
      expect((await status(w)).text()).toContain('✓ 运维管理 → ✓ 评估管理');
      expect(newest(w, OFFICE).text()).toContain('自评已提交，项目全部环节办结');
      expect(await lists()).toEqual(expect.arrayContaining(['已通过 1', '未通过 0', '评估管理 1']));
    },
  );
});
