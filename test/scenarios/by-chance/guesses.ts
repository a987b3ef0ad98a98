import type { Answers } from '../../../sandbox/reading/fill-form.js';
import type { SeenInput } from '../../../sandbox/reading/read-inputs.js';
import { listOf, objectOf, textOf } from '../../../sandbox/json.js';
import type { Chance } from '../../faults/kit/random.js';
import { addDays } from '../../../workflow/time/civil.js';

/** What somebody might put into the questions of a card, by their components' names. */
export function guesses(inputs: readonly SeenInput[], chance: Chance, today: string): Answers {
  return Object.fromEntries(
    inputs.flatMap((input) => {
      const answer = guess(input, chance, today);
      return answer === null ? [] : [[input.name, answer]];
    }),
  );
}

function guess(input: SeenInput, chance: Chance, today: string): Answers[string] | null {
  const options = listOf(input.node['options']).map((option) => textOf(objectOf(option)['value']));
  if (chance.next() < 0.1) return null;
  switch (input.tag) {
    case 'input':
      return typed(input.label, chance, today);
    case 'checker':
      return chance.next() < 0.7;
    case 'date_picker':
      return addDays(today, chance.between(-3, 20));
    case 'picker_time':
      return chance.oneOf(['09:00', '14:30']);
    case 'picker_datetime':
      return `${addDays(today, chance.between(0, 20))} 09:30`;
    case 'multi_select_static':
    case 'multi_select_person':
      return options.filter(() => chance.next() < 0.5);
    default:
      return options.length === 0 ? null : chance.oneOf(options);
  }
}

function typed(label: string, chance: Chance, today: string): string {
  if (/日期|时间/.test(label)) return chance.oneOf([addDays(today, chance.between(-5, 30)), '9月31日', '下周']);
  if (/金额|资金|万元|单价|数量|比例|得分|人数|年度|分数|预算/.test(label)) {
    return chance.oneOf(['10', '56.65', '1200', '１００万', '0', '-3', String(chance.between(1, 500))]);
  }
  return chance.oneOf(['情况属实', '同意。\n请按意见修改', '“引号”与<标签>', '𠮷野家平台'.repeat(chance.between(1, 40))]);
}
