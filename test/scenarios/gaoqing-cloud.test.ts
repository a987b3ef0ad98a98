import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { xlsx } from '../documents/support/xlsx.js';
import { linesOf } from '../support/docx-lines.js';
import { type World, world } from '../support/world.js';
import * as kit from './gaoqing-kit.js';
import { cardOf, decide, HANDLER, LEAD, newest, OFFICE, ok, openTasks, send, take, told } from './gaoqing-kit.js';
import { arrive } from './gaoqing-road.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

const HEAD: Answers = {
  项目负责人邮箱: 'a@gq.example',
  项目联系人邮箱: 'b@gq.example',
  县大数据局联系人: '田继业',
  县大数据局联系人电话: '0533-6960000',
  县大数据局联系人邮箱: 'c@gq.example',
};
const SERVICE: Answers = {
  申请业务类型: ['计算服务', '存储服务', '信息安全服务'],
  '基于网络（云）': ['行政云'],
  '基于网络（网络域）': ['政务外网', '行政服务域'],
  使用时间: '2027-03-01',
};
const SYSTEMS = [
  ['业务系统名称', '用途', '使用范围', '服务人数', '使用高峰期时间段'],
  ['智慧校园平台', '学籍共享', '全县学校', 3800, '9 月'],
];
const RESOURCES = [
  ['业务系统名称', '网络区域', '服务器名称', '服务类别（产品名称）', '产品配置', '数量'],
  ['智慧校园平台', '政务外网', '应用服务器', '云主机', '8 核 32G', 2],
];
const BEFORE = [
  ['网络（属性、带宽、IP 等）', '服务器配置', '操作系统', '数据库类型'],
  ['互联网 100M', '2 路 16 核', 'CentOS 7', 'MySQL 5.7'],
];

const sheet = async (name: string, rows: (string | number)[][]) => w.as(HANDLER).send({ name, bytes: await xlsx(rows) });

/** The form of a request, as far as its tables. */
async function fillHead(next: string): Promise<void> {
  await kit.onward(w.as(HANDLER), HEAD, '业务类型与网络');
  await kit.onward(w.as(HANDLER), SERVICE, next);
}

async function handIn(): Promise<void> {
  await w.as(HANDLER).fill({ 申请IP地址数量: 2 }).press('下一页：核对', newest(w, HANDLER));
  await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
}

/** A table with the city's opinion, scanned and filed. */
async function sign(title: string, opinion: string): Promise<SeenCard> {
  const card = await take(w, HANDLER, title);
  const answers = {
    已盖申请单位章和政府办公章: '是',
    市大数据局意见: opinion,
    // What the city refused goes to no provider of the cloud.
    ...(opinion === '同意' ? { '一式三份已分送使用单位、市大数据局、云服务商': '是' } : {}),
  };
  const held = await w.as(HANDLER).fill(answers).press('备案', card);
  expect(held.toast?.content).toContain('还缺：签署后的审批表扫描件');
  await send(w, HANDLER, '签署后的审批表扫描件');
  return (
    await ok(
      w
        .as(HANDLER)
        .fill(answers)
        .press('备案', cardOf(w, HANDLER, title)),
    )
  ).card;
}

function table(name: string): string {
  const file = w
    .as(HANDLER)
    .files({})
    .findLast((one) => one.name === `智慧校园${name}.docx`);
  return linesOf(file?.bytes).join('\n');
}

/** A new system’s request, agreed to by the county. */
async function requested(): Promise<void> {
  await arrive(w, 'building', { declared: { cloud: '新建系统使用政务云' } });
  await take(w, HANDLER, '政务云资源需求审批表（新建）');
  await fillHead('资源需求');
  await sheet('系统.xlsx', SYSTEMS);
  await sheet('资源.xlsx', RESOURCES);
  await handIn();
}

describe('resources of the government’s cloud', () => {
  it('[GQ-17][GQ-37] are asked for in the form of annex 4, decided in the county, and printed for the seals', async () => {
    await requested();
    expect(newest(w, OFFICE).text()).toMatch(
      /审批政务云资源需求（新建）[\s\S]*计算服务、存储服务、信息安全服务[\s\S]*智慧校园平台/,
    );
    await ok(decide(w, OFFICE, '退回修改', { 退回修改的理由: '请写明存储容量' }));
    await w.as(HANDLER).press('去办理');
    await kit.onward(w.as(HANDLER), {}, '业务类型与网络');
    expect(newest(w, HANDLER).text()).toContain('行政服务域');
    await kit.onward(w.as(HANDLER), {}, '资源需求');
    await handIn();
    await ok(decide(w, OFFICE, '同意'));
    expect(table('政务云资源需求审批表（新建系统）')).toMatch(
      /编号：高云资〔2026〕1号[\s\S]*县教育和体育局[\s\S]*田继业[\s\S]*计算服务、存储服务、信息安全服务[\s\S]*行政云；政务外网、行政服务域[\s\S]*应用服务器/,
    );
    expect(newest(w, HANDLER).text()).toContain('打印审批表盖章、送市大数据局签署，扫描后上传');
  });

  it('[GQ-39] count once the city has signed, with both seals, in three copies; a scan is filed', async () => {
    await requested();
    await ok(decide(w, OFFICE, '同意'));
    await take(w, HANDLER, '审批表签署备案（新建）');
    await send(w, HANDLER, '签署后的审批表扫描件');
    const answers = {
      已盖申请单位章和政府办公章: '否',
      市大数据局意见: '同意',
      '一式三份已分送使用单位、市大数据局、云服务商': '是',
    };
    const held = await w
      .as(HANDLER)
      .fill(answers)
      .press('备案', cardOf(w, HANDLER, '审批表签署备案（新建）'));
    expect(held.card.text()).toContain('已盖申请单位章和政府办公章：须选“是”才能提交');
    await ok(w.as(HANDLER).fill({ 已盖申请单位章和政府办公章: '是' }).press('备案', held.card));
    expect(newest(w, OFFICE).text()).toContain('市大数据局同意政务云资源申请');
  });

  it('[GQ-39] are asked for again where the city does not agree', async () => {
    await requested();
    await ok(decide(w, OFFICE, '同意'));
    await sign('审批表签署备案（新建）', '不同意');
    expect(told(w, LEAD)).toContain('市大数据局不同意政务云资源申请，需重新申请');
    expect(await openTasks(w)).toContain('applyCloudNew');
  });

  it('[GQ-17][GQ-37] of a system that moves say how it runs today, in the form of annex 5', async () => {
    await arrive(w, 'building', { declared: { cloud: '已建系统迁移到政务云' } });
    await take(w, HANDLER, '政务云资源需求审批表（迁移）');
    await fillHead('迁移前运行环境');
    await sheet('环境.xlsx', BEFORE);
    await kit.onward(w.as(HANDLER), {}, '资源需求');
    await sheet('系统.xlsx', SYSTEMS);
    await sheet('资源.xlsx', RESOURCES);
    await handIn();
    await ok(decide(w, OFFICE, '同意'));
    expect(table('政务云资源需求审批表（迁移系统）')).toMatch(/互联网 100M\n2 路 16 核\nCentOS 7\nMySQL 5.7/);
    await sign('审批表签署备案（迁移）', '同意');
    expect(newest(w, OFFICE).text()).toContain('市大数据局同意政务云资源申请');
  });

  it('[GQ-17][GQ-38][GQ-39] change by the form of annex 6, on what the watch of the cloud advises, each time anew', async () => {
    await requested();
    await ok(decide(w, OFFICE, '同意'));
    await w.as(HANDLER).say('进度 智慧校园');
    expect(newest(w, HANDLER).buttons()).not.toContain('政务云资源变更审批表');
    await sign('审批表签署备案（新建）', '同意');

    await w.as(HANDLER).say('进度 智慧校园');
    await w.as(HANDLER).press('政务云资源变更审批表');
    await kit.onward(w.as(HANDLER), HEAD, '原申请资源');
    await sheet('原资源.xlsx', RESOURCES);
    const original = {
      '基于网络（云）': ['行政云'],
      '基于网络（网络域）': ['政务外网'],
      变更时间: '2027-06-01',
      原申请日期: '2026-09-18',
      原申请系统和云上网络域: '智慧校园平台，行政云政务外网域',
      原IP地址数量: 2,
    };
    await kit.onward(w.as(HANDLER), original, '变更后资源');
    await sheet('变更后.xlsx', [RESOURCES[0] ?? [], ['智慧校园平台', '政务外网', '应用服务器', '云主机', '16 核 64G', 4]]);
    const changed = { 资源利用率监控和云中心运维人员建议: 'CPU 利用率连续两周超过 85%，建议扩容', 变更后IP地址数量: 3 };
    await w.as(HANDLER).fill(changed).press('下一页：核对', newest(w, HANDLER));
    await ok(w.as(HANDLER).press('提交', newest(w, HANDLER)));
    expect(newest(w, OFFICE).text()).toMatch(/审批政务云资源变更[\s\S]*CPU 利用率连续两周超过 85%/);
    await ok(decide(w, OFFICE, '同意'));
    expect(table('政务云资源变更需求审批表')).toMatch(/8 核 32G[\s\S]*CPU 利用率连续两周超过 85%，建议扩容[\s\S]*16 核 64G/);
    await sign('变更审批表签署备案', '同意');
    expect(newest(w, OFFICE).text()).toContain('市大数据局同意政务云资源申请');
  });
});
