import type { Policy } from '../schema/index.js';
import type { Finding, PolicyPath } from './finding.js';
import { repeated } from './repeated.js';

type Seat = Policy['meetings'][string]['seats'][number];

/** Meetings can be held as they are written: enough seats, each told apart. */
export function checkMeetings(policy: Policy): Finding[] {
  return Object.entries(policy.meetings).flatMap(([id, { seats, papers }]) => {
    const at = ['meetings', id];
    return [
      ...repeated(
        '席位',
        seats.map((seat, index) => ({ id: seat.id, path: [...at, 'seats', index, 'id'] })),
      ),
      ...repeated(
        '评审资料',
        papers.map((paper, index) => ({ id: paper.id, path: [...at, 'papers', index, 'id'] })),
      ),
      ...seats.flatMap((seat, index) => checkSeat(seat).map(([key, says]) => ({ path: [...at, 'seats', index, key], says }))),
      ...seats.flatMap((seat, index) =>
        repeated(
          '席位',
          seat.places.map((place, order) => ({ id: place.id, path: [...at, 'seats', index, 'places', order, 'id'] })),
        ),
      ),
      ...seats.flatMap((seat, index) => placeHolders(policy, seat, [...at, 'seats', index, 'places'])),
    ];
  });
}

function checkSeat(seat: Seat): [key: string, says: string][] {
  const findings: [string, string][] = [];
  if (seat.min > seat.max) findings.push(['min', `“${seat.name}”的最少人数 ${seat.min} 大于最多人数 ${seat.max}`]);
  if (seat.from === 'bodies' && seat.bodies.length === 0) {
    findings.push(['bodies', `“${seat.name}”由单位派人，缺少 bodies（单位名单）`]);
  }
  if (seat.from === 'bodies' && seat.bodies.length > seat.max) {
    findings.push(['max', `“${seat.name}”有 ${seat.bodies.length} 个单位，最多人数 ${seat.max} 坐不下`]);
  }
  if (seat.from !== 'unit' && seat.places.length > 0) findings.push(['places', '只有 from 为 unit 的席位可写 places']);
  return findings;
}

/** A place of a unit is taken by somebody of the unit: a word that the policy gives to nobody there leaves it empty. */
function placeHolders({ roles }: Policy, { from, places }: Seat, path: PolicyPath): Finding[] {
  if (from !== 'unit') return [];
  const words = Object.values(roles).flatMap(({ scope, holds }) => (scope === 'unit' ? [holds] : []));
  return places.flatMap(({ name, holds }, order) => {
    if (holds === undefined || words.includes(holds)) return [];
    const says = `“${name}”由项目单位的人担任，本办法里单位的角色（scope 为 unit）是${words.join('、')}，没有“${holds}”`;
    return [{ path: [...path, order, 'holds'], says }];
  });
}
