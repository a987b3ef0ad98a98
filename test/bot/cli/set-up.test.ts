import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb } from '../../../entities/db.js';
import { FIXTURES } from '../../support/policies.js';
import { cli, json } from './kit.js';

const run = promisify(execFile);
let folder: string;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  env = { DATA_DIR: folder, DATABASE_URL: `sqlite:${folder}/cli.sqlite` };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const staffFile = async (name: string, ...lines: string[]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, ['姓名,手机号,单位,职务,角色,地区,飞书open_id,浙政钉accountId', ...lines].join('\n'));
  return path;
};

describe('the command line', () => {
  it('explains itself, and says what was written wrong', async () => {
    const help = await cli(['--help']);
    expect([help.code, help.err]).toEqual([0, '']);
    expect(help.out).toMatch(/用法：[^]*doctor[^]*migrate[^]*staff[^]*policy[^]*calendar[^]*project[^]*audit/);
    expect(await cli(['calender'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/没有命令“calender”[^]*calendar/) as unknown,
    });
    expect(await cli(['staff', 'import'])).toMatchObject({ code: 2, err: expect.stringContaining('缺少“文件”') as unknown });
    expect(await cli(['project', 'list', '--jsn'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有选项') as unknown,
    });
    expect((await cli([])).code).toBe(2);
  });

  it('runs as a process of its own, with its exit codes', async () => {
    const bot = (...args: string[]) =>
      run(process.execPath, ['--import', 'tsx', 'bot/cli.ts', ...args], { env: { ...process.env, ...env } });
    const { stdout, stderr } = await bot('calendar', 'count', '2026-09-24', '5wd', '--json');
    expect([(JSON.parse(stdout) as { due: string }).due, stderr]).toEqual(['2026-10-09', '']);
    await expect(bot('calendar', 'count', 'x', '5wd')).rejects.toMatchObject({ code: 2, stdout: '' });
    await expect(bot('policy', 'show', 'nowhere')).rejects.toMatchObject({ code: 1, stdout: '' });
  }, 60_000);

  it('names every fault of the configuration at once', async () => {
    const { code, err } = await cli(['project', 'list'], { PORT: 'x', LARK_APP_ID: 'cli_1' });
    expect(code).toBe(1);
    expect(err).toMatch(/4 处问题[^]*PORT[^]*LARK_APP_SECRET/);
  });
});

describe('migrate', () => {
  it('brings the database up to date, once', async () => {
    const old = { DATABASE_URL: `sqlite:${folder}/old.sqlite`, MIGRATE: 'manual' };
    expect(await cli(['migrate'], old)).toEqual({ code: 0, out: '数据库已升级。', err: '' });
    expect(await cli(['migrate'], old)).toEqual({ code: 0, out: '数据库已是最新版本。', err: '' });
    expect(await cli(['migrate'], { DATABASE_URL: 'mysql://nobody:x@127.0.0.1:1/none' })).toMatchObject({ code: 1 });
  });
});

describe('staff import', () => {
  it('adds people, finds them again by their mobile, and tells how many', async () => {
    const first = await staffFile(
      'one.csv',
      '张三,13800000001,区文化馆,科员,经办人,linan,ou_1,',
      '李四,138 0000 0002,区文化馆,馆长,分管负责人、经办人,linan,,',
    );
    expect(await cli(['staff', 'import', first], env)).toEqual({
      code: 0,
      out: '已导入 2 人：新增 2，更新 0，未变 0。',
      err: '',
    });
    const second = await staffFile(
      'two.csv',
      '张三,13800000001,区水利局,科员,经办人,linan,ou_1,',
      '王五,13800000003,区水利局,,专家,linan,,',
    );
    expect((await cli(['staff', 'import', second], env)).out).toBe('已导入 2 人：新增 1，更新 1，未变 0。');
    expect((await cli(['staff', 'import', second, '--complete'], env)).out).toBe('已导入 2 人：新增 0，更新 0，未变 2，离开 1。');
    const db = await openDb(env['DATABASE_URL'] ?? '', { migrate: false });
    const { staff, unit, moved } = await db.tx(async (tx) => {
      const found = await tx.staff.list('linan');
      return {
        staff: found,
        unit: await tx.units.find('linan', '区水利局'),
        moved: await tx.staff.identity('lark', 'cli_5a4db0c5e8f1d2a7', 'ou_1'),
      };
    });
    await db.close();
    expect(staff.map(({ name, active }) => `${name} ${active}`).sort()).toEqual(['张三 true', '李四 false', '王五 true']);
    expect([moved?.name, moved?.unitId]).toEqual(['张三', unit?.id]);
    expect((await json(['audit', 'verify'], env)) as object).toMatchObject({ ok: true, checked: 4 });
  });

  it('takes a roster that leaves most of them out for a part of it, unless told so', async () => {
    const own = { ...env, DATABASE_URL: `sqlite:${folder}/part.sqlite` };
    const line = (at: number) => `某人${String(at)},1380000010${String(at)},区文化馆,,经办人,linan,,`;
    expect(await cli(['staff', 'import', await staffFile('all.csv', line(1), line(2), line(3))], own)).toMatchObject({ code: 0 });
    const part = await staffFile('part.csv', line(1));
    const refused = await cli(['staff', 'import', part, '--complete'], own);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining('将有 2 人视为已离开，比名册里的 1 人还多') as unknown,
    });
    const db = await openDb(own.DATABASE_URL, { migrate: false });
    expect((await db.tx((tx) => tx.staff.list('linan'))).map(({ active }) => active)).toEqual([true, true, true]);
    await db.close();
    const done = await cli(['staff', 'import', part, '--complete', '--confirm'], own);
    expect(done.out).toContain('离开 2');
  });

  it('imports nobody when one line is wrong, and names each', async () => {
    const path = await staffFile('bad.csv', '赵六,13800000009,区水利局,,经办人,linan,,', '钱七,123,区水利局,,皇帝,nowhere,,');
    const { code, err } = await cli(['staff', 'import', path], env);
    expect(code).toBe(1);
    expect(err).toMatch(/3 处问题，没有导入任何人员[^]*第 3 行[^]*第 3 行[^]*第 3 行/);
    expect(await cli(['staff', 'import', join(folder, 'no.csv')], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('打不开') as unknown,
    });
    expect(await cli(['staff', 'import', await staffFile('empty.csv')], env)).toMatchObject({ code: 1 });
  });
});

describe('demo', () => {
  it('registers the people of the demonstration, and again changes nothing', async () => {
    const own = { DATABASE_URL: `sqlite:${folder}/demo.sqlite` };
    expect((await cli(['demo'], own)).out).toMatch(/(\d+) 人（新增 \1 人）、\d+ 个群/);
    expect((await cli(['demo'], own)).out).toMatch(/\d+ 人（新增 0 人）、\d+ 个群/);
    expect(await cli(['demo'], { ...own, POLICIES_DIR: FIXTURES })).toMatchObject({ code: 1 });
  });

  it('comes among no real people: nothing of it could be taken away again', async () => {
    const own = { ...env, DATABASE_URL: `sqlite:${folder}/real.sqlite` };
    const roster = await staffFile('real.csv', '某人,13800000101,区文化馆,,经办人,linan,,');
    expect(await cli(['staff', 'import', roster], own)).toMatchObject({ code: 0 });
    expect(await cli(['demo'], own)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('已有 1 名演示以外的人员') });
    const db = await openDb(own.DATABASE_URL, { migrate: false });
    expect((await db.tx((tx) => tx.staff.list('linan'))).map(({ name }) => name)).toEqual(['某人']);
    await db.close();
  });
});

describe('policy', () => {
  it('checks those that are shipped, or a folder that is named', async () => {
    const shipped = (await json(['policy', 'check'])) as { ok: boolean; policies: { id: string }[] };
    expect(shipped.ok).toBe(true);
    expect(shipped.policies.map(({ id }) => id)).toEqual(expect.arrayContaining(['gongshu', 'linan']));
    expect(await json(['policy', 'check', FIXTURES])).toMatchObject({ policies: [{ id: 'yunshan' }] });
    const dir = join(folder, 'policies');
    await cp(FIXTURES, dir, { recursive: true });
    await writeFile(join(dir, 'yunshan', 'time.yaml'), 'deadlines:\n  approve: { name: 审批 }\n');
    const bad = await cli(['policy', 'check', dir, '--json']);
    expect(bad.code).toBe(1);
    expect((JSON.parse(bad.out) as { faults: { file: string; line: number }[] }).faults[0]).toMatchObject({
      line: 2,
      file: expect.stringContaining('time.yaml') as unknown,
    });
    expect((await cli(['policy', 'check', dir])).err).toMatch(/time\.yaml 第 2 行/);
    expect((await cli(['policy', 'check', join(folder, 'none')])).code).toBe(1);
  });

  it('shows one in words or as data', async () => {
    expect((await cli(['policy', 'show', 'linan'])).out).toMatch(/规范性初审[^]*修改意见函/);
    expect(await json(['policy', 'show', 'gongshu'])).toMatchObject({
      id: 'gongshu',
      deadlines: { contractFiling: { count: { n: 5, unit: 'wd' } } },
    });
    expect(await cli(['policy', 'show', 'lin'])).toMatchObject({ code: 1, err: expect.stringContaining('linan') as unknown });
  });
});
