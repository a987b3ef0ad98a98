import type { Policy } from '../../policies/schema/index.js';
import type { ProjectFacts } from '../facts.js';
import { type ConditionWords, PLAIN_WORDS } from './condition.js';
import { resultWord } from './result.js';

const STATUS: Readonly<Record<string, string>> = { draft: '草稿', running: '办理中', ended: '已结束' };
const RESULTS: readonly ProjectFacts['result'][] = ['passed', 'failed', 'cancelled', 'done'];

/** A policy's words for `describeCondition`: units of its fields, names of its stages, outcomes, states and results. */
export function policyWords(policy: Policy): ConditionWords {
  return {
    unitOf: (path) => unitOf(policy, path),
    valueOf(path, value) {
      const [head = '', key = ''] = path.split('.');
      const code = String(value);
      const name =
        head === 'stage'
          ? policy.stages[code]?.name
          : head === 'status'
            ? STATUS[code]
            : head === 'result'
              ? resultName(code)
              : head === 'done'
                ? policy.tasks[key]?.outcomes[code]?.label
                : undefined;
      return name === undefined ? PLAIN_WORDS.valueOf(path, value) : `“${name}”`;
    },
  };
}

function unitOf(policy: Policy, path: string): string {
  const [form = '', id = '', part] = path.split('.');
  if (form === 'derived') return '%';
  const field = policy.forms[form]?.pages.flatMap((page) => page.fields).find((candidate) => candidate.id === id);
  if (field === undefined || part !== undefined) return PLAIN_WORDS.unitOf(path);
  if (field.type === 'money' || field.type === 'total') return '万元';
  return field.type === 'number' ? (field.unit ?? '') : '';
}

function resultName(code: string): string | undefined {
  const result = RESULTS.find((candidate) => candidate === code);
  return result === undefined ? undefined : resultWord(result);
}
