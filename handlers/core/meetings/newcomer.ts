import { INPUTS } from '../../../cards/kit/inputs.js';
import { say } from '../../../cards/kit/wording.js';
import { bodyOf, isTwice, type Seat, type Seated } from '../../../workflow/meeting/seated.js';
import type { Candidate } from '../../../workflow/meeting/suggest-seats.js';
import type { Scope } from '../../context.js';
import type { MeetingCase } from './meeting.js';
import { candidatesFor, choosableFor } from './people.js';

type Typed = Readonly<Record<string, string>>;
type Who = Pick<Seated, 'name' | 'org' | 'mobile' | 'staffId' | 'holds'> & { readonly unitId: number | null };
interface Fault {
  readonly says: string;
  /** An answer that is taken back: a choice cannot be emptied by hand. */
  readonly clears?: string;
}

/** Whom the office adds: somebody registered, or somebody whom it writes down. `says` is what is missing, or not allowed. */
export async function newcomer(scope: Scope, found: MeetingCase, typed: Typed): Promise<Seated | Fault> {
  const seat = found.rules.seats.find(({ id }) => id === typed[INPUTS.seat]);
  if (seat === undefined) return { says: '请先选坐席。' };
  const who = await whoIs(scope, found, typed);
  if ('says' in who) return who;
  const at = seat.from === 'unit' ? placed(found, seat, typed, who) : inSeat(found, seat, who);
  if ('says' in at) return at;
  const { name, org, mobile, staffId, holds } = who;
  const person: Seated = { seat: seat.id, name, org, mobile, staffId, holds, answer: 'pending', ...at };
  return isTwice(found.attendees, person) ? { says: `${name}已在名单上，一人只占一个席位。` } : person;
}

/** One from the list, or a name with its organisation. A mobile that is registered is that person, and so is a name: the list shows only some. */
async function whoIs(scope: Scope, found: MeetingCase, typed: Typed): Promise<Who | Fault> {
  const name = typed[INPUTS.name] ?? '';
  const chosen = Number(typed[INPUTS.person] ?? 0);
  if (name !== '' && chosen > 0) {
    const says =
      '“从名单中选”和“系统外人员”只用填一处，已去掉所选的人。要加系统外人员请再点“加入名单”；要加名单里的人，请清空姓名再选。';
    return { says, clears: INPUTS.person };
  }
  const candidates = await candidatesFor(scope, found);
  const picked = candidates.find(({ staffId }) => staffId === chosen);
  if (chosen > 0) return known(picked) ?? { says: '名单中已没有这个人，请重新选。' };
  const org = typed[INPUTS.org] ?? '';
  const mobile = (typed[INPUTS.mobile] ?? '').replace(/[\s-]/g, '');
  const [same, ...others] = namesakes(candidates, { name, org, mobile });
  if (others.length > 0) return { says: `有 ${String(others.length + 1)} 位“${name}”，请再写上单位或手机。` };
  if (same === undefined && (name === '' || org === '')) {
    return { says: say('meeting.addWhom', { listed: (await choosableFor(scope, found)).length > 0 }) };
  }
  if (mobile !== '' && !/^\+?\d{7,15}$/.test(mobile)) return { says: '手机号只能填数字，请检查。' };
  return known(same) ?? { name, org, mobile: mobile === '' ? null : mobile, staffId: null, holds: null, unitId: null };
}

/** Registered people who are so called, as far as what else was typed says. */
function namesakes(
  candidates: readonly Candidate[],
  { name, org, mobile }: Record<'name' | 'org' | 'mobile', string>,
): Candidate[] {
  const same = candidates.filter((person) => name !== '' && person.name === name);
  if (mobile !== '') return same.filter((person) => person.mobile === mobile);
  return same.filter(({ unit }) => org === '' || unit === org);
}

function known(person: Candidate | undefined): Who | null {
  if (person === undefined) return null;
  const { name, unit, mobile, staffId, holds, unitId } = person;
  return { name, org: unit, mobile, staffId, holds, unitId };
}

type At = Pick<Seated, 'body' | 'place' | 'projectId'>;

/** Registered people sit where their role lets them. */
function inSeat({ policy }: MeetingCase, seat: Seat, { name, org, holds }: Who): At | Fault {
  const role = policy.roles[seat.role ?? ''];
  if (role !== undefined && holds !== null && !holds.includes(role.holds)) {
    return { says: `${name}不是${role.name}，不能坐“${seat.name}”席，请换坐席或换人。` };
  }
  return { body: bodyOf(seat, org), place: null, projectId: null };
}

/** People of a unit come for one project, each in his place. */
function placed({ agenda }: MeetingCase, seat: Seat, typed: Typed, { name, unitId }: Who): At | Fault {
  const [only] = agenda;
  const id = typed[INPUTS.project] ?? (agenda.length === 1 ? String(only?.project.id) : '');
  const entry = agenda.find(({ project }) => String(project.id) === id);
  if (entry === undefined) return { says: '请选“为哪个项目”。' };
  if (unitId !== null && unitId !== entry.unit.id) {
    return { says: `${name}不是${entry.unit.name}的人员，不能代表“${entry.project.name}”。` };
  }
  const place = seat.places.find((one) => one.id === typed[INPUTS.place]);
  if (place === undefined && seat.places.length > 0) return { says: '请选“陈述分工”。' };
  return { body: null, place: place?.id ?? null, projectId: entry.project.id };
}
