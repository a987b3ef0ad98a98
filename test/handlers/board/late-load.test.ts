import { describe, expect, it } from 'vitest';
import type { Staff } from '../../../entities/staff.entity.js';
import { digestKey, lateLines } from '../../../handlers/board/late.js';
import { lateSheet } from '../../../handlers/board/sheets.js';
import { loadOf } from '../../../handlers/board/load.js';
import { instantOf } from '../../../workflow/time/civil.js';
import { clock, project, rowsWith, task } from './kit.js';

const person = (id: number, name: string, roles: string[], unitId = 9): Staff => ({
  id,
  policyId: 'yunshan',
  unitId,
  name,
  mobile: null,
  title: null,
  roles,
  active: true,
  preferredPlatform: null,
  leftAt: null,
  maskedAt: null,
});
const at = instantOf('2026-09-17', '09:05');

describe('what is late', () => {
  it('says whose it is, for how long, who was told of it, and who may urge', async () => {
    const deadlines = [
      clock(1, 1, '2026-09-16', { taskId: 5 }),
      clock(2, 1, '2026-09-10', { taskId: 6, deadline: 'filing', holder: 'applicant' }),
      clock(3, 1, '2026-09-18', { taskId: 5 }),
      clock(4, 1, '2026-09-01', { state: 'suspended' }),
    ];
    const { rows } = await rowsWith({ projects: [project(1)], deadlines, staff: [person(7, '县办', ['主管部门'])] });
    const more = {
      tasks: [task(5, 1), task(6, 1, { task: 'fileContract', actor: 'applicant' })],
      reminders: [{ projectId: 1, deadlineId: 2, at, targets: ['staff:1', 'staff:7', 'chat:oc_1'] }],
      // The record is written with the last of them; 县办 (staff:7) has no account and got none.
      digests: new Map([
        [digestKey('staff:1', '2026-09-17'), at - 60_000],
        [digestKey('chat:oc_1', '2026-09-17'), at],
      ]),
      urges: [{ taskId: 6, on: '2026-09-18', byId: 7, at: at + 1 }],
      reader: person(7, '县办', ['主管部门']),
    };
    const lines = lateLines(rows, rows.overdue, more);
    expect(lines.map(({ deadlineId, days, urge, own }) => [deadlineId, days, urge, own])).toEqual([
      [2, 6, 6, null],
      [1, 2, null, 5],
    ]);
    expect(lines.map(({ reason, asksReason }) => [reason, asksReason])).toEqual([
      [null, rows.policyOf(project(1))?.deadlines['filing']?.lateReason],
      [null, false],
    ]);
    expect(lines.map(({ whose, holders }) => [whose.kind, whose.name, holders])).toEqual([
      ['unit', '县水利局', ''],
      ['office', '县数字办', '县办'],
    ]);
    expect(lines[0]?.told).toEqual([
      { at: at - 60_000, to: '陈水', by: null },
      { at, to: '群', by: null },
      { at: at + 1, to: '办理人', by: '县办' },
    ]);
    const exported = lateSheet(lines).rows.map((row) => row.at(-1));
    expect(exported[0]).toBe('2026年9月17日 09:04 提醒陈水\n2026年9月17日 09:05 提醒群\n2026年9月17日 09:05 县办催办');
  });

  it('may be urged by the office itself when it is in a colleague’s hands', async () => {
    const { rows } = await rowsWith({ projects: [project(1)], deadlines: [clock(1, 1, '2026-09-16', { taskId: 5 })] });
    const more = {
      tasks: [task(5, 1, { assigneeId: 7 })],
      reminders: [],
      digests: new Map<string, number>(),
      urges: [],
      reader: person(8, '同事', ['主管部门']),
    };
    const [line] = lateLines(rows, rows.overdue, more);
    expect([line?.urge, line?.whose.person, line?.holders]).toEqual([5, '县办', '']);
  });
});

describe('the coming weeks', () => {
  it('hold what falls due and is held, from today to the eighth Sunday, holidays told', async () => {
    const { rows, policy } = await rowsWith({
      projects: [project(1)],
      tasks: [task(5, 1, { assigneeId: 7 })],
      deadlines: [
        clock(1, 1, '2026-09-17'),
        clock(2, 1, '2026-09-18', { taskId: 5 }),
        clock(3, 1, '2026-09-29', { deadline: 'filing', holder: 'applicant' }),
        clock(4, 1, '2026-11-08'),
        clock(5, 1, '2026-11-09'),
        clock(6, 1, '2026-09-30', { state: 'suspended' }),
      ],
    });
    const meeting = { id: 1, policyId: 'yunshan', kind: 'x', at: '09:00', place: null, byId: 7, version: 1 };
    const meetings = [{ ...meeting, on: '2026-09-29', state: 'invited' as const }];
    const { weeks, offices, units } = loadOf(rows, meetings, policy);
    expect(weeks.map(({ from, items }) => [from, items.length])).toEqual([
      ['2026-09-14', 1],
      ['2026-09-21', 0],
      ['2026-09-28', 2],
      ['2026-10-05', 0],
      ['2026-10-12', 0],
      ['2026-10-19', 0],
      ['2026-10-26', 0],
      ['2026-11-02', 1],
    ]);
    expect(offices.map(({ name, total }) => [name, total])).toEqual([
      ['会议', 1],
      ['县数字办', 1],
      ['县数字办 县办', 1],
    ]);
    expect(units).toEqual([{ name: '县水利局', counts: [0, 0, 1, 0, 0, 0, 0, 0], total: 1 }]);
    expect(weeks[0]?.workdays).toBe(2);
    expect(weeks.every(({ certain }) => certain)).toBe(true);
    const later = { ...rows, calendar: { ...rows.calendar, certain: (on: string) => on < '2026-11-01' } };
    expect(
      loadOf(later, [], policy)
        .weeks.filter(({ certain }) => !certain)
        .map(({ from }) => from),
    ).toEqual(['2026-10-26', '2026-11-02']);
    const special = weeks.flatMap((week) => week.special);
    expect(special.filter(({ off }) => off).map(({ on }) => on)).toContain('2026-10-01');
    expect(special.filter(({ off }) => !off).map(({ on }) => on)).toContain('2026-09-20');
  });
});
