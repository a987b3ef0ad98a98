import type { Policy } from '../schema/index.js';
import { checkNumber } from './conditions.js';
import { factType } from './fact-types.js';
import type { Finding, PolicyPath } from './finding.js';

/** Where the project's name and total, the worked-out facts and the starts of deadlines are read from. */
export function checkFacts(policy: Policy): Finding[] {
  return [
    ...expect(policy, policy.facts.name, 'text', ['facts', 'name']),
    ...policy.facts.total.flatMap((path, index) => number(policy, path, ['facts', 'total', index])),
    ...Object.entries(policy.derived).flatMap(([id, { percentCut }]) => [
      ...operand(policy, percentCut.from, ['derived', id, 'percentCut', 'from']),
      ...operand(policy, percentCut.to, ['derived', id, 'percentCut', 'to']),
    ]),
    ...Object.entries(policy.deadlines).flatMap(([id, { starts }]) =>
      starts === 'opened' ? [] : expect(policy, starts.field, 'date', ['deadlines', id, 'starts', 'field']),
    ),
  ];
}

function expect(policy: Policy, fact: string, kind: 'text' | 'date', path: PolicyPath): Finding[] {
  const resolved = factType(policy, fact);
  if ('says' in resolved) return [{ path, says: resolved.says }];
  if (resolved.type.kind === kind) return [];
  return [{ path, says: `“${fact}”应为${kind === 'text' ? '文本（text）' : '日期（date）'}字段` }];
}

function number(policy: Policy, fact: string, path: PolicyPath): Finding[] {
  if (fact === 'project.total') return [{ path, says: '项目总额不能取自它自己' }];
  const says = checkNumber(policy, fact);
  return says === null ? [] : [{ path, says }];
}

/** Worked-out facts read entered ones only, so that no two wait for each other. */
function operand(policy: Policy, fact: string, path: PolicyPath): Finding[] {
  if (fact.startsWith('derived.')) return [{ path, says: '推算值只能由填写的数算出，不能再用推算值' }];
  const says = checkNumber(policy, fact);
  return says === null ? [] : [{ path, says }];
}
