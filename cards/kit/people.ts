import { z } from 'zod';
import { choice, choices, INPUTS, line } from './inputs.js';
import type { Input } from './tree.js';

/** Somebody who may be chosen: the value is his staff id. */
export const PersonOption = z.object({ label: z.string(), value: z.string() });
export type PersonOption = z.infer<typeof PersonOption>;

/** What was chosen before, when the choice comes back with something missing. */
export const TypedPeople = z.object({ chosen: z.array(z.string()), names: z.string() });
export type TypedPeople = z.infer<typeof TypedPeople>;

export const NOBODY_YET: TypedPeople = { chosen: [], names: '' };

export function isNobody({ chosen, names }: TypedPeople): boolean {
  return chosen.length === 0 && names === '';
}

/** What people are asked for, as the form's label says it and whoever is told of a fault in it reads it; and whether it may be several. */
export const PEOPLE_ASKS = {
  advice: { label: '请谁提意见', many: false },
  deputy: { label: '请谁代理', many: false },
  handOver: { label: '转交给', many: false },
  transferFrom: { label: '谁的工作', many: false },
  transferTo: { label: '交给谁', many: false },
  watch: { label: '抄送给', many: true },
} as const;
export type PeopleAsk = keyof typeof PEOPLE_ASKS;

/** Options that fit on a card beside everything else; who is not among them is written down by name. */
const SHOWN = 50;

/**
 * Asks for one person, or several. Inputs: `INPUTS.person` or `INPUTS.people`, and `INPUTS.name` where the list is longer than
 * a card.
 */
export function peopleInputs(
  ask: PeopleAsk,
  people: readonly PersonOption[],
  { chosen, names }: TypedPeople,
): readonly (Input | false)[] {
  const { label, many } = PEOPLE_ASKS[ask];
  const shown = people.slice(0, SHOWN);
  const rest = people.length > shown.length;
  return [
    many
      ? choices({ name: INPUTS.people, label, required: !rest }, chosen, shown)
      : choice({ name: INPUTS.person, label, required: !rest }, chosen[0] ?? null, shown),
    rest &&
      line(
        { name: INPUTS.name, label: '名单里没有的，写姓名', hint: many ? '写全名；几个人用顿号隔开' : '写全名' },
        names,
        many ? 200 : 40,
      ),
  ];
}

/** People for the examples. */
export function samplePeople(count: number): PersonOption[] {
  const names = ['王芳', '陈刚', '李明', '欧阳建国'];
  return Array.from({ length: count }, (_, at) => ({
    label: `${names[at % names.length] ?? ''}（区数据资源局）`,
    value: String(at + 1),
  }));
}
