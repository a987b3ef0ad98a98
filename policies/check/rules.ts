import type { Policy } from '../schema/index.js';
import type { Finding } from './finding.js';
import { elementsOf } from './walk.js';

/** Where each rule id is cited: the dotted paths of the elements that carry it out. */
export function policyRules(policy: Policy): Map<string, string[]> {
  const cited = new Map<string, string[]>();
  for (const { path, value } of elementsOf(policy)) {
    for (const rule of [...textsIn(value['rules']), ...textsIn(value['papersRules'])]) {
      cited.set(rule, [...(cited.get(rule) ?? []), path.join('.')]);
    }
  }
  return cited;
}

/** All rule ids of a policy come from one list, hence begin alike. */
export function checkRules(policy: Policy): Finding[] {
  const [first = '', ...rest] = policyRules(policy).keys();
  const prefix = first.slice(0, 2);
  return rest
    .filter((rule) => !rule.startsWith(prefix))
    .map((rule) => ({
      path: pathOf(policy, rule),
      says: `规则“${rule}”属于别的办法，本办法的规则编号以 ${prefix} 开头`,
    }));
}

function pathOf(policy: Policy, rule: string): Finding['path'] {
  const element = elementsOf(policy).find(({ value }) => textsIn(value['rules']).includes(rule));
  return element === undefined ? [] : [...element.path, 'rules'];
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
