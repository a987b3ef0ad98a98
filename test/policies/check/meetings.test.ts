import { expect, it } from 'vitest';
import { faultsAfter } from '../../support/policies.js';

const BOARD = `meetings:
  board:
    name: 审核会
    article: 第五条
    convener: office
    seats:
      - { id: members, name: 成员单位, article: 第五条, from: bodies, bodies: [财政局, 网信办], min: 1, max: 6 }
      - id: unitPeople
        name: 建设单位
        article: 第五条
        from: unit
        min: 1
        max: 2
        places:
          - { id: lead, name: 负责人, speaks: main, holds: 分管负责人 }
          - { id: second, name: 业务人员, speaks: second }
    papers:
      - { id: slides, name: 介绍 }
`;

const withBoard = (find = '', replace = ''): ReturnType<typeof faultsAfter> =>
  faultsAfter([
    { file: 'tasks.yaml', find: 'kind: review\n', replace: 'kind: meeting\n    meeting: board\n' },
    { file: 'meetings.yaml', replace: BOARD.replace(find, () => replace) },
  ]);

it('takes a meeting that can be held', async () => {
  const { faults } = await withBoard();

  expect(faults).toEqual([]);
});

it.each([
  ['a convener that is no role', 'convener: office', 'convener: chair', 'convener', '没有角色“chair”'],
  ['fewer seats than the least', 'min: 1, max: 6', 'min: 7, max: 6', 'seats.0.min', '大于最多人数'],
  ['fewer seats than bodies', 'min: 1, max: 6', 'min: 1, max: 1', 'seats.0.max', '坐不下'],
  ['bodies that are not named', 'bodies: [财政局, 网信办], ', '', 'seats.0.bodies', '缺少 bodies'],
  ['a seat that is named twice', 'id: unitPeople', 'id: members', 'seats.1.id', '席位“members”写了两次'],
  ['a place that is named twice', 'id: second', 'id: lead', 'seats.1.places.1.id', '席位“lead”写了两次'],
  ['places of others than the unit', 'from: unit', 'from: experts', 'seats.1.places', '只有 from 为 unit'],
  [
    'a place for a word that nobody can have',
    '分管负责人',
    '分管领导',
    'seats.1.places.0.holds',
    '不能写“分管领导”，可写：经办人、分管负责人',
  ],
  [
    'a place for whom no unit has',
    '分管负责人',
    '专家',
    'seats.1.places.0.holds',
    '“负责人”由项目单位的人担任，本办法里单位的角色（scope 为 unit）是经办人、分管负责人，没有“专家”',
  ],
  ['a mistyped mark of a place', 'holds: 分', 'hold: 分', 'seats.1.places.0.hold', '是否应为“holds”'],
  [
    'a paper that is named twice',
    '- { id: slides, name: 介绍 }',
    '- { id: a, name: 甲 }\n      - { id: a, name: 乙 }',
    'papers.1.id',
    '写了两次',
  ],
])('names %s', async (_, find, replace, path, says) => {
  const { faults } = await withBoard(find, replace);

  expect(faults).toMatchObject([{ file: 'meetings.yaml', path: `meetings.board.${path}`, says: expect.stringContaining(says) }]);
});

it('names the line on which a place asks for whom it cannot have', async () => {
  const { faults, lineOf } = await withBoard('分管负责人', '分管领导');

  expect(faults).toMatchObject([{ line: lineOf('meetings.yaml', 'holds: 分管领导') }]);
});

it('names a meeting that no task is held at', async () => {
  const { faults } = await faultsAfter([{ file: 'meetings.yaml', replace: BOARD }]);

  expect(faults).toMatchObject([{ file: 'meetings.yaml', line: 2, path: 'meetings.board' }]);
});
