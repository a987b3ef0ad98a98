import { afterEach, describe, expect, it } from 'vitest';
import { SANDBOX_APP_ON_PLATFORM } from '../../../bot/compose/app-on-platform.js';
import { seedOf } from '../../../bot/compose/seed.js';
import { isEmpty } from '../../../bot/demo/load.js';
import { readDemo } from '../../../bot/demo/read.js';
import { tellStories } from '../../../bot/demo/stories.js';
import { verifyAudit } from '../../../entities/audit/verify-audit.js';
import { computeTotals } from '../../../workflow/forms/table.js';
import { FIXTURES, SHIPPED } from '../../support/policies.js';
import { world, type World } from '../../support/world.js';

let w: World;
afterEach(() => w.close());

async function told(now?: string): Promise<void> {
  w = await world(now === undefined ? {} : { now });
  const demo = await readDemo(SHIPPED, new Set(w.policies.ids()));
  await tellStories(w.app.deps, demo.projects, SANDBOX_APP_ON_PLATFORM);
  w.app.dispatcher.wake();
  await w.settle();
}

describe('the demonstration', () => {
  it('has projects at several stages, carried there by the rules', async () => {
    await told();
    const projects = await w.db.tx(async (tx) => [
      ...(await tx.projects.ofPolicy('linan')),
      ...(await tx.projects.ofPolicy('gongshu')),
      ...(await tx.projects.ofPolicy('gaoqing')),
    ]);
    expect(projects.map(({ name, stage, status }) => `${name} ${stage} ${status}`).sort()).toEqual([
      '农机作业监管平台 trial running',
      '图书馆智慧借阅系统 building running',
      '教育资源共享平台 prereview running',
      '数字文化馆云平台 declarationApproval running',
      '智慧药房改造 contract running',
      '校园安全监管平台 opinion running',
      '水库安全监测系统 preliminaryReview running',
      '河道视频监管平台 maintenance running',
      '青少年近视监测系统 checking running',
    ]);
    expect(await verifyAudit(w.db)).toMatchObject({ ok: true });
  });

  it.each(['2026-06-15T09:30+08:00', '2027-09-10T09:30+08:00', '2031-03-03T09:30+08:00'])(
    'begins on any day, %s too: a date that was written out would stop the start once it lay in the wrong order',
    async (now) => {
      await told(now);
      const [first] = await w.db.tx((tx) => tx.projects.ofPolicy('yongchuan'));
      expect(first?.status).toBe('running');
    },
  );

  it('has a proposal, a reserve and a consultation of 宁波', async () => {
    await told();
    const projects = await w.db.tx((tx) => tx.projects.ofPolicy('ningbo'));
    expect(projects.map(({ name, stage }) => `${name} ${stage}`).sort()).toEqual([
      '公交线网分析应用系统 reserve',
      '智慧养老协同应用系统 screening',
      '桥梁健康监测平台 consultation',
    ]);
    for (const body of ['傅晓岚', '忻涛', '戎梅']) expect(w.as(body).lastCard().text()).toContain('桥梁健康监测平台');
  });

  it('has the sums in its forms as whoever hands one in: handed in again as it was, nothing changed', async () => {
    await told();
    const sums = await w.db.tx(async (tx) => {
      const projects = await tx.projects.ofPolicy('linan');
      const forms = await Promise.all(projects.map(({ id }) => tx.forms.ofProject(id)));
      const unlike = forms.flat().filter(({ form, values }) => {
        const known = w.policies.current('linan')?.forms[form];
        return known !== undefined && JSON.stringify(computeTotals(known, values)) !== JSON.stringify(values);
      });
      return { all: forms.flat().length, unlike: unlike.map(({ form }) => form) };
    });
    expect(sums.all).toBeGreaterThan(3);
    expect(sums.unlike).toEqual([]);
  });

  it('has told whoever is next, and nobody of what was done before', async () => {
    await told();
    expect(
      w
        .as('赵敏')
        .cards()
        .map((card) => card.text().split('\n')[0]),
    ).toHaveLength(3);
    expect(
      w
        .as('赵敏')
        .cards()
        .map((card) => card.text())
        .join(),
    ).toContain('数字文化馆云平台');
    expect(
      w
        .as('孔亮')
        .cards()
        .map((card) => card.text())
        .join(),
    ).not.toContain('排序入库');
    const { toast } = await w.as('赵敏').press(
      '通过',
      w
        .as('赵敏')
        .cards()
        .find((card) => card.text().includes('数字文化馆云平台')),
    );
    expect(toast?.type).toBe('success');
  });

  it('lets a contract be registered at once, and the deadline be seen', async () => {
    await told();
    await w.as('何静').say('合同备案');
    expect(w.as('何静').lastCard().text()).toContain('智慧药房改造');
  });

  it('names each unit with its jurisdiction, and those with an instrument in force first', async () => {
    w = await world();
    const { people, groups } = seedOf(await readDemo(SHIPPED, new Set(w.policies.ids())), w.policies);
    const li = { name: '李明', unit: '临安区 · 区文化馆', hint: expect.stringContaining('申报') as unknown };
    expect(people).toContainEqual(expect.objectContaining(li));
    const at = (place: string) => people.flatMap(({ unit }, index) => (unit.startsWith(place) ? [index] : []));
    expect(Math.max(...at('临安区'))).toBeLessThan(Math.min(...at('拱墅区'), ...at('宁波市')));
    expect(groups.every(({ members }) => members.length >= 3)).toBe(true);
  });

  it('is for an empty installation only, and for policies that bring one', async () => {
    w = await world();
    expect(await isEmpty(w.app.deps)).toBe(false);
    expect(await readDemo(FIXTURES, new Set(['yunshan']))).toEqual({ staff: [], hints: new Map(), groups: [], projects: [] });
  });
});
