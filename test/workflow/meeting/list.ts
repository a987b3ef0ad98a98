import type { Policy } from '../../../policies/schema/index.js';
import type { Heard, Seated } from '../../../workflow/meeting/seated.js';
import { bookOf, SHIPPED } from '../../support/policies.js';

const book = await bookOf(SHIPPED);

/** The rules of a shipped policy's meeting. */
export function rulesOf(policyId: string, kind: string): { meeting: Policy['meetings'][string]; roles: Policy['roles'] } {
  const policy = book.current(policyId);
  const meeting = policy?.meetings[kind];
  if (policy === undefined || meeting === undefined) throw new Error(`no meeting ${policyId}/${kind}`);
  return { meeting, roles: policy.roles };
}

export const project: Heard = { id: 12, name: '智慧场馆' };

let nextId = 100;

function registered(seat: string, name: string, holds: readonly string[], more: Partial<Seated> = {}): Seated {
  nextId += 1;
  const nobody = { org: '某单位', body: null, place: null, projectId: null, mobile: null, answer: 'pending' } as const;
  return { seat, name, holds, staffId: nextId, ...nobody, ...more };
}

export function member(body: string, more: Partial<Seated> = {}): Seated {
  return registered('members', `${body}代表`, ['成员单位'], { body, org: body, ...more });
}

export function expert(name: string, more: Partial<Seated> = {}): Seated {
  return registered('experts', name, ['专家'], more);
}

/** Somebody whom the office wrote down. */
export function outsideExpert(name: string, org = '某大学', more: Partial<Seated> = {}): Seated {
  return expert(name, { staffId: null, holds: null, org, ...more });
}

export function presenter(place: string, holds: readonly string[], more: Partial<Seated> = {}): Seated {
  return registered('unitPeople', `${place}人员`, holds, { place, projectId: project.id, ...more });
}

export const BODIES = ['数据资源局', '机要局', '经信局', '审管办', '公安分局', '财政局'] as const;

/** Six bodies, five experts, the lead and the handler: a list of the expert meeting that keeps every rule. */
export function fullList(): Seated[] {
  return [
    ...BODIES.map((body) => member(body)),
    ...['甲', '乙', '丙', '丁'].map((name) => expert(name)),
    outsideExpert('孙教授'),
    presenter('lead', ['分管负责人']),
    presenter('business', ['经办人']),
  ];
}
