import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDemo } from '../../../bot/demo/read.js';
import { StartRefused } from '../../../bot/start-refused.js';

const HEAD = ['姓名', '手机号', '单位', '职务', '角色', '地区', '飞书open_id', '浙政钉accountId'];
const ZHOU = ['周小雨', '13900000001', '中心小学', '信息员', '经办人', 'yunxi', '', ''];
const YAO = ['姚立', '13900000007', '镇人民政府', '专员', '成员单位', 'yunxi', '', '80107'];
const csv = (...rows: readonly (readonly string[])[]): string => [HEAD, ...rows].map((row) => row.join(',')).join('\n');

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'demo-'));
  await mkdir(join(dir, 'yunxi', 'demo'), { recursive: true });
});
afterEach(() => rm(dir, { recursive: true }));

const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(dir, 'yunxi', 'demo', name), content);
const read = () => readDemo(dir, new Set(['yunxi']));

describe('the people with whom a policy is tried', () => {
  it('are a roster alone: groups and projects need not be there, and whoever has no account is given one for the sandbox', async () => {
    await put('staff.csv', csv(ZHOU, YAO));
    const { staff, groups, projects } = await read();
    expect(staff.map(({ name, larkOpenId, zwddAccountId }) => [name, larkOpenId, zwddAccountId])).toEqual([
      ['周小雨', 'ou_demo_13900000001', null],
      ['姚立', null, '80107'],
    ]);
    expect([groups, projects]).toEqual([[], []]);
  });

  it('may be the workbook that is imported later', async () => {
    const cells = [HEAD, ZHOU].map((row) => row.map((value) => ({ value, type: String })));
    await put('staff.xlsx', new Uint8Array(await writeExcelFile(cells, {}).toBuffer()));
    expect((await read()).staff.map(({ name }) => name)).toEqual(['周小雨']);
  });

  it('are refused with every fault by file and line, and no stack', async () => {
    await put('staff.csv', csv(ZHOU.with(5, '云溪'), YAO.with(4, '镇街')));
    await expect(read()).rejects.toThrow(StartRefused);
    await expect(read()).rejects.toThrow(
      /yunxi\/demo\/staff\.csv 有 2 处问题[^]*第 2 行：没有加载地区“云溪”[^]*第 3 行：没有“镇街”/,
    );
  });

  it('stand beside groups and projects whose faults are told by file and place', async () => {
    await put('staff.csv', csv(ZHOU));
    await put(
      'groups.yaml',
      '- { chatId: oc_demo_yx, name: 云溪群, unit: null, members: [周小雨], reminders: [all], hour: 9 }\n- { chatId: yx, nam: 云溪群, unit: null, members: [], reminders: [], hour: 24 }\n',
    );
    const said = await read().then(
      () => '',
      (error: unknown) => (error instanceof StartRefused ? error.message : ''),
    );
    expect(said.replaceAll(join(dir, 'yunxi', 'demo/'), '').split('\n')).toEqual([
      'groups.yaml 有 6 处问题：',
      '  groups.yaml 第 1 行（0.reminders.0）：不能写“all”，可写：deadlines、meetings、results',
      '  groups.yaml 第 2 行（1.chatId）：应以 oc_ 开头',
      '  groups.yaml 第 2 行（1.name）：缺少“name”',
      '  groups.yaml 第 2 行（1.members）：不能少于 1 项',
      '  groups.yaml 第 2 行（1.hour）：不能多于 23',
      '  groups.yaml 第 2 行（1.nam）：没有名为“nam”的键，是否应为“name”？',
    ]);
    await put('projects.yaml', '- { handler: 周小雨, steps: [{ by: 周小雨, task: declare, outcome: 申报, daysAgo: 1.5 }] }\n');
    await put('groups.yaml', '');
    await expect(read()).rejects.toThrow(/projects\.yaml 第 1 行（0\.steps\.0\.daysAgo）：应为整数，写的是“1\.5”/);
    await put('groups.yaml', '- { chatId: [\n');
    await expect(read()).rejects.toThrow(/yunxi\/demo\/groups\.yaml 有 1 处问题：\n.*第 \d+ 行：[^a-z]*$/);
  });
});
