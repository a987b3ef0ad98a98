import type { StaffRow } from '../../../bot/staff/file.js';
import type { Demo } from '../../../bot/demo/read.js';
import type { Seed } from '../../../sandbox/options.js';

/** The invented policy of the fixtures. */
export const POLICY = 'yunshan';
export const GROUP = 'oc_faults_group';

/** Who works there: so many units with somebody who declares and somebody who leads, two reviewers, one for the money, one administrator. */
export interface Town {
  readonly applicants: readonly Townsman[];
  readonly reviewers: readonly Townsman[];
  readonly demo: Demo;
  readonly seed: Seed;
}

export interface Townsman {
  readonly name: string;
  readonly openId: string;
}

export function makeTown(units: number): Town {
  const staff: StaffRow[] = [];
  const add = (name: string, unit: string, role: StaffRow['roles'][number]): Townsman => {
    const openId = `ou_faults_${staff.length}`;
    const mobile = `1390000${String(staff.length).padStart(4, '0')}`;
    const row = { line: staff.length, name, mobile, unit, title: null, roles: [role], policyId: POLICY, zwddAccountId: null };
    staff.push({ ...row, larkOpenId: openId });
    return { name, openId };
  };
  const numbers = Array.from({ length: units }, (_, n) => n + 1);
  const applicants = numbers.map((n) => add(`经办${n}`, `第${n}局`, '经办人'));
  for (const n of numbers) add(`局长${n}`, `第${n}局`, '分管负责人');
  const reviewers = [add('审核甲', '县数字办', '主管部门'), add('审核乙', '县数字办', '主管部门')];
  add('财政', '县财政局', '财政');
  add('管理', '县数字办', '管理员');
  const members = reviewers.map(({ name }) => name);
  const group = { policyId: POLICY, chatId: GROUP, name: '云山群', unit: null, members, hour: 9 };
  const demo: Demo = {
    staff,
    hints: new Map(),
    groups: [{ ...group, reminders: ['deadlines', 'meetings', 'results'] }],
    projects: [],
  };
  const people = staff.map(({ larkOpenId, name, mobile, unit }) => ({
    openId: larkOpenId ?? '',
    name,
    mobile,
    unit,
    title: '',
    hint: '',
  }));
  const seed = { people, groups: [{ chatId: GROUP, name: '云山群', members: reviewers.map(({ openId }) => openId) }] };
  return { applicants, reviewers, demo, seed };
}
