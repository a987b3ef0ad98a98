import { INPUTS } from '../../../cards/kit/inputs.js';
import { PEOPLE_ASKS, type PeopleAsk, type PersonOption, type TypedPeople } from '../../../cards/kit/people.js';
import type { FaultView } from '../../../cards/kit/props.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';

/** Whom a person chose: from the list, or by name. `faults` where that leads to nobody, or to more than one. */
export interface Picked {
  readonly people: readonly Staff[];
  readonly typed: TypedPeople;
  readonly faults: readonly FaultView[];
}

/** Reads the inputs of `cards/kit/people.ts` against those who may be chosen now. */
export function pickPeople(candidates: readonly Staff[], form: Readonly<Record<string, unknown>>, ask: PeopleAsk): Picked {
  const { label, many } = PEOPLE_ASKS[ask];
  const fault = (text: string): FaultView => ({ page: null, field: null, label, text });
  const typed = typedPeople(form, many);
  const { chosen, names } = typed;
  const people = new Map<number, Staff>();
  const faults: FaultView[] = [];
  const known = chosen.flatMap((id) => candidates.find((one) => String(one.id) === id) ?? []);
  for (const person of known) people.set(person.id, person);
  const gone = chosen.length - known.length;
  if (gone > 0) faults.push(fault(`有${gone === 1 ? '一' : ` ${String(gone)} `}位已不能选，请重新选`));
  for (const name of names.split(/[、，,\s]+/).filter(Boolean)) {
    const [person, ...others] = candidates.filter((one) => one.name === name);
    if (person === undefined) faults.push(fault(`名单里没有“${name}”，请写全名`));
    else if (others.length > 0) faults.push(fault(`有 ${String(others.length + 1)} 位“${name}”，请从名单里选`));
    else people.set(person.id, person);
  }
  if (people.size === 0 && faults.length === 0) faults.push(fault('请选择'));
  if (!many && people.size > 1) faults.push(fault('只能选一位'));
  return { people: [...people.values()], typed, faults };
}

/** What stands in the inputs of `cards/kit/people.ts`, whoever it is. */
export function typedPeople(form: Readonly<Record<string, unknown>>, many: boolean): TypedPeople {
  const [names = ''] = textsIn([form[INPUTS.name]]);
  return { chosen: many ? textsIn(form[INPUTS.people]) : textsIn([form[INPUTS.person]]), names };
}

/** People as a card offers them: `王芳（区数据资源局）`. */
export async function personOptions({ tx }: Scope, people: readonly Staff[]): Promise<PersonOption[]> {
  const units = await tx.units.getMany([...new Set(people.map(({ unitId }) => unitId))]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return people.map(({ id, name, unitId }) => ({ label: `${name}（${names.get(unitId) ?? ''}）`, value: String(id) }));
}

function textsIn(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item) => typeof item === 'string' && item !== '').map(String);
}
