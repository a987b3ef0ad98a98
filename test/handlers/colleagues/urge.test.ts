import { afterEach, beforeEach, expect, it } from 'vitest';
import { declare, HANDLER, LEAD, newest, OFFICE, OTHER_OFFICE } from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import { type World, world } from '../../support/world.js';
import { done, press } from '../decisions/kit.js';

const OTHER_UNIT = '施雯';
const OTHER_PLACE = '赵敏';

/** 智慧急救 waits for the office: task 2. A Friday. */
let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await declare(w);
});
afterEach(() => w.close());

const urged = (who: string) =>
  w
    .as(who)
    .cards({})
    .filter((card) => card.title().startsWith('催办'));

it('reaches those who hold the task at once, with who asks and until when', async () => {
  await w.as(HANDLER).say('进度 智慧急救');
  const { toast, card } = await w.as(HANDLER).press('催办：预审');
  expect(toast?.content).toBe('已提醒孔亮、曹颖、姜山尽快办理。');
  expect(card.text()).toContain('已提醒孔亮、曹颖、姜山');
  for (const who of [OFFICE, OTHER_OFFICE]) {
    expect(urged(who)).toHaveLength(1);
    expect(urged(who)[0]?.text()).toMatch(/何静（区卫生健康局）请您尽快办理“预审”[\s\S]*9月24日/);
  }
  expect((await done(w)).filter((type) => type === 'TASK_URGED')).toHaveLength(1);
  expect((await w.as(OFFICE).press('去办理', urged(OFFICE)[0])).card.text()).toContain('合格');
});

it('comes once a day, whoever presses and however often', async () => {
  await w.as(HANDLER).say('进度 智慧急救');
  await w.as(HANDLER).press('催办：预审');
  for (const who of [HANDLER, LEAD]) {
    const { toast } = await press(w, who, 'task-urge.2');
    expect(toast?.content).toContain('“预审”已由何静于9月18日 09:05催过，一天只催一次');
  }
  expect(urged(OFFICE)).toHaveLength(1);
  await w.clock.to('2026-09-21T10:10+08:00');
  expect((await press(w, LEAD, 'task-urge.2')).toast?.content).toContain('已提醒');
  expect(urged(OFFICE)).toHaveLength(2);
});

it('waits for working hours, says when it comes, and is not sent twice by two processes', async () => {
  await w.clock.to('2026-09-18T19:20+08:00');
  const { toast } = await press(w, HANDLER, 'task-urge.2');
  expect(toast?.content).toBe('现在不是工作时间，9月20日 08:33 会提醒孔亮、曹颖、姜山。');
  await w.clock.to('2026-09-19T10:10+08:00');
  expect((await press(w, LEAD, 'task-urge.2')).toast?.content).toContain('9月20日 08:33 会提醒办理人，一天只催一次');
  expect(urged(OFFICE)).toEqual([]);
  await w.clock.to('2026-09-20T08:33+08:00');
  await Promise.all([w.app.runDue(), w.app.runDue()]);
  expect(urged(OFFICE)).toHaveLength(1);
  expect((await press(w, LEAD, 'task-urge.2')).toast?.content).toContain('一天只催一次');
});

it('waits a few minutes around the full hour, and does not call that off work', async () => {
  for (const [now, says] of [
    ['2026-09-21T08:20+08:00', '现在不是工作时间，9月21日 08:33 会提醒'],
    ['2026-09-22T09:00+08:00', '将在 9月22日 09:03 提醒'],
    ['2026-09-23T17:29+08:00', '现在快下班了，9月24日 08:33 会提醒'],
  ] as const) {
    await w.clock.to(now);
    expect((await press(w, HANDLER, 'task-urge.2')).toast?.content).toContain(says);
  }
});

it('is dropped when the task was done meanwhile', async () => {
  await w.clock.to('2026-09-18T19:20+08:00');
  await press(w, HANDLER, 'task-urge.2');
  await decide(w, OFFICE, '合格');
  await w.clock.to('2026-09-21T10:10+08:00');
  expect(urged(OTHER_OFFICE)).toEqual([]);
  expect((await press(w, HANDLER, 'task-urge.2')).toast?.content).toContain('已由孔亮于');
});

it('is dropped when the project was stopped meanwhile, and asked of nobody while it stands still', async () => {
  await w.clock.to('2026-09-18T19:20+08:00');
  await press(w, HANDLER, 'task-urge.2');
  await w.db.tx((tx) =>
    tx.pauses.insert({ projectId: 1, fromOn: '2026-09-18', toOn: null, why: '涉诉', article: '五', at: w.clock.now() }),
  );
  await w.clock.to('2026-09-20T10:10+08:00');
  expect(urged(OFFICE)).toEqual([]);
  await w.clock.to('2026-09-21T10:10+08:00');
  expect((await press(w, HANDLER, 'task-urge.2')).toast?.content).toContain('中止（涉诉），恢复后才能办理');
});

it('is for those who may look, and not for whoever holds the task himself', async () => {
  for (const who of [OTHER_UNIT, OTHER_PLACE]) {
    const { toast } = await press(w, who, 'task-urge.2');
    expect(toast?.content).toContain('您现在看不了这个项目');
  }
  expect((await press(w, OFFICE, 'task-urge.2')).toast?.content).toContain('就在您手上');
  expect((await done(w)).includes('TASK_URGED')).toBe(false);
});

it('goes from the office to the unit as well', async () => {
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
  await w.as(OFFICE).say('进度 智慧急救');
  const { toast } = await w.as(OFFICE).press('催办：填写项目申报表');
  expect(toast?.content).toBe('已提醒何静尽快办理。');
  expect(newest(w, HANDLER).text()).toContain('孔亮（区数据资源局）请您尽快办理');
});
