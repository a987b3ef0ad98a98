import type { Policy } from '../../policies/schema/index.js';

export type MeetingRules = Policy['meetings'][string];
export type Seat = MeetingRules['seats'][number];

/** Somebody on a meeting's list, as far as the rules on the list go. */
export interface Seated {
  readonly seat: string;
  readonly name: string;
  /** His body or unit, as it is written on the list. */
  readonly org: string;
  /** The body of a `bodies` seat that he sits for; null for one that the seat does not name. */
  readonly body: string | null;
  /** The place within a `unit` seat. */
  readonly place: string | null;
  /** The project that he presents, in a `unit` seat. */
  readonly projectId: number | null;
  readonly staffId: number | null;
  readonly mobile: string | null;
  readonly answer: 'pending' | 'yes' | 'no';
  /** The 角色 words of a registered person; null for one whom the office wrote down. */
  readonly holds: readonly string[] | null;
}

/** A project on the agenda. */
export interface Heard {
  readonly id: number;
  readonly name: string;
}

/** The same for the same person, however often he is on the list. */
export function personKey({ staffId, mobile, name, org }: Pick<Seated, 'staffId' | 'mobile' | 'name' | 'org'>): string {
  if (staffId !== null) return `staff:${String(staffId)}`;
  return mobile === null ? `${name}@${org}` : `${name}@${mobile}`;
}

/** Whether `next` may not join a list that has him already: one person sits once, and presents each project once. */
export function isTwice(list: readonly Seated[], next: Seated): boolean {
  return list.some((one) => personKey(one) === personKey(next) && !presentsBoth(one, next));
}

/** A unit's people may present several of its projects. */
function presentsBoth(one: Seated, next: Seated): boolean {
  return one.seat === next.seat && one.projectId !== null && next.projectId !== null && one.projectId !== next.projectId;
}

/** The body that a unit's name stands for: the name itself, else the longest that it contains (区财政局 for 财政局). */
export function bodyOf({ bodies }: Pick<Seat, 'bodies'>, org: string): string | null {
  if (bodies.includes(org)) return org;
  const [longest] = bodies.filter((body) => org.includes(body)).sort((a, b) => b.length - a.length);
  return longest ?? null;
}
