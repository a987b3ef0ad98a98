import { describe, expect, it } from 'vitest';
import type { Staff } from '../../../entities/staff.entity.js';
import { digestKey, lateLines } from '../../../handlers/board/late.js';
import { deadlinesSheet, lateSheet, tasksSheet } from '../../../handlers/board/sheets.js';
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

  it('names in its sheet who has it in hand: of a unit its handler, of a body that is asked its own people', async () => {
    const deadlines = [
      clock(1, 1, '2026-09-10', { taskId: 5 }),
      clock(2, 1, '2026-09-11', { taskId: 6, deadline: 'filing', holder: 'applicant' }),
      clock(3, 2, '2026-09-14', { taskId: 7, deadline: 'filing', holder: 'applicant' }),
    ];
    const staff = [
      person(1, '陈水', ['经办人'], 1),
      person(2, '同事', ['经办人'], 1),
      person(7, '县办', ['主管部门'], 8),
      person(8, '信息科', ['主管部门'], 9),
    ];
    const { rows } = await rowsWith({ projects: [project(1), project(2, { handlerId: 99 })], deadlines, staff });
    const tasks = [
      task(5, 1, { bodyUnitId: 9, subject: '信息中心' }),
      task(6, 1, { task: 'fileContract', actor: 'applicant' }),
      task(7, 2, { task: 'fileContract', actor: 'applicant' }),
    ];
    const more = { tasks, reminders: [], digests: new Map<string, number>(), urges: [], reader: person(7, '县办', ['主管部门']) };
    const [whose, who] = [3, 4];
    expect(lateSheet(lateLines(rows, rows.overdue, more)).rows.map((row) => [row[whose], row[who]])).toEqual([
      ['信息中心', '信息科'],
      ['县水利局', '陈水'],
      // Who handled it has left.
      ['县水利局', '陈水、同事'],
    ]);
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

it('lists what was done with the body that did it', async () => {
  const done = { state: 'done', outcome: 'pass', decidedBy: 7, decidedAt: at } as const;
  const { rows } = await rowsWith({ projects: [project(1)] });
  const tasks = [task(5, 1, { ...done, bodyUnitId: 9, subject: '信息中心' }), task(6, 1, done)];
  const { columns, rows: lines } = tasksSheet(rows, tasks);
  const what = columns.findIndex(({ label }) => label === '事项');
  expect(lines.map((row) => row[what])).toEqual(['审核（信息中心）', '审核']);
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

it('gives a clock a day of completion only where what it is for was done', async () => {
  const deadlines = [
    clock(1, 1, '2026-09-08', { state: 'met', closedOn: '2026-09-07' }),
    clock(2, 1, '2026-09-08', { state: 'missed', closedOn: '2026-09-08' }),
    clock(3, 1, '2026-09-08', { state: 'cancelled', closedOn: '2026-09-04' }),
    clock(4, 1, '2026-09-20'),
  ];
  const { rows } = await rowsWith({ projects: [project(1)] });
  const { columns, rows: lines } = deadlinesSheet(rows, deadlines, []);
  const at = ['状态', '办结日期', '停止计时日期'].map((wanted) => columns.findIndex(({ label }) => label === wanted));
  expect(lines.map((line) => at.map((index) => line[index]))).toEqual([
    ['按时完成', '2026-09-07', null],
    ['未完成', null, '2026-09-08'],
    ['取消计时', null, '2026-09-04'],
    ['计时中', null, null],
  ]);
});
