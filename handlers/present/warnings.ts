import { holds } from '../../workflow/condition.js';
import { pathLabel } from '../../workflow/describe/path.js';
import { formatNumber } from '../../workflow/forms/money.js';
import type { Case } from '../core/case/project-case.js';

/** Notices whose condition still holds (a contract above its price cap …), with both figures, for whoever looks at the project. */
export function warningsOf({ policy, read }: Case): string[] {
  const warnings = new Set<string>();
  for (const task of Object.values(policy.tasks)) {
    for (const effect of Object.values(task.outcomes).flatMap(({ effects }) => effects)) {
      const condition = effect.when;
      if (!('notify' in effect) || condition === undefined || !('gtField' in condition) || !holds(condition, read)) continue;
      const figures = [condition.field, condition.gtField ?? ''].map((path) => figure(pathLabel(policy, path), read(path)));
      warnings.add(`${effect.message}（${figures.join('，')}）`);
    }
  }
  return [...warnings];
}

/** `合同金额 60 万元`. */
function figure(label: string, fact: unknown): string {
  const [name = '', unit = ''] = label.split(/[（）]/);
  return typeof fact === 'number' ? `${name} ${formatNumber(fact)} ${unit}`.trimEnd() : name;
}
