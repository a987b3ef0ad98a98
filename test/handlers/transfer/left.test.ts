import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyAudit } from '../../../entities/audit/verify-audit.js';
import { leave } from '../../../handlers/deeds/transfer/leave.js';
import { scopeOf } from '../../../handlers/scope.js';
import { ADMIN, COLLEAGUE, declaredWorld, HANDLER, LEAD, newest, OFFICE, OTHER_OFFICE } from '../../scenarios/gongshu-kit.js';
import { decide } from '../../scenarios/gongshu-steps.js';
import { signedOnBrowser } from '../../support/sign-on.js';
import type { World } from '../../support/world.js';
import { press } from '../decisions/kit.js';

/** 何静 has 智慧急救 before the office, and a draft. Her colleague has nothing. */
let w: World;
beforeEach(async () => {
  w = await declaredWorld();
});
afterEach(() => w.close());

const idOf = async (name: string) => String((await w.staff(name)).id);

async function preview(by: string, from: string, to: string, why: string) {
  await w.as(by).say(`交接 ${from}`);
  return w
    .as(by)
    .fill({ 交给谁: await idOf(to), 为什么交接: why })
    .press('预览');
}

it('moves all that the handler holds in one step that was looked at before, and he can do nothing more', async () => {
  await w.as(HANDLER).say('申报');
  await w.as(HANDLER).press('否，开始申报');
  await decide(w, OFFICE, '完善需求方案', { '修改意见（每行一条）': '补充接口' });
  const before = w.as(HANDLER).cards({})[0];
  const browser = await signedOnBrowser(w, HANDLER);
  const shown = await preview(LEAD, HANDLER, COLLEAGUE, 'left');
  expect(shown.card.text()).toMatch(/负责的在办项目（1）[\s\S]*智慧急救[\s\S]*草稿（1）/);
  expect(shown.card.text()).toContain('还没有移交');
  expect((await w.db.tx((tx) => tx.projects.get(1)))?.handlerId).toBe((await w.staff(HANDLER)).id);

  const { toast } = await w.as(LEAD).press('确认移交');
  expect(toast?.content).toBe('已移交给何小静。');
  const told = w.as(COLLEAGUE).cards({});
  expect(told.map((card) => card.title()).filter((title) => title === '工作交接')).toHaveLength(1);
  expect(newest(w, COLLEAGUE).text()).toContain('吕卫国已把何静的下列工作移交给您，共 2 项');
  const successor = (await w.staff(COLLEAGUE)).id;
  for (const id of [1, 2]) expect((await w.db.tx((tx) => tx.projects.get(id)))?.handlerId).toBe(successor);
  await w.as(COLLEAGUE).say('待办');
  expect(newest(w, COLLEAGUE).text()).toContain('智慧急救');

  const refused = await w.as(HANDLER).act(before ?? newest(w, HANDLER), { tag: 'button', name: 'task-show.2' });
  expect(refused.toast?.content).toMatch(/^您的账号已于\d+月\d+日（周.）停用，查看和办理都停止了。如仍在岗，请联系.+的管理员/);
  expect((await browser.open('/pages/tasks')).at).toContain('/sign-on');
  expect(await w.staff(HANDLER)).toMatchObject({ active: false, leftAt: w.clock.now() });
  await w.as(LEAD).say('进度 智慧急救');
  await w.as(LEAD).press('办理经过');
  expect(newest(w, LEAD).text()).toContain('项目移交给新的经办人（吕卫国）');
  expect((await verifyAudit(w.db)).ok).toBe(true);
});

it('is done once, however often it is pressed and from however many cards', async () => {
  await preview(LEAD, HANDLER, COLLEAGUE, 'left');
  await preview(ADMIN, HANDLER, COLLEAGUE, 'left');
  const pressed = await Promise.all([
    ...['transfer-run.1.1', 'transfer-run.1.1'].map((name) => press(w, LEAD, name)),
    press(w, ADMIN, 'transfer-run.2.1'),
  ]);
  expect(pressed.filter(({ toast }) => toast?.type === 'success').length).toBeLessThanOrEqual(2);
  const events = (await w.db.tx((tx) => tx.audit.of('project:1'))).filter(({ event }) => event.type === 'PROJECT_HANDED');
  expect(events).toHaveLength(1);
  const left = (await w.db.tx((tx) => tx.audit.of('staff'))).filter(({ event }) => event.type === 'STAFF_LEFT');
  expect(left).toHaveLength(1);
});

it('a task in his hands goes into the successor’s, what he was asked is asked of him, and the others read so', async () => {
  await w.as(ADMIN).press('转交', w.as(ADMIN).cards({})[0]);
  await w
    .as(ADMIN)
    .fill({ 转交给: await idOf(OFFICE), 为什么转交: '他熟悉' })
    .press('转交');
  await preview(ADMIN, OFFICE, OTHER_OFFICE, 'left');
  await w.as(ADMIN).press('确认移交');
  expect(await w.db.tx((tx) => tx.tasks.get(2))).toMatchObject({ state: 'open', assigneeId: (await w.staff(OTHER_OFFICE)).id });
  expect(newest(w, OTHER_OFFICE).text()).toContain('手里的待办（1）');
  const colleagues = w
    .as(ADMIN)
    .cards({})
    .filter((card) => card.text().includes('已转交给曹颖办理'));
  expect(colleagues.length).toBeGreaterThan(0);
  await decide(w, OTHER_OFFICE, '合格');
  expect(newest(w, HANDLER).text()).toMatch(/办理人\n曹颖\n/);
});

it('who may not is refused and nothing is changed', async () => {
  for (const who of [HANDLER, OFFICE, COLLEAGUE]) {
    await w.as(who).say(`交接 ${LEAD}`);
    expect(newest(w, who).text()).toContain('人员交接由管理员办理');
    const forged = await press(w, who, `transfer-preview.${await idOf(LEAD)}`, { its_person: await idOf(who), its_kind: 'left' });
    expect(forged.toast?.content).toContain('人员交接由管理员办理');
  }
  // A lead: not another unit's people, no administrator, not himself; not with another's preview.
  for (const of of ['施雯', ADMIN, LEAD]) {
    const { toast } = await press(w, LEAD, `transfer-preview.${await idOf(of)}`, {
      its_person: await idOf(HANDLER),
      its_kind: 'left',
    });
    expect(toast?.content).toContain('人员交接由管理员办理');
  }
  await preview(ADMIN, HANDLER, COLLEAGUE, 'left');
  expect((await press(w, LEAD, 'transfer-run.1.1')).toast?.content).toContain('预览已过期');
  // Nobody of another unit can be made the successor.
  const away = await press(w, LEAD, `transfer-preview.${await idOf(HANDLER)}`, {
    its_person: await idOf('施雯'),
    its_kind: 'left',
  });
  expect(away.card.text()).toContain('有一位已不能选');
  expect((await w.db.tx((tx) => tx.audit.of('staff'))).map(({ event }) => event.type)).not.toContain('STAFF_TRANSFERRED');
  expect((await w.staff(HANDLER)).active).toBe(true);
});

it.each(['by a hand-over', 'by the roster'])(
  'what waits to be sent to somebody is not sent once he has left, %s',
  async (how) => {
    const office = w.as(OFFICE);
    await office.press('稍后提醒', newest(w, OFFICE));
    if (how === 'by a hand-over') {
      await preview(ADMIN, OFFICE, OTHER_OFFICE, 'left');
      await w.as(ADMIN).press('确认移交');
    } else {
      const gone = await w.staff(OFFICE);
      await w.db.tx((tx) => leave(scopeOf(w.app.deps, tx), gone, { byId: null, platform: '' }));
    }
    await w.settle();
    const shown = office.cards({}).map(({ messageId }) => messageId);
    await w.clock.to('2026-09-21T10:00+08:00');
    expect(office.cards({}).map(({ messageId }) => messageId)).toEqual(shown);
  },
);

it('of somebody who holds nothing only closes his account, and sends nobody an empty list', async () => {
  const shown = await preview(ADMIN, COLLEAGUE, HANDLER, 'left');
  expect(shown.card.text()).toContain('手里没有可以移交给何静的事项');
  const before = w.as(HANDLER).cards({}).length;
  const { toast } = await w.as(ADMIN).press('确认移交');
  expect(toast?.content).toBe('没有要移交的，何小静已按离职办好。');
  expect(w.as(HANDLER).cards({})).toHaveLength(before);
  expect(newest(w, LEAD).text()).toContain('何小静已离职，没有要移交的工作');
  expect(newest(w, COLLEAGUE).text()).toMatch(/^账号已停用\s+您的账号已停用（/);
  expect(await w.staff(COLLEAGUE)).toMatchObject({ active: false });
});
