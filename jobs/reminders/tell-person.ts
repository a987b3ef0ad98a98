import { digestPerson } from '../../cards/digest-person.js';
import type { OwedView } from '../../cards/kit/advice-props.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Deps, Scope } from '../../handlers/context.js';
import { type Letterbox, letterboxesOf } from '../../handlers/core/tell/letterbox.js';
import { post } from '../../handlers/core/tell/tell.js';
import { scopeOf } from '../../handlers/scope.js';
import { portions } from '../lanes.js';
import type { OwesAdvice } from './advice.js';
import { type DueDeadline, type Hearer, taskLine } from './due.js';

/** What one person is to hear of today. */
export interface PersonNews {
  readonly person: Staff;
  readonly items: readonly { readonly due: DueDeadline; readonly hearer: Hearer }[];
  readonly meetings: readonly string[];
  readonly owed: readonly OwedView[];
}

interface Sorted extends PersonNews {
  readonly items: { due: DueDeadline; hearer: Hearer }[];
  readonly meetings: string[];
  readonly owed: OwedView[];
}

/** Sorts what is due by the people who are to hear of it. `invited`: people of the meetings, by id. */
export function newsOfPeople(
  due: readonly DueDeadline[],
  meetings: readonly { readonly line: string; readonly people: readonly Staff[] }[],
  advice: readonly OwesAdvice[],
): PersonNews[] {
  const news = new Map<number, Sorted>();
  const of = (person: Staff) => {
    const known = news.get(person.id) ?? { person, items: [], meetings: [], owed: [] };
    news.set(person.id, known);
    return known;
  };
  for (const one of due) for (const hearer of one.hearers) of(hearer.person).items.push({ due: one, hearer });
  for (const { line, people } of meetings) for (const person of people) of(person).meetings.push(line);
  for (const { owed, people } of advice) for (const person of people) of(person).owed.push(owed);
  return [...news.values()];
}

/** So many in one unit of work: a unit costs a flush, and people's clicks wait for it. */
const AT_ONCE = 20;

/**
 * The one digest of each of these people for today: whoever claims it, sends it. What a digest of an earlier day held is not
 * repeated: each holds all that was due on its day. Someone without an account is left for when he has one.
 */
export async function tellPeople(deps: Deps, news: readonly PersonNews[]): Promise<void> {
  for (const some of portions(news, AT_ONCE)) {
    await deps.db.tx(async (tx) => {
      const scope = scopeOf(deps, tx);
      const last = await tx.digests.lastOf(
        some.map(({ person }) => targetOf(person)),
        scope.today,
      );
      const due = await dueStill(
        scope,
        some.flatMap(({ items }) => items.map((item) => item.due)),
      );
      const letterboxes = await letterboxesOf(
        scope,
        some.map(({ person }) => person),
      );
      for (const one of some) {
        const { person } = one;
        const letterbox = letterboxes.get(person.id) ?? null;
        await tellPerson(scope, one, { last: last.get(targetOf(person)) ?? null, due, letterbox });
      }
    });
  }
}

interface Known {
  /** The day of his last digest. */
  readonly last: string | null;
  /** Of what was found what nobody has met, moved or ended since, by id. */
  readonly due: ReadonlySet<number>;
  readonly letterbox: Letterbox | null;
}

async function tellPerson(
  scope: Scope,
  { person, items, meetings, owed }: PersonNews,
  { last, due, letterbox }: Known,
): Promise<void> {
  const { tx } = scope;
  const target = targetOf(person);
  if (last === scope.today) return;
  const fresh = items.filter((item) => (last === null || item.hearer.rungOn > last) && due.has(item.due.row.id));
  if (letterbox === null || fresh.length + meetings.length + owed.length === 0) return;
  if ((await tx.digests.claim(target, scope.today, scope.now)) === null) return;
  const card = digestPerson.render({
    name: person.name,
    on: scope.today,
    items: fresh.sort((a, b) => (a.due.row.dueOn < b.due.row.dueOn ? -1 : 1)).map((item) => itemOf(item, fresh)),
    meetings: [...meetings],
    owed: [...owed],
  });
  await post(scope, letterbox, card, { card: digestPerson.id }, { key: `digest:${target}:${scope.today}` });
}

function targetOf({ id }: Staff): string {
  return `staff:${String(id)}`;
}

/** The ids of those that nobody has met, moved or ended since they were found. */
export async function dueStill({ tx }: Scope, found: readonly DueDeadline[]): Promise<ReadonlySet<number>> {
  const rows = new Map((await tx.deadlines.getMany(found.map(({ row }) => row.id))).map((row) => [row.id, row]));
  const due = found.filter(({ row }) => {
    const now = rows.get(row.id);
    return now?.state === 'running' && now.dueOn === row.dueOn;
  });
  return new Set(due.map(({ row }) => row.id));
}

function itemOf({ due, hearer }: PersonNews['items'][number], among: PersonNews['items']) {
  const holders = due.hearers.filter(({ copied }) => !copied).map(({ person }) => person.name);
  return {
    project: due.project,
    task: taskLine(
      due,
      among.map((item) => item.due),
    ),
    taskId: due.taskId,
    deadline: due.view,
    copied: hearer.copied ? holders.join('、') || due.project.unit : null,
    consequence: due.consequence,
    last: due.view.left !== null && due.view.left < 0 && due.rungs.at(-1)?.offset === due.ladder.at(-1)?.offset,
  };
}
