import { describe, expect, it } from 'vitest';
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
