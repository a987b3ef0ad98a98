import { describe, expect, it } from 'vitest';
import type { StaffRole } from '../../../policies/schema/index.js';
import { seatFaults } from '../../../workflow/meeting/seat-faults.js';
import { bodyOf } from '../../../workflow/meeting/seated.js';
import { type Candidate, type Declared, suggestSeats } from '../../../workflow/meeting/suggest-seats.js';
import { BODIES, member, rulesOf } from './list.js';

const rules = rulesOf('linan', 'expert');
const project: Declared = { id: 12, name: '智慧场馆', unitId: 50, handlerId: 502 };

function person(staffId: number, unit: string, holds: readonly string[], unitId = staffId): Candidate {
  return { staffId, name: `${unit}${staffId}`, unit, unitId, mobile: null, holds };
}

const bodies = BODIES.map((body, at) => person(at + 1, body, ['成员单位']));
const pool = (count: number) => Array.from({ length: count }, (_, at) => person(100 + at, '评审专家库', ['专家']));
const unit = [
  person(501, '区文化馆', ['分管负责人'], 50),
  person(502, '区文化馆', ['经办人'], 50),
  person(503, '区文化馆', ['经办人'], 50),
];
const suggest = (candidates: readonly Candidate[], present: Parameters<typeof suggestSeats>[1] = [], projects = [project]) =>
  suggestSeats({ ...rules, candidates, projects }, present);

describe('whom a meeting suggests', () => {
  it('makes a list that keeps the rules at once where there are people enough', () => {
    const list = suggest([...bodies, ...pool(5), ...unit]);
    expect(seatFaults(rules, list, [project])).toEqual([]);
    expect(list.filter(({ seat }) => seat === 'unitPeople').map(({ staffId, place }) => [staffId, place])).toEqual([
      [501, 'lead'],
      [502, 'business'],
    ]);
  });

  it('takes at most its share of each body', () => {
    const crowd = Array.from({ length: 5 }, (_, at) => person(200 + at, '区财政局', ['成员单位']));
    const list = suggest(crowd);
    expect(list.map(({ body }) => body)).toEqual(['财政局', '财政局', '财政局']);
  });

  it('takes a pool that fits whole, and of a larger one as many as are needed', () => {
    expect(suggest(pool(7))).toHaveLength(7);
    expect(suggest(pool(8))).toHaveLength(5);
  });

  it('leaves seats, bodies and projects alone that have somebody', () => {
    const first = suggest([...bodies, ...pool(5), ...unit]);
    expect(suggest([...bodies, ...pool(6), ...unit], first)).toEqual([]);
    const withoutOne = first.filter(({ body }) => body !== '机要局');
    expect(suggest([...bodies, ...pool(5), ...unit], withoutOne).map(({ body }) => body)).toEqual(['机要局']);
    const other: Declared = { ...project, id: 13, name: '智慧养老' };
    expect(suggest(unit, first, [project, other]).map(({ projectId, staffId }) => [projectId, staffId])).toEqual([
      [13, 501],
      [13, 502],
    ]);
  });

  it('replaces those who asked for leave, and asks nobody again', () => {
    const second = person(99, '机要局', ['成员单位']);
    const list = suggest([...bodies, ...pool(5), ...unit]).map((one) =>
      one.body === '机要局' || one.staffId === 100 ? { ...one, answer: 'no' as const } : one,
    );
    expect(suggest([...bodies, second, ...pool(8), ...unit], list).map(({ staffId }) => staffId)).toEqual([99, 105]);
    expect(suggest([...bodies, ...pool(5), ...unit], list)).toEqual([]);
  });

  it('seats nobody twice', () => {
    const both = person(1, '数据资源局', ['成员单位', '专家']);
    expect(suggest([both]).map(({ seat }) => seat)).toEqual(['members']);
    const lead = { ...project, handlerId: 501 };
    expect(suggest(unit, [], [lead]).map(({ place }) => place)).toEqual(['lead']);
    expect(suggest([both], [member('机要局', { staffId: 1 })])).toEqual([]);
  });
});

describe('whom a place takes', () => {
  const seat = (policyId: string, kind: string) => rulesOf(policyId, kind).meeting.seats.find(({ from }) => from === 'unit');
  const own = [...unit, person(504, '区文化馆', ['财政'], 50)];

  it.each([
    ['linan', 'expert', ['lead 501', 'business 502']],
    ['gongshu', 'review', ['lead 501', 'business 502']],
    ['gongshu', 'acceptance', ['lead 501', 'business 502']],
    ['gaoqing', 'site', ['lead 501', 'business 502']],
    ['gaoqing', 'final', ['lead 501', 'business 502']],
    ['ningbo', 'special', ['lead 501', 'business 502']],
    ['yongchuan', 'final', ['owner 501']],
  ])('%s, %s: the lead and the handler', (policyId, kind, taken) => {
    expect(seat(policyId, kind)).toBeDefined();
    const list = suggestSeats({ ...rulesOf(policyId, kind), candidates: own, projects: [project] }, []);
    expect(list.map(({ place, staffId }) => `${String(place)} ${String(staffId)}`)).toEqual(taken);
  });

  type Holds = Candidate['holds'][number];
  const placed = (main: Holds | undefined, second?: Holds, people: readonly Candidate[] = own) => {
    const { meeting, roles } = rulesOf('linan', 'expert');
    const words = { lead: main, business: second, author: undefined } as Record<string, Holds | undefined>;
    const seats = meeting.seats.map((one) => ({
      ...one,
      places: one.places.map(({ holds: _, ...place }) => {
        const holds = words[place.id];
        return { ...place, ...(holds === undefined ? {} : { holds: holds as StaffRole }) };
      }),
    }));
    const list = suggestSeats({ meeting: { ...meeting, seats }, roles, candidates: people, projects: [project] }, []);
    return list.filter(({ place }) => place !== null).map(({ place, staffId }) => `${String(place)} ${String(staffId)}`);
  };

  it('is whoever has the word that the policy asks for, the handler before others, and nobody without it', () => {
    expect(placed('财政')).toEqual(['lead 504', 'business 502']);
    expect(placed('经办人')).toEqual(['lead 502']);
    expect(placed('经办人', '经办人')).toEqual(['lead 502', 'business 503']);
    expect(placed('分管负责人', '财政')).toEqual(['lead 501', 'business 504']);
    expect(placed('专家')).toEqual(['business 502']);
  });

  it('is the unit’s lead where the policy asks for no word', () => {
    expect(placed(undefined)).toEqual(['lead 501', 'business 502']);
  });
});

describe('the body that a unit stands for', () => {
  const seat = { bodies: ['财政局', '市财政局', '公安分局'] };

  it.each([
    ['财政局', '财政局'],
    ['区财政局', '财政局'],
    ['某市财政局', '市财政局'],
    ['水利局', null],
  ])('%s is %s', (org, body) => {
    expect(bodyOf(seat, org)).toBe(body);
  });
});
