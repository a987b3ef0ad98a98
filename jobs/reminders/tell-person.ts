import { digestPerson } from '../../cards/digest-person.js';
import type { OwedView } from '../../cards/kit/advice-props.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Deps, Scope } from '../../handlers/context.js';
import { letterboxOf, post } from '../../handlers/core/tell.js';
import { scopeOf } from '../../handlers/scope.js';
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

/**
 * The one digest of a person for today, in one unit of work: whoever claims it, sends it. What a digest of an earlier day
 * held is not repeated: each holds all that was due on its day. Someone without an account is left for when he has one.
 */
export async function tellPerson(deps: Deps, { person, items, meetings, owed }: PersonNews): Promise<void> {
  await deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const target = `staff:${person.id}`;
    const last = await tx.digests.lastOn(target);
    if (last === scope.today) return;
    const fresh: (typeof items)[number][] = [];
    for (const item of items) {
      if ((last === null || item.hearer.rungOn > last) && (await stillDue(scope, item.due))) fresh.push(item);
    }
    const letterbox = await letterboxOf(scope, person);
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
  });
}

/** Nobody has met, moved or ended it since it was found. */
export async function stillDue({ tx }: Scope, { row }: DueDeadline): Promise<boolean> {
  const now = await tx.deadlines.get(row.id);
  return now?.state === 'running' && now.dueOn === row.dueOn;
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
  };
}
