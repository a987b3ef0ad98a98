import { afterEach, describe, expect, it } from 'vitest';
import { world, type World } from '../../support/world.js';
import { digestTimes, groupTimes, runningDeadline } from './kit.js';

let w: World;
afterEach(() => w.close());

describe('the ladder', () => {
  it('reminds before, on and after the due date, each working day once, and tells higher up as it goes on', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    // Signed on Friday the 18th, due on Thursday the 24th: the Sunday in between is worked.
    const { dueOn } = await runningDeadline(w);
    expect(dueOn).toBe('2026-09-24');
    await w.clock.to('2026-09-29T18:00+08:00');
    expect(w.as('何静').lastCard().text()).not.toContain('此后不再');
    await w.clock.to('2026-10-16T18:00+08:00');
    const last = (name: string) =>
      w
        .as(name)
        .cards()
        .findLast((card) => card.text().startsWith('今日提醒'))
        ?.text();
    expect(last('何静')).toContain('此后不再自动提醒，办结前一直列在“待办”里。');
    expect(last('孔亮')).toContain('此后不再自动提醒。');
    // 25–27 September is the Mid-autumn festival, 1–7 October the national holiday.
    const all = ['09-22 08:37', '09-23 08:37', '09-24 08:37', '09-28 08:37', '09-29 08:37', '09-30 08:37'];
    expect(digestTimes(w, '何静')).toEqual(all);
    expect(digestTimes(w, '吕卫国')).toEqual(all.slice(3));
    expect(digestTimes(w, '孔亮')).toEqual(all.slice(5));
    expect(groupTimes(w, '何静', '卫健局项目推进群')).toEqual(all.map((at) => at.replace('08:37', '09:07')));
    expect(digestTimes(w, '施雯')).toEqual([]);
    expect(groupTimes(w, '施雯', '教育局项目推进群')).toEqual([]);
  });

  it('says what is due, whose it is, and what a miss costs', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    await runningDeadline(w);
    await w.clock.to('2026-09-22T09:00+08:00');
    expect(w.as('何静').lastCard().text()).toMatch(
      /何静，您好.*\n智慧养老：合同备案\n.*9月24日（周四），还剩 2 个工作日\n.*纳入项目绩效评价/s,
    );
    await w.clock.to('2026-09-28T09:00+08:00');
    expect(w.as('吕卫国').lastCard().text()).toMatch(/智慧养老：合同备案[^]*抄送您，由何静办理/);
  });

  it('names each clock where one task has two', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    const { id: _, version: __, ...row } = await runningDeadline(w);
    await w.db.tx((tx) => tx.deadlines.insert({ ...row, deadline: 'monitor' }));
    await w.clock.to('2026-09-22T09:00+08:00');
    expect(w.as('何静').lastCard().text()).toMatch(/智慧养老：合同备案\n[^]*智慧养老：合同备案（绩效监控报告）\n/);
  });

  it('escalates what was overdue when it was written down: the next working day, to everyone up the ladder', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    await runningDeadline(w, { startOn: '2026-08-20' });
    await w.clock.to('2026-09-21T18:00+08:00');
    // Sunday the 20th is worked.
    for (const name of ['何静', '吕卫国', '孔亮']) expect(digestTimes(w, name)).toEqual(['09-20 08:37']);
    expect(groupTimes(w, '何静', '卫健局项目推进群')).toEqual(['09-20 09:07']);
  });

  it('puts all that concerns a person into one digest, the most urgent first', async () => {
    w = await world({ now: '2026-09-17T10:00+08:00' });
    await runningDeadline(w, { name: '晚到的项目', startOn: '2026-09-18' });
    await runningDeadline(w, { name: '先到的项目', startOn: '2026-09-17' });
    await w.clock.to('2026-09-22T17:00+08:00');
    const cards = w
      .as('何静')
      .cards()
      .filter((card) => card.text().startsWith('今日提醒') && card.text().includes('9月22日（周二）有'));
    expect(cards).toHaveLength(1);
    expect(cards[0]?.text()).toMatch(/先到的项目[^]*晚到的项目/);
  });

  it('stops when the duty is met, and begins anew when the date moves', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    const met = await runningDeadline(w, { name: '已备案' });
    const moved = await runningDeadline(w, { name: '改日期' });
    await w.clock.to('2026-09-22T18:00+08:00');
    await w.db.tx(async (tx) => {
      const one = await tx.deadlines.get(met.id);
      await tx.deadlines.update(met.id, one?.version ?? 0, { state: 'met', closedOn: '2026-09-22', nextRungOn: null });
      const two = await tx.deadlines.get(moved.id);
      await tx.deadlines.update(moved.id, two?.version ?? 0, { dueOn: '2026-09-30', nextRungOn: '2026-09-28' });
    });
    await w.clock.to('2026-09-30T18:00+08:00');
    const rungs = await w.db.tx(async (tx) => [await tx.rungs.ofDeadline(met.id), await tx.rungs.ofDeadline(moved.id)]);
    expect(rungs[0]?.map(({ dueOn, offset }) => `${dueOn} ${offset}`)).toEqual(['2026-09-24 -2']);
    expect(rungs[1]?.map(({ dueOn, offset }) => `${dueOn} ${offset}`)).toEqual([
      '2026-09-24 -2',
      '2026-09-30 -2',
      '2026-09-30 -1',
      '2026-09-30 0',
    ]);
    expect(digestTimes(w, '何静').map((at) => at.slice(0, 5))).toEqual(['09-22', '09-28', '09-29', '09-30']);
  });

  it('writes into the audit who was reminded of what', async () => {
    w = await world({ now: '2026-09-18T10:00+08:00' });
    const { id, projectId } = await runningDeadline(w);
    await w.clock.to('2026-09-22T18:00+08:00');
    const handler = await w.staff('何静');
    const events = await w.db.tx((tx) => tx.audit.of(`project:${projectId}`));
    const targets = [`staff:${handler.id}`, `chat:${w.chat('卫健局项目推进群')}`];
    const body = { v: 1, deadlineId: id, deadline: 'contractFiling', dueOn: '2026-09-24', offset: -2, targets };
    expect(events.map(({ event }) => event)).toEqual([{ type: 'REMINDED', byId: null, body }]);
  });
});
