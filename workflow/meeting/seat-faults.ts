import type { Policy } from '../../policies/schema/index.js';
import { type Heard, isTwice, type MeetingRules, type Seat, type Seated } from './seated.js';

interface Rules {
  readonly meeting: MeetingRules;
  readonly roles: Policy['roles'];
}

/**
 * Everything that a meeting's list breaks, one sentence each with its article. Whoever asked for leave does not count any
 * more. A seat without a minimum asks for nobody; its maximum still holds.
 */
export function seatFaults({ meeting, roles }: Rules, attendees: readonly Seated[], projects: readonly Heard[]): string[] {
  const coming = attendees.filter(({ answer }) => answer !== 'no');
  const bySeat = meeting.seats.flatMap((seat) => {
    const people = coming.filter((person) => person.seat === seat.id);
    const faults =
      seat.from === 'unit' ? unitFaults(seat, people, projects) : [...ranks(seat, people), ...outsiders(seat, people, roles)];
    return faults.map((fault) => `${fault}（${seat.article}）`);
  });
  return [...bySeat, ...twice(coming)];
}

/** Enough and not too many, every named body among them. */
function ranks(seat: Seat, people: readonly Seated[]): string[] {
  const absent = seat.min === 0 ? [] : seat.bodies.filter((body) => !people.some((person) => person.body === body));
  const missing = absent.length === 0 ? [] : [`${seat.name}缺少${absent.join('、')}`];
  return [...missing, ...outOfRange(seat.name, seat, people.length)];
}

/** Registered people sit where their role lets them; whoever is written down by hand is the office's own answer. */
function outsiders(seat: Seat, people: readonly Seated[], roles: Policy['roles']): string[] {
  const role = seat.role === undefined ? undefined : roles[seat.role];
  if (role === undefined) return [];
  const strangers = people.filter(({ holds }) => holds !== null && !holds.includes(role.holds));
  return strangers.map(({ name }) => `${name}不是${role.name}，不能坐${seat.name}席`);
}

/** Each project's own people: not too many, one a place, and whoever presents it. */
function unitFaults(seat: Seat, people: readonly Seated[], projects: readonly Heard[]): string[] {
  return projects.flatMap((project) => {
    const own = people.filter(({ projectId }) => projectId === project.id);
    const title = `“${project.name}”的${seat.name}`;
    const range = outOfRange(title, seat, own.length).map((fault) => `${fault}${vacant(seat, own)}`);
    return [...range, ...seat.places.flatMap((place) => placeFaults(title, seat, place, own))];
  });
}

/** The places that nobody has, where more are asked for than whoever presents. */
function vacant({ min, places }: Seat, own: readonly Seated[]): string {
  const free = places.filter(({ id }) => !own.some(({ place }) => place === id));
  const others = free.filter(({ speaks }) => speaks !== 'main');
  const owed = min - own.length - (free.length - others.length);
  return owed <= 0 || others.length === 0 ? '' : `，还没有${others.map(({ name }) => name).join('、')}`;
}

function placeFaults(title: string, seat: Seat, place: Seat['places'][number], own: readonly Seated[]): string[] {
  const holders = own.filter((person) => person.place === place.id);
  const faults: string[] = [];
  if (seat.min > 0 && place.speaks === 'main' && holders.length === 0) faults.push(`${title}缺少${place.name}`);
  if (holders.length > 1) faults.push(`${title}中${place.name}只能 1 人，现在 ${String(holders.length)} 人`);
  const asked = place.holds;
  const strangers = asked === undefined ? [] : holders.filter(({ holds }) => holds !== null && !holds.includes(asked));
  return [...faults, ...strangers.map(({ name }) => `${title}中${name}不能任${place.name}`)];
}

function outOfRange(title: string, { min, max }: Seat, count: number): string[] {
  if (count >= min && count <= max) return [];
  if (min === 0) return [`${title}不能超过 ${String(max)} 人，现在 ${String(count)} 人`];
  const need = min === max ? String(min) : `${String(min)}—${String(max)}`;
  return [`${title}应为 ${need} 人，现在 ${String(count)} 人`];
}

function twice(people: readonly Seated[]): string[] {
  const repeated = people.filter((person, at) => isTwice(people.slice(0, at), person));
  return [...new Set(repeated.map(({ name }) => `${name}在名单上不止一次，一人只占一个席位`))];
}
