import type { Policy } from '../../policies/schema/index.js';
import type { Fact, FactReader, ProjectFacts } from '../facts.js';
import { average, percentCut, percentOf, toFen, toWan } from '../forms/money.js';
import { ownOf } from '../own.js';

/** A fact that the policy works out from others; null while one of them is not known. Amounts are added in 分. */
export function derivedFact(policy: Policy, project: ProjectFacts, id: string, read: FactReader): Fact {
  const rule = policy.derived[id];
  if (rule === undefined) return null;
  if ('percentCut' in rule) {
    const [from, to] = [read(rule.percentCut.from), read(rule.percentCut.to)];
    return typeof from === 'number' && typeof to === 'number' ? percentCut(from, to) : null;
  }
  if ('sumOf' in rule) return sumOf(policy, project, rule.sumOf);
  if ('percentOf' in rule) {
    const whole = read(rule.percentOf.of);
    return typeof whole === 'number' ? percentOf(whole, rule.percentOf.percent) : null;
  }
  if ('average' in rule) return average(rule.average.map(read).filter((fact) => typeof fact === 'number'));
  const paths = 'minus' in rule ? rule.minus : rule.plus;
  const [first, ...others] = paths.map(read);
  if (typeof first !== 'number') return null;
  const sign = 'minus' in rule ? -1 : 1;
  return toWan(others.reduce<number>((sum, fact) => sum + (typeof fact === 'number' ? sign * toFen(fact) : 0), toFen(first)));
}

/** Added up over all that was handed in, not over what is just being typed; within a lot, over what was handed in there. */
function sumOf(policy: Policy, { entries, view }: ProjectFacts, path: string): number {
  const [form = '', field = ''] = path.split('.');
  const own = ownOf(policy).forms.has(form);
  const counted = entries.filter(
    (entry) => entry.form === form && entry.taskId !== null && (view === null || !own || entry.subject === view),
  );
  const amounts = counted.map(({ values }) => values[field]).filter((value) => typeof value === 'number');
  return toWan(amounts.reduce((sum, amount) => sum + toFen(amount), 0));
}
