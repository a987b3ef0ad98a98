import { describe, expect, it } from 'vitest';
import { yunshan } from '../../support/policies.js';
import { passed, signed, submitted } from './story.js';

const policy = await yunshan();

/** Building, with the contract's date typed on its filing card, and the deadline that this starts. */
function counting(signedOn = '2026-09-18') {
  const story = passed(policy).type('contract', { signedOn });
  story.tell({ type: 'filled', taskId: 3 });
  return story;
}

describe('a deadline that counts from the opening of its task', () => {
  it('starts with the task, today not counted, with its days', () => {
    const [row] = submitted(policy).project.deadlines;
    expect(row).toMatchObject({ deadline: 'reviewing', taskId: 2, startOn: '2026-09-18', dueOn: '2026-09-24', state: 'running' });
  });

  it.each([
    ['2026-09-24', 'met'],
    ['2026-09-28', 'metLate'],
  ])('is closed by its task on %s: %s', (today, state) => {
    const story = submitted(policy);
    story.today = today;

    expect(story.complete('review', 'pass')).toContainEqual({
      type: 'deadlineClosed',
      deadlineId: 1,
      state,
      on: today,
      reason: null,
    });
  });

  it('starts anew with each round', () => {
    const story = submitted(policy);
    story.complete('review', 'return', { opinions: ['补充'] });
    story.today = '2026-09-30';
    story.settleOpinions('answered').complete('declare', 'submit', { values: story.project.forms['declaration'] ?? {} });

    expect(story.project.deadlines.map(({ state, startOn, dueOn }) => [state, startOn, dueOn])).toEqual([
      ['met', '2026-09-18', '2026-09-24'],
      ['running', '2026-09-30', '2026-10-13'],
    ]);
  });
});

describe('a deadline that counts from a field', () => {
  it('starts as soon as the date is kept, not before', () => {
    const story = passed(policy);
    expect(story.project.deadlines.map(({ deadline }) => deadline)).toEqual(['reviewing']);
    expect(story.tell({ type: 'filled', taskId: 3 })).toEqual([]);
    expect(story.type('contract', { signedOn: '' }).tell({ type: 'filled', taskId: 3 })).toEqual([]);

    const [started] = story.type('contract', { signedOn: '2026-09-24' }).tell({ type: 'filled', taskId: 3 });
    expect(started).toMatchObject({
      type: 'deadlineStarted',
      deadline: 'filing',
      task: 'fileContract',
      resolution: { startOn: '2026-09-24', dueOn: '2026-09-30', certain: true },
    });
  });

  it('moves when the date is typed anew, and stays when the same is kept again', () => {
    const story = counting();
    expect(story.tell({ type: 'filled', taskId: 3 })).toEqual([]);

    expect(story.type('contract', { signedOn: '2026-09-21' }).tell({ type: 'filled', taskId: 3 })).toMatchObject([
      { type: 'deadlineMoved', deadlineId: 2, resolution: { dueOn: '2026-09-24' }, reason: '填报的日期改了' },
    ]);
  });

  it('does not start on a date that cannot be counted from', () => {
    for (const signedOn of ['昨天', '1999-12-31', '2026-02-30', '2099-12-31']) {
      expect(passed(policy).type('contract', { signedOn }).tell({ type: 'filled', taskId: 3 })).toEqual([]);
    }
  });

  it('is of an open task only', () => {
    for (const taskId of [2, 99]) {
      expect(counting().ask({ type: 'filled', taskId })).toMatchObject({ refusal: { code: 'ALREADY_DONE' } });
    }
  });

  it('asks why it is late, from the day after it is due, and keeps the reason', () => {
    const story = counting();
    story.today = '2026-09-22';
    expect(story.refusal('fileContract', 'file', { values: signed })).toBeNull();

    story.today = '2026-09-23';
    const late = { type: 'complete', taskId: 3, outcome: 'file', input: { values: signed } } as const;
    expect(story.ask(late)).toEqual({
      ok: false,
      refusal: { code: 'LATE_REASON_MISSING', data: { due: '9月22日（周二）', deadline: '2' }, article: '第六条' },
    });
    expect(story.complete('fileContract', 'file', { values: signed, lateReason: '等待盖章' })).toContainEqual({
      type: 'deadlineClosed',
      deadlineId: 2,
      state: 'metLate',
      on: '2026-09-23',
      reason: '等待盖章',
    });
  });

  it('keeps no reason when it is not late', () => {
    const closed = counting()
      .complete('fileContract', 'file', { values: signed, lateReason: '先写着' })
      .find(({ type }) => type === 'deadlineClosed');
    expect(closed).toMatchObject({ state: 'met', reason: null });
  });
});

describe('a date that was wrong', () => {
  const correct = (value: string, reason = '合同上的日期写错了') =>
    ({ type: 'correct', field: 'contract.signedOn', value, reason }) as const;

  it('is replaced, and what counts from it is worked out again, with the reason', () => {
    const story = counting('2026-09-18');
    story.type('contract', signed).today = '2026-09-25';

    expect(story.tell(correct('2026-09-24'))).toMatchObject([
      { type: 'formTaken', form: 'contract', values: { signedOn: '2026-09-24', amount: 95 } },
      { type: 'deadlineMoved', deadlineId: 2, resolution: { dueOn: '2026-09-30' }, reason: '合同上的日期写错了' },
    ]);
    expect(story.refusal('fileContract', 'file', { values: story.project.forms['contract'] ?? {} })).toBeNull();
  });

  it.each([
    ['DATE_UNREADABLE', '2026-09-19', '未来的日期'],
    ['DATE_UNREADABLE', '上周五', '写错了'],
    ['DATE_UNREADABLE', '1999-12-31', '写错了'],
    ['REASON_MISSING', '2026-09-17', ' '],
    ['NOTHING_TO_DO', '2026-09-18', '写错了'],
  ])('is refused with %s: %s, %s', (code, value, reason) => {
    expect(counting().ask(correct(value, reason))).toMatchObject({ ok: false, refusal: { code } });
  });

  it('is not corrected once nothing counts from it any more, nor where nothing ever did', () => {
    const done = counting();
    done.complete('fileContract', 'file', { values: signed });
    expect(done.ask(correct('2026-09-17'))).toMatchObject({ refusal: { code: 'NOT_ANY_MORE' } });
    expect(counting().ask({ ...correct('2026-09-17'), field: 'declaration.name' })).toMatchObject({
      refusal: { code: 'NOT_ANY_MORE' },
    });
  });
});
