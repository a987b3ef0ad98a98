import { deputy } from '../../cards/deputy.js';
import { isNobody, NOBODY_YET, type PersonOption, type TypedPeople } from '../../cards/kit/people.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Deputy } from '../../entities/deputy.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import { covers, deputyCandidates } from '../core/people/deputies.js';
import { personOptions } from '../core/people/pick-people.js';

/** What was filled in. */
export interface AskedDeputy {
  readonly typed: TypedPeople;
  readonly from: string | null;
  readonly until: string | null;
}

interface Returned extends AskedDeputy {
  readonly faults: readonly FaultView[];
  /** What the viewer has just taken back before it began. */
  readonly takenBack?: Deputy | null;
}

/** 代理 of a person: who stands in for him, for whom he stands in, and the form that asks for somebody. */
export async function deputyCard(scope: Scope, viewer: Staff, returned: Returned | null = null): Promise<Card> {
  const { tx, today } = scope;
  const ahead = ({ until }: Deputy): boolean => until >= today;
  const mine = (await tx.deputies.of(viewer.id)).filter(ahead);
  const held = (await tx.deputies.heldBy(viewer.id)).filter(ahead);
  const ids = [...mine.map(({ deputyId }) => deputyId), ...held.map(({ staffId }) => staffId)];
  const names = new Map((await tx.staff.getMany(ids)).map(({ id, name }) => [id, name]));
  const view = (row: Deputy, other: number) => {
    const { id, version, from, until } = row;
    return { id, version, name: names.get(other) ?? '同事', from, until, now: covers(row, today) };
  };
  const people = await personOptions(scope, await deputyCandidates(scope, viewer));
  return deputy.render({
    mine: mine.map((row) => view(row, row.deputyId)),
    held: held.map((row) => view(row, row.staffId)),
    people,
    ...standsInForm(returned, people),
    faults: [...(returned?.faults ?? [])],
    step: Math.floor(scope.now / 1000) % 1_000_000,
  });
}

/**
 * What was filled in stands again. Where no days were, what was taken back is asked for otherwise; a form in which nothing stood
 * is as at first.
 */
function standsInForm(returned: Returned | null, people: readonly PersonOption[]): AskedDeputy {
  if (returned === null) return { typed: onlyOne(people), from: null, until: null };
  const { typed, from, until, faults, takenBack = null } = returned;
  if (from !== null || until !== null) return { typed, from, until };
  if (takenBack !== null) {
    const { deputyId } = takenBack;
    const person = isNobody(typed) ? { chosen: [String(deputyId)], names: '' } : typed;
    return { typed: person, from: takenBack.from, until: takenBack.until };
  }
  return { typed: faults.length === 0 && isNobody(typed) ? onlyOne(people) : typed, from, until };
}

/** Where there is one colleague only, it is he. */
function onlyOne([first, ...others]: readonly PersonOption[]): TypedPeople {
  return first === undefined || others.length > 0 ? NOBODY_YET : { chosen: [first.value], names: '' };
}
