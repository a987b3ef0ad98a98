import type { Derived, Policy } from '../schema/index.js';
import { checkNumber } from './conditions.js';
import { factType } from './fact-types.js';
import type { Finding, PolicyPath } from './finding.js';
import { placesOf } from './places.js';

/** Where the project's name and total, the worked-out facts and the starts of deadlines are read from. */
export function checkFacts(policy: Policy): Finding[] {
  return [
    ...expect(policy, policy.facts.name, 'text', ['facts', 'name']),
    ...policy.facts.renamed.flatMap((path, index) => expect(policy, path, 'text', ['facts', 'renamed', index])),
    ...policy.facts.total.flatMap((path, index) => number(policy, path, ['facts', 'total', index])),
    ...Object.entries(policy.derived).flatMap(([id, rule]) =>
      operandsOf(rule).flatMap(({ fact, path }) => operand(policy, fact, ['derived', id, ...path])),
    ),
    ...placesOf(policy).flatMap(({ fact, kind, path }) => expect(policy, fact, kind, path)),
    ...Object.entries(policy.lots).flatMap(([id, { title }]) => expect(policy, title, 'text', ['lots', id, 'title'])),
  ];
}

const KIND_WORDS = { text: '文本（text）', date: '日期（date）', number: '数（number）' } as const;

function expect(policy: Policy, fact: string, kind: keyof typeof KIND_WORDS, path: PolicyPath): Finding[] {
  const resolved = factType(policy, fact);
  if ('says' in resolved) return [{ path, says: resolved.says }];
  return resolved.type.kind === kind ? [] : [{ path, says: `“${fact}”应为${KIND_WORDS[kind]}字段` }];
}

function number(policy: Policy, fact: string, path: PolicyPath): Finding[] {
  if (fact === 'project.total') return [{ path, says: '项目总额不能取自它自己' }];
  const says = checkNumber(policy, fact);
  return says === null ? [] : [{ path, says }];
}

/** Worked-out facts read entered ones and sums of such only, so that no two wait for each other. */
function operand(policy: Policy, fact: string, path: PolicyPath): Finding[] {
  const inner = fact.startsWith('derived.') ? policy.derived[fact.slice('derived.'.length)] : undefined;
  if (fact.startsWith('derived.') && (inner === undefined || !('sumOf' in inner))) {
    return [{ path, says: '推算值只能由填写的数或 sumOf 算出，不能再用别的推算值' }];
  }
  const says = checkNumber(policy, fact);
  return says === null ? [] : [{ path, says }];
}

/** The facts that a worked-out one is made of, and where they are named. */
function operandsOf(rule: Derived): { fact: string; path: PolicyPath }[] {
  if ('percentCut' in rule) {
    return [
      { fact: rule.percentCut.from, path: ['percentCut', 'from'] },
      { fact: rule.percentCut.to, path: ['percentCut', 'to'] },
    ];
  }
  if ('sumOf' in rule) return [{ fact: rule.sumOf, path: ['sumOf'] }];
  if ('percentOf' in rule) return [{ fact: rule.percentOf.of, path: ['percentOf', 'of'] }];
  const several = 'minus' in rule ? { minus: rule.minus } : 'plus' in rule ? { plus: rule.plus } : { average: rule.average };
  return Object.entries(several).flatMap(([key, facts]) => facts.map((fact, index) => ({ fact, path: [key, index] })));
}
