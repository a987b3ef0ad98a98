import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { COLLEAGUE, declare, HANDLER, LEAD } from '../../scenarios/gongshu-kit.js';
import { type World, world, type WorldPerson } from '../../support/world.js';
import { cli } from './kit.js';

const [OLD, NEW] = ['区卫生健康局', '区卫生健康委员会'];

let w: World;
let folder: string;
let env: Record<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rename-'));
  const url = `sqlite:${folder}/rename.sqlite`;
  env = { DATABASE_URL: url, DATA_DIR: folder };
  const colleague: WorldPerson = { name: COLLEAGUE, unit: OLD, roles: ['经办人'], policy: 'gongshu' };
  w = await world({ now: '2026-09-18T09:05+08:00', dbUrl: url, people: [colleague] });
  await declare(w);
});
afterEach(async () => {
  await w.close();
  await rm(folder, { recursive: true, force: true });
});

/** The people of the unit, as the next roster has them. */
async function roster(unit: string): Promise<string> {
  const lines = ['姓名,手机号,单位,角色,地区'];
  for (const person of [HANDLER, LEAD, COLLEAGUE]) {
    const { name, mobile, roles } = await w.staff(person);
    lines.push(`${name},${String(mobile)},${unit},${roles.join('、')},gongshu`);
  }
  const path = join(folder, 'roster.csv');
  await writeFile(path, lines.join('\n'));
  return path;
}

const mine = async () => {
  await w.as(HANDLER).say('我的项目');
  return w.as(HANDLER).lastCard().text();
};

it('keeps a unit’s projects with its people when it gets another name, though the roster was first', async () => {
  const imported = await cli(['staff', 'import', await roster(NEW)], env);
  expect(imported.out).toContain(`npm run bot -- staff rename-unit ${OLD} ${NEW}`);
  expect(await mine()).not.toContain('智慧急救');
  // The line that is printed has only to be completed.
  const [, told = ''] = /已换单位，原单位还有 1 个草稿或在办项目，请办理交接：npm run bot -- (.*)/.exec(imported.out) ?? [];
  expect(told).toMatch(/^staff transfer \d{11} --policy gongshu --kind 转岗 --to <接手人> --by <管理员或该单位分管负责人>$/);
  const stuck = await cli(
    told
      .replace('<接手人>', COLLEAGUE)
      .replace(/<管理员.*>/, LEAD)
      .split(' '),
    env,
  );
  expect(stuck.out).toContain(`属于${OLD}，请另选该单位的接手人再交接一次`);

  const renamed = await cli(['staff', 'rename-unit', OLD, NEW], env);
  expect(renamed).toEqual({
    code: 0,
    out: `“${OLD}”已更名为“${NEW}”，名册里先登记到新名称下的 3 人已并入。以后的名册请写新名称。`,
    err: '',
  });
  expect(await mine()).toContain('智慧急救');
  expect((await cli(['staff', 'import', await roster(NEW)], env)).out).toBe('已导入 3 人：新增 0，更新 0，未变 3。');
  expect(await cli(['audit', 'verify'], env)).toMatchObject({ code: 0 });
});

it('makes one of no two units', async () => {
  const refused = await cli(['staff', 'rename-unit', '区教育局', OLD], env);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('不是同一个单位的新名称') as unknown });
  expect(await cli(['staff', 'rename-unit', '没有这个局', NEW], env)).toMatchObject({ code: 1 });
  expect(await cli(['staff', 'rename-unit', OLD, ' '], env)).toMatchObject({ code: 2 });
});
