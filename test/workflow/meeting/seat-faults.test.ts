import { describe, expect, it } from 'vitest';
import { seatFaults } from '../../../workflow/meeting/seat-faults.js';
import type { Seated } from '../../../workflow/meeting/seated.js';
import { BODIES, expert, fullList, member, outsideExpert, presenter, project, rulesOf } from './list.js';

const expertRules = rulesOf('linan', 'expert');
const faults = (list: readonly Seated[], projects = [project]) => seatFaults(expertRules, list, projects);
const without = (list: readonly Seated[], drop: (one: Seated) => boolean) => list.filter((one) => !drop(one));

describe('the list of an expert meeting', () => {
  it('keeps every rule with six bodies, five experts, the lead and the handler', () => {
    expect(faults(fullList())).toEqual([]);
  });

  it.each([...BODIES])('needs %s', (body) => {
    const other = body === '财政局' ? '机要局' : '财政局';
    const list = [...without(fullList(), (one) => one.body === body), member(other), member(other)];
    expect(faults(list)).toEqual([`审核小组成员单位缺少${body}（二（四）1）`]);
  });

  it.each([
    [4, ['评审专家应为 5—7 人，现在 4 人（二（四）1）']],
    [5, []],
    [7, []],
    [8, ['评审专家应为 5—7 人，现在 8 人（二（四）1）']],
  ])('with %i experts', (count, expected) => {
    const experts = Array.from({ length: count }, (_, at) => expert(`专家${at}`));
    expect(faults([...without(fullList(), ({ seat }) => seat === 'experts'), ...experts])).toEqual(expected);
  });

  it('counts nobody who asked for leave, and everybody who has not answered', () => {
    const list = fullList().map((one) => (one.name === '甲' || one.body === '机要局' ? { ...one, answer: 'no' as const } : one));
    expect(faults(list)).toEqual([
      '审核小组成员单位缺少机要局（二（四）1）',
      '审核小组成员单位应为 6—18 人，现在 5 人（二（四）1）',
      '评审专家应为 5—7 人，现在 4 人（二（四）1）',
    ]);
    expect(faults(fullList().map((one) => ({ ...one, answer: 'yes' as const })))).toEqual([]);
  });

  it('names everything that is wrong at once', () => {
    expect(faults([])).toHaveLength(5);
  });

  it('lets nobody registered sit as an expert who is not in the pool', () => {
    const list = [...without(fullList(), ({ name }) => name === '甲'), expert('钱伟', { holds: ['主管部门'] })];
    expect(faults(list)).toEqual(['钱伟不是评审专家，不能坐评审专家席（二（四）1）']);
  });
});

describe('the people of the declaring unit', () => {
  const list = without(fullList(), ({ seat }) => seat === 'unitPeople');
  const lead = presenter('lead', ['分管负责人']);
  const title = '“智慧场馆”的建设单位人员';

  it('are at most three', () => {
    const three = [lead, presenter('business', ['经办人']), presenter('author', [], { holds: null, staffId: null })];
    expect(faults([...list, ...three])).toEqual([]);
    expect(faults([...list, ...three, presenter('nowhere', [])])).toEqual([
      `${title}应为 1—3 人，现在 4 人（二（四）1、二（四）2）`,
    ]);
  });

  it('are one in each place', () => {
    expect(faults([...list, lead, presenter('business', []), presenter('business', [])])).toEqual([
      `${title}中业务负责人（副陈述人）只能 1 人，现在 2 人（二（四）1、二（四）2）`,
    ]);
  });

  it('bring the main presenter', () => {
    expect(faults([...list, presenter('business', ['经办人'])])).toEqual([
      `${title}缺少分管负责人（主陈述人）（二（四）1、二（四）2）`,
    ]);
    expect(faults([...list, { ...lead, answer: 'no' }, presenter('business', ['经办人'])])).toHaveLength(1);
  });

  it('are presented by the lead and by nobody else', () => {
    expect(faults([...list, presenter('lead', ['经办人'], { name: '李明' })])).toEqual([
      `${title}中李明不能任分管负责人（主陈述人）（二（四）1、二（四）2）`,
    ]);
    // Whoever is written down by hand is the office's own word.
    expect(faults([...list, presenter('lead', [], { holds: null, staffId: null })])).toEqual([]);
  });

  it('are named where more are asked for than whoever presents', () => {
    const asked = rulesOf('yongchuan', 'final');
    const coming = ['owner', 'builder', 'users'].map((place) => presenter(place, []));
    const [said] = seatFaults(asked, coming, [project]).filter((fault) => fault.includes(project.name));
    const free = '设计机构项目负责人、测评机构项目负责人、监理机构总监理师';
    expect(said).toBe(`“智慧场馆”的参加终验人员应为 5—6 人，现在 3 人，还没有${free}（第十五条）`);
    const [, ...rest] = coming;
    expect(seatFaults(asked, rest, [project]).slice(-2)).toEqual([
      `“智慧场馆”的参加终验人员应为 5—6 人，现在 2 人，还没有${free}（第十五条）`,
      '“智慧场馆”的参加终验人员缺少项目单位项目负责人（第十五条）',
    ]);
  });

  it('are counted for each project', () => {
    const other = { id: 13, name: '智慧养老' };
    expect(faults([...list, lead], [project, other])).toEqual([
      '“智慧养老”的建设单位人员应为 1—3 人，现在 0 人（二（四）1、二（四）2）',
      '“智慧养老”的建设单位人员缺少分管负责人（主陈述人）（二（四）1、二（四）2）',
    ]);
    expect(faults([...list, lead, { ...lead, projectId: 13 }], [project, other])).toEqual([]);
  });
});

describe('one person', () => {
  it('sits once, in whatever seats', () => {
    const list = fullList();
    const [first] = list;
    if (first === undefined) throw new Error('the list is empty');
    expect(faults([...list, { ...first, seat: 'experts', holds: ['专家'] }])).toEqual([
      '数据资源局代表在名单上不止一次，一人只占一个席位',
    ]);
    expect(faults([...list, outsideExpert('孙教授')])).toEqual(['孙教授在名单上不止一次，一人只占一个席位']);
    expect(faults([...list, outsideExpert('孙教授', '另一所大学')])).toEqual([]);
  });

  it('presents a project once', () => {
    const list = without(fullList(), ({ place }) => place === 'business');
    const lead = list.at(-1);
    if (lead === undefined) throw new Error('the list is empty');
    expect(faults([...list, { ...lead, place: 'author' }])).toEqual(['lead人员在名单上不止一次，一人只占一个席位']);
  });
});

describe('a seat without a minimum', () => {
  it('asks for nobody, and still has its limit', () => {
    const rules = rulesOf('linan', 'preliminary');
    expect(seatFaults(rules, [], [project])).toEqual([]);
    const many = Array.from({ length: 21 }, () => member('财政局'));
    expect(seatFaults(rules, many, [project])).toEqual(['审核小组成员单位不能超过 20 人，现在 21 人（一）']);
  });

  it('holds for the unit of the other policy, whose two bodies and one expert are needed', () => {
    const rules = rulesOf('gongshu', 'review');
    expect(seatFaults(rules, [], [project])).toEqual([
      '参与审查部门缺少区发改经信局、区财政局（四（二））',
      '参与审查部门应为 2—12 人，现在 0 人（四（二））',
      '评审专家应为 1—15 人，现在 0 人（二（四）、四（二））',
    ]);
    const list = [member('区发改经信局'), member('区财政局'), outsideExpert('某咨询公司代表', '某咨询公司')];
    expect(seatFaults(rules, list, [project])).toEqual([]);
  });
});
