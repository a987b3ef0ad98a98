import type { Policy } from '../../policies/schema/index.js';
import type { ProjectFacts } from '../facts.js';
import { derivedSources } from '../facts/derived-sources.js';
import { type ConditionWords, PLAIN_WORDS } from './condition.js';
import { resultWord } from './result.js';

const STATUS: Readonly<Record<string, string>> = { draft: '草稿', running: '办理中', ended: '已结束' };
const DEADLINES: Readonly<Record<string, string>> = {
  running: '还在计时',
  met: '按时完成',
  metLate: '逾期完成',
  suspended: '已中止',
  cancelled: '已取消',
};
const RESULTS: readonly ProjectFacts['result'][] = ['passed', 'failed', 'cancelled', 'done'];

/** A policy's words for `describeCondition`: units of its fields, names of its stages, outcomes, states and results. */
export function policyWords(policy: Policy): ConditionWords {
  return {
    unitOf: (path) => unitOf(policy, path),
    valueOf(path, value) {
      const name = codeName(policy, path, String(value));
      return name === undefined ? PLAIN_WORDS.valueOf(path, value) : `“${name}”`;
    },
  };
}

/** The name of a coded value: a stage's, a state's, an outcome's label; undefined for a value that stands for itself. */
export function codeName(policy: Policy, path: string, code: string): string | undefined {
  const [head = '', key = ''] = path.split('.');
  switch (head) {
    case 'stage':
      return policy.stages[code]?.name;
    case 'status':
      return STATUS[code];
    case 'result':
      return resultName(code);
    case 'done':
      return policy.tasks[key]?.outcomes[code]?.label;
    case 'deadline':
      return DEADLINES[code];
    default:
      return undefined;
  }
}

function unitOf(policy: Policy, path: string): string {
  const [form = '', id = '', part] = path.split('.');
  if (form === 'derived') return unitOfDerived(policy, id);
  const field = policy.forms[form]?.pages.flatMap((page) => page.fields).find((candidate) => candidate.id === id);
  if (field === undefined || part !== undefined) return PLAIN_WORDS.unitOf(path);
  if (field.type === 'money' || field.type === 'total') return '万元';
  return field.type === 'number' ? (field.unit ?? '') : '';
}

/** A share is in percent; a sum or a difference is of what it adds up. */
function unitOfDerived(policy: Policy, id: string): string {
  const rule = policy.derived[id];
  if (rule === undefined) return '';
  if ('percentCut' in rule) return '%';
  return unitOf(policy, derivedSources(rule)[0] ?? '');
}

function resultName(code: string): string | undefined {
  const result = RESULTS.find((candidate) => candidate === code);
  return result === undefined ? undefined : resultWord(result);
}
