import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SqliteSession } from '../../../entities/sql/sqlite-session.js';
import { commands } from '../../../handlers/commands/index.js';
import { plantProjects } from '../../support/many-projects.js';
import { type World, world } from '../../support/world.js';

const [POLICY, OFFICE] = ['ningbo', '主管部门'];
const [FEW, MANY] = [150, 350];
/**
 * 导出 reads the ids of all there is, and makes its sheet outside, part by part; 统计 a row for each unit at each stage.
 */
const OF_ALL = ['导出', '统计'];
const PLAIN = ['到哪了', '该干嘛', '今天天气真好', '我的项目什么时候到期', '如果预算改为 80 万'];

describe('what is typed reads no more where there is more', () => {
  let w: World;
  let who = '';
  const read = new Map<string, number>();
  const texts = [...commands.map(({ words: [word] }) => word), ...PLAIN].filter((text) => !OF_ALL.includes(text));

  beforeAll(async () => {
    w = await world({ now: '2026-09-18T09:05+08:00' });
    const policy = w.app.deps.policies.current(POLICY, '2026-09-18') ?? expect.fail('no policy');
    who = await w.db.tx(async (tx) => (await tx.staff.holding(POLICY, OFFICE))[0]?.name ?? expect.fail('nobody'));
    await plantProjects(w, policy, FEW);
    for (const text of texts) read.set(text, await rowsFor(text));
    await plantProjects(w, policy, MANY - FEW, FEW);
  }, 120_000);
  afterAll(() => w.close());

  it.each(texts)('%s', async (text) => {
    const before = read.get(text) ?? expect.fail('not read');
    // One more step, unit or person here and there is no growth; a row for each project would be.
    expect((await rowsFor(text)) - before).toBeLessThan((MANY - FEW) / 4);
  });

  it('进度 says how many there are, and shows the latest', async () => {
    const card = (await w.as(who).say('进度'), w.as(who).lastCard());
    expect(card.text()).toContain(`您可以查看的有 ${String(MANY)} 个项目`);
    expect(card.text()).toContain(`还有 ${String(MANY - 12)} 个未列出`);
  });

  async function rowsFor(text: string): Promise<number> {
    const select = vi.spyOn(SqliteSession.prototype, 'select');
    await w.as(who).say(text);
    const taken = await Promise.all(select.mock.results.map(({ value }) => value as ReturnType<SqliteSession['select']>));
    select.mockRestore();
    return taken.reduce((sum, rows) => sum + rows.length, 0);
  }
});
