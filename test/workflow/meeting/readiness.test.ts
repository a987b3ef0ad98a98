import { describe, expect, it } from 'vitest';
import { conclusionRefusal, inviteRefusal, missingPapers } from '../../../workflow/meeting/readiness.js';
import { refusalSentence } from '../../../workflow/refusals.js';
import { instantOf } from '../../../workflow/time/civil.js';
import { rulesOf } from './list.js';

const { meeting } = rulesOf('linan', 'expert');
const row = { state: 'planned', on: '2026-09-23', at: '14:00', place: '三楼会议室' } as const;
const sound = { projects: 1, faults: [], today: '2026-09-23' };
const at = instantOf;
const said = (refusal: ReturnType<typeof inviteRefusal>) => (refusal === null ? null : refusalSentence(refusal));

describe('the invitations', () => {
  it('go out for a meeting with a time, a place, a project and a sound list, on its very day too', () => {
    expect(inviteRefusal(row, sound)).toBeNull();
  });

  it('name all that the list breaks, with its articles', () => {
    const faults = ['评审专家应为 5—7 人，现在 4 人（二（四）1）', '审核小组成员单位缺少机要局（二（四）1）'];
    expect(inviteRefusal(row, { ...sound, faults })?.code).toBe('MEETING_RULES');
    expect(said(inviteRefusal(row, { ...sound, faults }))).toBe(
      '会议名单不符合要求：评审专家应为 5—7 人，现在 4 人（二（四）1）；审核小组成员单位缺少机要局（二（四）1）。请在“参会人员”里调整后再发。',
    );
  });

  it.each([
    ['no date', { ...row, on: null }, sound, '还没有定时间和地点，请先点“时间地点”填好。'],
    ['no place', { ...row, place: null }, sound, '还没有定时间和地点，请先点“时间地点”填好。'],
    ['a day that is over', row, { ...sound, today: '2026-09-24' }, '会议日期9月23日（周三）已过，请先点“时间地点”改期。'],
    ['no project', row, { ...sound, projects: 0 }, '还没有选上会项目，请先点“上会项目”。'],
    ['a meeting that was invited', { ...row, state: 'invited' as const }, sound, '会议通知已经发过，或会议已结束、取消。'],
  ])('wait with %s', (_, facts, state, sentence) => {
    expect(said(inviteRefusal(facts, state))).toBe(sentence);
  });
});

describe('a conclusion', () => {
  const invited = { ...row, state: 'invited' } as const;
  const all = { ticked: ['slides', 'plans', 'signedForm'], faults: [], now: at('2026-09-23', '14:00') };

  it('is recorded from the hour of the meeting on, once all papers are in', () => {
    expect(conclusionRefusal(invited, meeting, all)).toBeNull();
    expect(conclusionRefusal(invited, meeting, { ...all, now: at('2026-10-09', '09:00') })).toBeNull();
  });

  it.each([at('2026-09-22', '15:00'), at('2026-09-23', '13:59')])('waits for the hour', (now) => {
    expect(said(conclusionRefusal(invited, meeting, { ...all, now }))).toBe(
      '会议在9月23日（周三） 14:00 召开，开会后才能登记结论。已经提前开了的，请先点“时间地点”改成实际的日期和时间。',
    );
  });

  it('waits for the papers, and names them with their article', () => {
    expect(said(conclusionRefusal(invited, meeting, { ...all, ticked: ['plans'] }))).toBe(
      '评审资料还缺：项目介绍 PPT、项目评审申报表。收齐后点“核对资料”勾选，再登记结论。（依据：二（四）3）',
    );
    expect(missingPapers(meeting, ['slides', 'plans', 'signedForm'])).toEqual([]);
  });

  it.each([
    ['planned', '还没有发会议通知，请先点“发会议通知”，开会后再登记结论。'],
    ['cancelled', '会议已取消，请重新安排会议后再登记结论。'],
  ] as const)('is none of a meeting that is %s', (state, sentence) => {
    expect(said(conclusionRefusal({ ...row, state }, meeting, all))).toBe(sentence);
  });

  it('waits for a list that keeps the rules', () => {
    expect(said(conclusionRefusal(invited, meeting, { ...all, faults: ['评审专家应为 5—7 人，现在 4 人（二（四）1）'] }))).toBe(
      '会议名单不符合要求：评审专家应为 5—7 人，现在 4 人（二（四）1）。请在“参会人员”里补齐或更换后再登记结论。',
    );
  });
});
