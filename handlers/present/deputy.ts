import { deputy } from '../../cards/deputy.js';
import { NOBODY_YET } from '../../cards/kit/people.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Deputy } from '../../entities/deputy.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import { covers } from '../core/deputies.js';
import { deputyCandidates } from '../core/deputy.js';
import { personOptions, type Picked } from '../core/pick-people.js';

/** What came back with something missing. */
interface Returned {
  readonly picked: Picked;
  readonly from: string | null;
  readonly until: string | null;
  readonly faults: readonly FaultView[];
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
  return deputy.render({
    mine: mine.map((row) => view(row, row.deputyId)),
    held: held.map((row) => view(row, row.staffId)),
    people: await personOptions(scope, await deputyCandidates(scope, viewer)),
    typed: returned?.picked.typed ?? NOBODY_YET,
    from: returned?.from ?? null,
    until: returned?.until ?? null,
    faults: [...(returned?.faults ?? [])],
    step: Math.floor(scope.now / 1000) % 1_000_000,
  });
}
