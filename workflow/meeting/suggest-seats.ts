import type { Policy } from '../../policies/schema/index.js';
import { bodyOf, type Heard, isTwice, type MeetingRules, type Seat, type Seated } from './seated.js';

/** A registered person who could be asked. */
export interface Candidate {
  readonly staffId: number;
  readonly name: string;
  readonly unitId: number;
  readonly unit: string;
  readonly mobile: string | null;
  readonly holds: readonly string[];
}

/** A project on the agenda with whoever declared it. */
export interface Declared extends Heard {
  readonly unitId: number;
  readonly handlerId: number;
}

/** The 角色 word of whoever presents a project, after whom `main` places are filled. */
const LEAD = '分管负责人';

interface Asked {
  readonly meeting: MeetingRules;
  readonly roles: Policy['roles'];
  readonly candidates: readonly Candidate[];
  readonly projects: readonly Declared[];
}

/**
 * Who is asked when nobody has been yet: some of each body, the pool of experts where it fits (else the least number), the
 * lead and the handler of each project. Bodies and projects that have somebody on `present` who has not asked for leave
 * stay as they are, experts are filled up to the least number; nobody is asked again.
 */
export function suggestSeats(asked: Asked, present: readonly Seated[]): Seated[] {
  const added: Seated[] = [];
  for (const seat of asked.meeting.seats) {
    for (const person of ofSeat(asked, seat, present)) {
      if (!isTwice([...present, ...added], person)) added.push(person);
    }
  }
  return added;
}

function ofSeat(asked: Asked, seat: Seat, present: readonly Seated[]): Seated[] {
  const taken = present.filter((person) => person.seat === seat.id && person.answer !== 'no');
  const fresh = (person: Candidate): boolean => !present.some(({ staffId }) => staffId === person.staffId);
  switch (seat.from) {
    case 'bodies':
      return ofBodies(seat, holders(asked, seat).filter(fresh), taken);
    case 'experts':
      return ofPool(seat, holders(asked, seat).filter(fresh), taken.length);
    case 'unit':
      return asked.projects
        .filter(({ id }) => !taken.some(({ projectId }) => projectId === id))
        .flatMap((project) => ofUnit(seat, project, asked.candidates));
  }
}

function ofBodies(seat: Seat, pool: readonly Candidate[], taken: readonly Seated[]): Seated[] {
  const share = Math.max(1, Math.floor(seat.max / seat.bodies.length));
  return seat.bodies
    .filter((body) => !taken.some((person) => person.body === body))
    .flatMap((body) => pool.filter(({ unit }) => bodyOf(seat, unit) === body).slice(0, share))
    .map((person) => seated(seat, person, { body: bodyOf(seat, person.unit) }));
}

function ofPool(seat: Seat, pool: readonly Candidate[], taken: number): Seated[] {
  const least = Math.max(seat.min, 1) - taken;
  const count = taken === 0 && pool.length <= seat.max ? pool.length : Math.max(0, least);
  return pool.slice(0, count).map((person) => seated(seat, person, {}));
}

function ofUnit(seat: Seat, { id, unitId, handlerId }: Declared, candidates: readonly Candidate[]): Seated[] {
  const own = candidates.filter((person) => person.unitId === unitId);
  const lead = own.find(({ holds }) => holds.includes(LEAD));
  const handler = own.find(({ staffId }) => staffId === handlerId && staffId !== lead?.staffId);
  return seat.places.flatMap((place) => {
    const person = place.speaks === 'main' ? lead : place.speaks === 'second' ? handler : undefined;
    return person === undefined ? [] : [seated(seat, person, { place: place.id, projectId: id })];
  });
}

function holders({ roles, candidates }: Asked, { role }: Seat): Candidate[] {
  const word = roles[role ?? '']?.holds;
  return word === undefined ? [] : candidates.filter(({ holds }) => holds.includes(word));
}

function seated(
  seat: Seat,
  { name, unit, staffId, mobile, holds }: Candidate,
  at: Partial<Pick<Seated, 'body' | 'place' | 'projectId'>>,
): Seated {
  const nowhere = { body: null, place: null, projectId: null };
  return { seat: seat.id, name, org: unit, staffId, mobile, holds, answer: 'pending', ...nowhere, ...at };
}
