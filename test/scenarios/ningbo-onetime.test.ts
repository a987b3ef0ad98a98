import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from '../support/world.js';
import { BODIES, decide, HANDLER, HEAD, newest, OFFICE, ok, project } from './ningbo-kit.js';
import { answered, dispatched, improve, settle } from './ningbo-steps.js';

const [FIRST = '', SECOND = '', THIRD = ''] = BODIES;
const OPINIONS = '修改意见（每行一条）';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await dispatched(w);
  await answered(w, '等级保护定级偏低');
  await ok(decide(w, OFFICE, '汇总反馈', {}));
});
afterEach(() => w.close());

describe('what was told once', () => {
  it('[NB-09] is answered one by one and found mended, before anything else is done with the plan', async () => {
    await improve(w, ['已调整为三级'], '项目方案（修改稿）.pdf');
    expect(newest(w, OFFICE).text()).toMatch(/第 2 次[\s\S]*等级保护定级偏低（市发改委）[\s\S]*已调整为三级/);
    const early = await decide(w, OFFICE, '意见已落实，可申请评审');
    expect(early.toast?.content).toContain('上一轮还有意见没有办结');
    await settle(w);
    await ok(decide(w, OFFICE, '意见已落实，可申请评审'));
    expect(await project(w)).toMatchObject({ stage: 'expertReview' });
  });

  it('[NB-09] is sent back where it is not mended; nothing new is added to a plan that was not changed', async () => {
    await improve(w, ['维持原定级'], null);
    const { card } = await w.as(OFFICE).press('逐条核对整改');
    expect(card.text()).toContain('改好了点“已整改”，没改好点“退回再改”；看完点“返回审核”，再作决定。');
    const back = await w.as(OFFICE).press('退回再改', card);
    await w.as(OFFICE).press('返回审核', back.card);
    await ok(decide(w, OFFICE, '退回继续完善'));
    expect(await project(w)).toMatchObject({ stage: 'revising' });
    await w.as(HANDLER).press('去办理');
    expect(newest(w, HANDLER).buttons().join()).toContain('回应修改意见（还剩 1 条）');
    // What was changed is told of this time, not what was told of the time before.
    await w.as(HANDLER).press('直接核对');
    expect(newest(w, HANDLER).text()).toContain('本次修改说明：请填写');
    expect(newest(w, HANDLER).text()).not.toContain('逐条作了修改');
  });

  it('[NB-09] says of which button it is that it cannot be pressed yet, so that nobody sends back what is mended', async () => {
    await improve(w, ['已在第六章说明'], null);
    const waiting = newest(w, OFFICE).text();
    expect(waiting).toContain('注意：“发出”“意见已落实，可申请评审”现在还不能办：上一轮还有意见没有办结');
    expect(waiting).toContain('没有更换的材料（12 份）');
    await settle(w);
    const settled = newest(w, OFFICE).text();
    expect(settled).toContain('注意：“退回继续完善”现在还不能办：还没有退回的意见');
    expect(settled).not.toContain('上一轮还有意见没有办结');
  });

  it('[NB-09] and is followed by something new on an unchanged plan, needs a reason, and its head sees it', async () => {
    await improve(w, ['已在第六章说明'], null);
    expect(newest(w, OFFICE).buttons()).toContain('再提新意见');
    const asked = await w.as(OFFICE).press('再提新意见');
    expect(asked.card.text()).toMatch(/系统约定（第九条没有写明）：[\s\S]*写明上一轮没有提的理由/);
    const blank = await w
      .as(OFFICE)
      .fill({ [OPINIONS]: '补充灾备' })
      .press('再提新意见', asked.card);
    expect(blank.toast?.type).not.toBe('success');
    await ok(
      w
        .as(OFFICE)
        .fill({ [OPINIONS]: '补充灾备', 再提新意见的理由: '上轮漏看' })
        .press('再提新意见', asked.card),
    );

    expect(newest(w, HEAD).text()).toMatch(/过目再次提出的新意见[\s\S]*补充灾备[\s\S]*上轮漏看/);
    await ok(decide(w, HEAD, '已阅'));
    expect(await project(w)).toMatchObject({ stage: 'revising' });
    await w.as(HANDLER).press('去办理');
    expect(newest(w, HANDLER).text()).toContain('第 1 / 9 页');
  });
});

describe('the bodies, asked a second time', () => {
  it('[NB-09] say what they find where the plan was changed', async () => {
    await improve(w, ['已调整为三级'], '项目方案（修改稿）.pdf');
    await settle(w);
    await ok(decide(w, OFFICE, '发出'));
    expect(newest(w, FIRST).buttons()).toEqual(expect.arrayContaining(['无意见', '提出意见']));
    expect(newest(w, FIRST).buttons()).not.toContain('再提新意见');
  });

  it('[NB-09] say why they did not say it at once where the plan is the same, and the head of the office sees it', async () => {
    await improve(w, ['已在第六章说明'], null);
    await settle(w);
    await ok(decide(w, OFFICE, '发出'));
    expect(newest(w, FIRST).buttons()).not.toContain('提出意见');
    await ok(decide(w, FIRST, '无意见'));
    const asked = await w.as(SECOND).press('再提新意见');
    const blank = await w
      .as(SECOND)
      .fill({ [OPINIONS]: '增加密码应用方案' })
      .press('再提新意见', asked.card);
    expect(blank.toast?.type).not.toBe('success');
    const words = { [OPINIONS]: '增加密码应用方案', 再提新意见的理由: '新标准本月施行' };
    await ok(w.as(SECOND).fill(words).press('再提新意见', asked.card));
    expect(newest(w, HEAD).text()).toMatch(/过目再次提出的新意见[\s\S]*增加密码应用方案（市委机要保密局）[\s\S]*新标准本月施行/);

    await ok(decide(w, THIRD, '无意见'));
    expect(newest(w, OFFICE).buttons()).toContain('汇总反馈');
    await ok(decide(w, OFFICE, '汇总反馈'));
    expect(await project(w)).toMatchObject({ stage: 'revising' });
    expect(w.as(HANDLER).files({}).at(-1)?.name).toContain('征求意见情况的反馈函');
  });

  it('[NB-09] call the head of the office once for what several of them add, and he reads all of it, late too', async () => {
    await improve(w, ['已在第六章说明'], null);
    await settle(w);
    await ok(decide(w, OFFICE, '发出'));
    const added = [
      [FIRST, '增加灾备方案'],
      [SECOND, '增加密码应用方案'],
    ] as const;
    for (const [body, opinion] of added) {
      await ok(decide(w, body, '再提新意见', { [OPINIONS]: opinion, 再提新意见的理由: '新标准本月施行' }));
    }
    await ok(decide(w, THIRD, '无意见'));
    await ok(decide(w, OFFICE, '汇总反馈'));
    // Meanwhile it is answered, settled, and the next round begins.
    await improve(w, ['已增加', '已增加'], '项目方案（再改）.pdf');
    for (const _ of added) await settle(w);
    await ok(decide(w, OFFICE, '发出'));
    await ok(decide(w, FIRST, '提出意见', { [OPINIONS]: '补充运维预算' }));

    await w.as(HEAD).say('待办');
    const { card } = await w.as(HEAD).press('去办理');
    expect(card.title()).toBe('过目再次提出的新意见');
    expect(card.text()).toMatch(/增加灾备方案[\s\S]*增加密码应用方案/);
    expect(card.text()).not.toContain('补充运维预算');
  });
});
