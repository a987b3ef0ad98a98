import { afterEach, expect, it } from 'vitest';
import { verifyAudit } from '../../entities/audit/verify-audit.js';
import { type World, world } from '../support/world.js';
import { decide, declare, HANDLER, HEAD, LISTING, NAME, newest, OFFICE, ok, project } from './ningbo-kit.js';
import { enterPlan, sendPlan } from './ningbo-plans.js';
import { answered, applyReview, concludeReview, holdReview, improve, settle } from './ningbo-steps.js';

let w: World;
afterEach(() => w.close());

const stage = async () => (await project(w)).stage;

it('[NB-01][NB-02][NB-06][NB-07][NB-08][NB-09][NB-11][NB-13] the straight road from the first proposal to the letter', async () => {
  w = await world({ now: '2026-03-02T09:05+08:00' });
  await declare(w);
  await w.clock.to('2026-03-10T10:00+08:00');
  await ok(decide(w, OFFICE, '列入清单', LISTING));
  await w.clock.to('2026-03-12T10:00+08:00');
  await ok(decide(w, HEAD, '审议通过'));
  expect(await stage()).toBe('reserve');

  await w.clock.to('2026-03-20T10:00+08:00');
  await enterPlan(w);
  await w.clock.to('2026-03-30T10:00+08:00');
  await sendPlan(w);
  await w.clock.to('2026-03-31T10:00+08:00');
  await ok(decide(w, OFFICE, '发出'));
  await w.clock.to('2026-04-02T10:00+08:00');
  await answered(w, '补充灾备');
  await w.clock.to('2026-04-03T10:00+08:00');
  await ok(decide(w, OFFICE, '汇总反馈', {}));
  await improve(w, ['已补充'], '项目方案（修改稿）.pdf');
  await w.as(HANDLER).say(`进度 ${NAME}`);
  expect(newest(w, HANDLER).text()).toMatch(/✓ 谋划申报 → ✓ 入库论证 → ✓ 储备 → ✓ 方案编制[\s\S]*● 征求意见/);

  await settle(w);
  await ok(decide(w, OFFICE, '意见已落实，可申请评审'));
  await applyReview(w);
  await holdReview(w, '2026-04-15');
  await ok(concludeReview(w, 'agree', { 专家评审意见: '方案可行', 绩效前期论证意见: '同意' }));
  await ok(decide(w, HEAD, '审议通过'));
  await ok(decide(w, OFFICE, '已报市发改委', {}));

  const done = await project(w);
  expect(done).toMatchObject({ status: 'ended', result: 'passed', stage: 'issued' });
  const rows = await w.db.tx((tx) => tx.deadlines.ofProject(done.id));
  expect(rows.every(({ state }) => state === 'met')).toBe(true);
  expect(rows.map(({ deadline }) => deadline).sort()).toEqual([
    'consult',
    'consult',
    'consult',
    'dispatch',
    'dispatch',
    'reserve',
    'review',
    'summarise',
  ]);
  const letters = await w.db.tx((tx) => tx.letters.ofProject(done.id));
  expect(letters.map(({ letter }) => letter)).toEqual(['planningForm', 'feedback', 'reviewRequest', 'planArgument']);
  expect(await verifyAudit(w.db)).toMatchObject({ ok: true });
});
