import type { FaultView } from '../../cards/kit/props.js';
import { NOBODY_YET } from '../../cards/kit/people.js';
import type { Card } from '../../cards/kit/tree.js';
import { transferPerson } from '../../cards/transfer-person.js';
import { transferTo } from '../../cards/transfer-to.js';
import { transfer as transferOf } from '../../cards/transfer.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Moved, Transfer, TransferKind } from '../../entities/transfer.entity.js';
import type { Acting, Scope } from '../context.js';
import { personOptions, type Picked } from '../core/people/pick-people.js';
import { taskName } from '../core/case/task-name.js';
import type { Plan } from '../core/transfer/plan.js';
import { leavers, successorsOf } from '../core/transfer/rights.js';

/** Makes a form's id another one each time. */
function stepOf({ now }: Scope): number {
  return Math.floor(now / 1000) % 1_000_000;
}

/** 交接: whose. */
export async function transferPersonCard(acting: Acting, picked: Picked | null = null): Promise<Card> {
  return transferPerson.render({
    people: await personOptions(acting, await leavers(acting)),
    typed: picked?.typed ?? NOBODY_YET,
    faults: [...(picked?.faults ?? [])],
    step: stepOf(acting),
  });
}

/** What was chosen, when the form comes back. */
export interface TypedTransfer {
  readonly picked: Picked;
  readonly kind: TransferKind | null;
  readonly roles: 'with' | 'without';
  readonly reason: string;
  readonly faults: readonly FaultView[];
}

/** 交接: to whom, and why. */
export async function transferToCard(acting: Acting, person: Staff, typed: TypedTransfer | null = null): Promise<Card> {
  return transferTo.render({
    person: person.id,
    name: person.name,
    unit: (await acting.tx.units.get(person.unitId))?.name ?? '',
    left: !person.active,
    people: await personOptions(acting, await successorsOf(acting, person)),
    typed: typed?.picked.typed ?? NOBODY_YET,
    kind: typed?.kind ?? (person.active ? null : 'left'),
    roles: typed?.roles ?? 'with',
    reason: typed?.reason ?? '',
    faults: [...(typed?.faults ?? [])],
    step: stepOf(acting),
  });
}

interface Shown {
  readonly transfer: Transfer;
  /** Null where it was carried out some time ago: only the numbers were kept. */
  readonly plan: Plan | null;
  readonly reader: 'doer' | 'successor';
}

/** A hand-over as it is planned, or as it was carried out. */
export async function transferCard(scope: Scope, { transfer, plan, reader }: Shown): Promise<Card> {
  const { id, version, fromId, toId, byId, kind, state, roles, reason } = transfer;
  const staff = new Map((await scope.tx.staff.getMany([fromId, toId, byId])).map((one) => [one.id, one]));
  const nameOf = (staffId: number): string => staff.get(staffId)?.name ?? '同事';
  const people = { from: nameOf(fromId), to: nameOf(toId), by: nameOf(byId) };
  return transferOf.render({
    transfer: id,
    version,
    person: fromId,
    ...people,
    kind,
    state: reader === 'successor' ? 'told' : state,
    roles: [...(plan?.roles ?? roles)],
    elsewhere: staff.get(fromId)?.unitId !== staff.get(toId)?.unitId,
    reason,
    sections: plan === null ? countedOnly(transfer.moved) : await sectionsOf(scope, plan),
    stays: reader === 'successor' ? [] : [...(plan?.stays ?? [])],
  });
}

type Section = { title: string; count: number; items: string[] };

const TITLES = {
  projects: '负责的在办项目',
  drafts: '草稿',
  tasks: '手里的待办',
  advice: '待答复的意见征询',
  seats: '会议席位',
  followed: '关注的项目',
  deputies: '代理',
} as const satisfies Record<keyof Moved, string>;

async function sectionsOf({ tx }: Scope, plan: Plan): Promise<Section[]> {
  const { projects, tasks, asked, asking, seats, followed, deputies } = plan;
  const away = await tx.staff.getMany(deputies.map(({ staffId }) => staffId));
  const named = ({ name, number }: Plan['projects'][number]): string => (number === null ? name : `${name}（${number}）`);
  const items: Record<keyof Moved, string[]> = {
    projects: projects.filter(({ status }) => status !== 'draft').map(named),
    drafts: projects.filter(({ status }) => status === 'draft').map(named),
    tasks: tasks.map(({ found, task }) => `${found.project.name}：${taskName(found, task)}`),
    advice: [
      ...asked.map(({ found, advice }) => `${found.project.name}：${advice.question}`),
      ...asking.map(({ question }) => `等答复：${question}`),
    ],
    seats: seats.map(({ meeting }) => `${meeting.rules.name}${meeting.meeting.on === null ? '' : `（${meeting.meeting.on}）`}`),
    followed: followed.map(named),
    deputies: deputies.map(({ staffId, until }) => `代理${away.find(({ id }) => id === staffId)?.name ?? '同事'}至${until}`),
  };
  return sections((key) => ({ count: items[key].length, items: items[key] }));
}

function countedOnly(moved: Moved | null): Section[] {
  return moved === null ? [] : sections((key) => ({ count: moved[key], items: [] }));
}

const KEYS = ['projects', 'drafts', 'tasks', 'advice', 'seats', 'followed', 'deputies'] as const satisfies (keyof Moved)[];

function sections(of: (key: keyof Moved) => Omit<Section, 'title'>): Section[] {
  return KEYS.map((key) => ({ title: TITLES[key], ...of(key) })).filter(({ count }) => count > 0);
}
