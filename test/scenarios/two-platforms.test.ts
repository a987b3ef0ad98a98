import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZwddNotice } from '../../sandbox/zwdd/types.js';
import { visit } from '../support/visit.js';
import { type World, world } from '../support/world.js';
import { declare, HANDLER, NAME, newest, OFFICE, project } from './ningbo-kit.js';

/** Of the same office; his only account is on the other platform. */
const REVIEWER = '岑浩';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

async function notices(name: string): Promise<readonly ZwddNotice[]> {
  const { id } = await w.staff(name);
  const account = (await w.db.tx((tx) => tx.staff.identities(id))).find(({ platform }) => platform === 'zwdd');
  return w.app.zwdd?.world.notices({ accountId: account?.userId ?? '' }) ?? [];
}

interface Drawn {
  readonly title: string;
  readonly markdown: string;
  readonly single_title: string;
  readonly single_url: string;
}
const drawn = (notice: ZwddNotice | undefined): Drawn => notice?.msg['action_card'] as Drawn;
const cardsOf = (name: string): number => w.as(name).cards({}).length;

describe('one project on two platforms', () => {
  it('rings the reviewer’s bell on his, and gives the applicant his card on the other', async () => {
    await declare(w);
    const [bell, ...more] = await notices(REVIEWER);
    expect(more).toEqual([]);
    const { markdown, single_title, single_url } = drawn(bell);
    expect(markdown).toContain(NAME);
    expect(single_title).toBe('去办理');
    expect(single_url).toMatch(new RegExp(`^${w.address}/pages/l/[\\w-]{43}$`));

    const page = await visit(w, REVIEWER);
    await page.open(new URL(single_url).pathname);
    expect(page.status()).toBe(200);
    expect(page.text()).toContain('入库论证');
    expect(page.text()).toContain(NAME);

    const before = cardsOf(HANDLER);
    expect(page.at()).toMatch(/^\/pages\/tasks\/\d+$/);
    await page.fill({ 不列入的理由: '与市级平台重复' }).press('提交：不列入');
    await page.press('确定');
    await w.settle();
    expect(await project(w)).toMatchObject({ status: 'ended' });
    expect(cardsOf(HANDLER)).toBe(before + 1);
    expect(newest(w, HANDLER).text()).toContain('与市级平台重复');
    const [changed] = await notices(REVIEWER);
    expect(drawn(changed).single_title).toBe('查看详情');
    expect(changed?.changedAt).not.toBeNull();
  });

  it('tells somebody with both accounts once: where he was active last, or where he says', async () => {
    await declare(w);
    const first = cardsOf(OFFICE);
    expect(first).toBeGreaterThan(0);
    expect(await notices(OFFICE)).toEqual([]);

    await w.as(OFFICE).say('通知方式');
    expect(w.as(OFFICE).lastCard().text()).toContain('现在在飞书通知您');
    const { card } = await w.as(OFFICE).press('用浙政钉通知我');
    expect(card.text()).toContain('现在在浙政钉通知您（您自己选的）');
    const onLark = cardsOf(OFFICE);
    await declare(w, { answers: { 项目名称: '第二个项目' } });
    expect(cardsOf(OFFICE)).toBe(onLark);
    expect((await notices(OFFICE)).map((notice) => drawn(notice).markdown)).toEqual([expect.stringContaining('第二个项目')]);

    await w.as(OFFICE).press('跟随最近使用');
    await declare(w, { answers: { 项目名称: '第三个项目' } });
    expect(await notices(OFFICE)).toHaveLength(1);
    expect(newest(w, OFFICE).text()).toContain('第三个项目');
  });

  it('finds somebody of whom only the number is known before he is told anything', async () => {
    await w.close();
    const unit = '市大数据局';
    w = await world({
      now: '2026-09-18T09:05+08:00',
      people: [{ name: '章新来', unit, roles: ['主管部门'], policy: 'ningbo', linked: false }],
    });
    w.app.zwdd?.seed([{ accountId: '777', name: '章新来', mobile: '13900000000', unit, title: '', hint: '' }]);
    await w.clock.to('2026-09-18T09:30+08:00');
    const { id } = await w.staff('章新来');
    expect((await w.db.tx((tx) => tx.staff.identities(id))).map(({ userId }) => userId)).toEqual(['777']);
    await declare(w);
    expect((await notices('章新来')).map((notice) => drawn(notice).markdown)).toEqual([expect.stringContaining(NAME)]);
  });
});
