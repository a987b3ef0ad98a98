import { deadlineMoved } from '../../cards/deadline-moved.js';
import { decided } from '../../cards/decided.js';
import type { Action } from '../../cards/kit/action.js';
import type { Card } from '../../cards/kit/tree.js';
import { receipt } from '../../cards/receipt.js';
import { say } from '../../cards/kit/wording.js';
import { ledgerConfirm } from '../../cards/ledger-confirm.js';
import type { Aftermath } from '../../entities/aftermath.js';
import type { Deadline } from '../../entities/deadline.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Task } from '../../entities/task.entity.js';
import { colleagueProps, copiedProps, decidedProps } from '../present/decided.js';
import { redrawHandedIn } from './redraw-handed-in.js';
import { ledgerProps } from '../present/ledger.js';
import { noticeCard } from '../present/notice.js';
import { taskCard } from '../present/task.js';
import { deadlineOfTask, deadlineView, projectRef } from '../present/views.js';
import { warningsOf } from '../present/warnings.js';
import type { Scope } from '../context.js';
import { gather } from '../../workflow/gather.js';
import { taskDefinition } from '../core/case/case.js';
import type { Case } from '../core/case/project-case.js';
import { lotName } from '../core/case/task-name.js';
import { toldWithoutButtons, letterboxOf } from '../core/tell/letterbox.js';
import { audience, doersOf, post, postFile, redraw, tell } from '../core/tell/tell.js';
import { tellStood } from './tell-stood.js';
import { isHeldBack } from '../core/rights/inner.js';
import { watchersOf } from '../core/rights/watchers.js';

type Notice = Aftermath['notices'][number];
type Moved = Aftermath['movedDeadlines'][number];

/**
 * Tells everyone concerned what a decision left behind, in a unit of work after it (`tell-now.ts`): cards of ended tasks change for
 * everyone, the unit hears the result at once, whoever is next gets the task.
 */
export async function announce(scope: Scope, found: Case, aftermath: Aftermath, pressed: string | null): Promise<void> {
  for (const taskId of aftermath.closedTasks) {
    await closeCards(scope, found, taskId, pressed);
    await redrawHandedIn(scope, found, taskId, pressed);
  }
  const { led, heard } = await tellResults(scope, found, aftermath);
  for (const taskId of aftermath.openedTasks) await tellNext(scope, found, taskId, led);
  for (const letterId of aftermath.letters) await sendLetter(scope, found, letterId);
  for (const entryId of aftermath.ledgerEntries) await askForLedger(scope, found, entryId);
  for (const moved of aftermath.movedDeadlines) await tellMoved(scope, found, moved);
  const why = reasonsOf(found, aftermath);
  for (const notice of aftermath.notices) {
    const besides = [...why, ...movedFor(scope, found, notice, aftermath.movedDeadlines)];
    await tellNotice(scope, found, notice, { heard, besides });
  }
  if (aftermath.stoodTasks.length > 0) {
    const roles = aftermath.notices.flatMap((notice) => notice.roles);
    const told = new Set((await peopleOf(scope, found, [...new Set(roles)])).map(({ id }) => id));
    await tellStood(scope, found, aftermath.stoodTasks, { told, pressed });
  }
}

/** The reasons that were written down with what was decided; what offices say among themselves stays with them. */
function reasonsOf(found: Case, { closedTasks }: Aftermath): string[] {
  const closed = found.tasks.filter(({ id, state }) => state === 'done' && closedTasks.includes(id));
  const heard = [...closed, ...closed.flatMap((task) => askedWith(found, task))];
  return gather(heard, ({ task, subject, outcome, reason }) => {
    const { inner, outcomes, bodies } = taskDefinition(found, task);
    if (inner || reason === null) return [];
    const said = outcomes[outcome ?? '']?.label ?? '';
    return [bodies === undefined ? say('common.reason', { reason }) : say('task.bodyReason', { body: subject, said, reason })];
  });
}

/** The other bodies that were asked the same, once all have answered: the last answer is told, and the reason may be of an earlier one. */
function askedWith(found: Case, { id, task, round }: Task): Task[] {
  if (taskDefinition(found, task).bodies === undefined) return [];
  const asked = found.tasks.filter((one) => one.task === task && one.round === round && one.id !== id);
  return asked.some(({ state }) => state === 'open') ? [] : asked.filter(({ state }) => state === 'done');
}

/** What the policy says to tell, with whatever there is to mind about the project now; whoever read the sentence with the result is not told it again. */
async function tellNotice(
  scope: Scope,
  found: Case,
  notice: Notice,
  { heard, besides }: { readonly heard: ReadonlySet<number>; readonly besides: readonly string[] },
): Promise<void> {
  const { roles, message, points, files } = notice;
  const warned = ownWarning(found, notice);
  const minded = warningsOf(found).filter((warning) => warning !== warned);
  const card = noticeCard({
    tone: warned === null ? 'info' : 'warn',
    title: message,
    lines: [sentenceOf(found, notice), ...besides, ...minded.map((text) => say('task.warning', { text }))],
    points: [...points],
    project: projectRef(found),
  });
  const addressed = await peopleOf(scope, found, roles);
  const people = isSentence(notice) ? addressed.filter(({ id }) => !heard.has(id)) : addressed;
  await tell(scope, people, { card: 'notice', projectId: found.project.id }, () => card);
  const told = `notice:${String(found.project.id)}:${String(scope.now)}`;
  const page = { verb: 'project.show', project: found.project.id } as const;
  for (const file of files) await sendFile(scope, people, file, `${told}:${file.sha256}`, page);
}

/** The warning that this notice begins, with its figures; null for any other notice. */
function ownWarning(found: Case, { message }: Notice): string | null {
  return warningsOf(found).find((warning) => warning.startsWith(message)) ?? null;
}

function sentenceOf(found: Case, notice: Notice): string {
  const { message, subject } = notice;
  const warned = ownWarning(found, notice);
  if (warned !== null) return warned;
  const lot = lotName(found, subject);
  return lot === null ? `${message}。` : `${lot}：${message}。`;
}

/** Whether all that there is to tell is one sentence, which a result can say along. */
function isSentence({ points, files }: Notice): boolean {
  return points.length + files.length === 0;
}

/** What each person is to read of the sentences beside a result. */
async function sentencesFor(
  scope: Scope,
  found: Case,
  notices: readonly Notice[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const said = new Map<number, string[]>();
  for (const notice of notices.filter(isSentence)) {
    const people = new Set((await peopleOf(scope, found, notice.roles)).map(({ id }) => id));
    for (const id of people) said.set(id, [...(said.get(id) ?? []), sentenceOf(found, notice)]);
  }
  return said;
}

/** Cards that are out change to what was decided and are done with; the one that was pressed is answered by its callback. */
async function closeCards(scope: Scope, found: Case, taskId: number, pressed: string | null): Promise<void> {
  const task = found.tasks.find(({ id }) => id === taskId);
  if (task === undefined) return;
  // Who handed it in reads his receipt, until somebody acts on it.
  const messages = (await scope.tx.cardMessages.ofTask(taskId)).filter(({ card: shown }) => shown !== receipt.id);
  // Drawn once, and only when a message is there to show it: a card that nobody waits for would outlive the unit of work.
  let card: Promise<Card> | null = null;
  await redraw(scope, messages, () => (card ??= taskCard(scope, found, task, null)), pressed);
  await scope.tx.cardMessages.close(messages.map(({ id }) => id));
}

interface Results {
  readonly led: ReadonlyMap<number, Led>;
  readonly heard: ReadonlySet<number>;
}

/** Whom a result leads to his next task; with `note` he reads it on that task's own card. */
interface Led {
  readonly taskId: number | null;
  readonly note: string | null;
}

/** What an office, a body or a meeting decided reaches the unit at once. Returns who was led to which task by it, and who read on it what is told besides. */
async function tellResults(scope: Scope, found: Case, aftermath: Aftermath): Promise<Results> {
  const led = new Map<number, Led>();
  const heard = new Set<number>();
  const results = found.tasks.filter(
    (task) => aftermath.closedTasks.includes(task.id) && task.state === 'done' && isOthers(found, task),
  );
  const said = results.length === 0 ? new Map<number, readonly string[]>() : await sentencesFor(scope, found, aftermath.notices);
  for (const task of results) {
    const props = await decidedProps(scope, found, task, aftermath);
    const next = await nextDoers(scope, found, props.next.taskId);
    // Only whoever does the next task is led to it; others look at the project.
    const onlooking = colleagueProps(found, props, next);
    const plain = decided.render({ ...props, next: { ...props.next, taskId: null } });
    const doers = new Set(next.map(({ id }) => id));
    const isNew = aftermath.openedTasks.some((id) => id === props.next.taskId);
    const byTask = await toldWithoutButtons(scope, isNew ? next : []);
    const { kind } = taskDefinition(found, task.task);
    const weighty = found.project.status === 'ended' || aftermath.letters.length > 0 || kind === 'meeting';
    const unit = await peopleOf(scope, found, weighty ? ['applicant', 'unitLead'] : ['applicant']);
    const people = [...unit, ...(await whoHandedIn(scope, found, task))];
    const byResult = people.filter(({ id }) => !byTask.has(id));
    await tell(scope, byResult, { card: decided.id, projectId: found.project.id }, ({ id }) =>
      decided.render({ ...(doers.has(id) ? props : onlooking), said: [...(said.get(id) ?? [])] }),
    );
    for (const { id } of byResult) heard.add(id);
    const told = new Set([...people.map(({ id }) => id), task.decidedBy]);
    // One of a body that is asked the same says its own first.
    const others = (await watchersOf(scope, found.project)).filter(
      (person) => !told.has(person.id) && !isHeldBack(found, person, task.id),
    );
    const copy = decided.render(copiedProps(found, props));
    await tell(scope, others, { card: decided.id, projectId: found.project.id }, () => copy);
    const note = say('task.decidedNote', { count: props.opinions.length, ...props.decision });
    for (const id of doers) led.set(id, { taskId: props.next.taskId, note: byTask.has(id) ? note : null });
    const groups = (await scope.tx.groups.ofUnit(found.project.policyId, found.project.unitId)).filter(({ reminders }) =>
      reminders.includes('results'),
    );
    for (const { platform, chatId, unitId } of groups) {
      const letterbox = { platform, to: { type: 'chat', id: chatId }, staffId: null } as const;
      const shown = unitId === null ? decided.render(copiedProps(found, props, 'district')) : plain;
      await post(scope, letterbox, shown, { card: decided.id, projectId: found.project.id });
    }
  }
  return { led, heard };
}

/** A colleague of the handler's who handed in what was decided upon: his receipt says that he hears of the result. */
async function whoHandedIn({ tx }: Scope, { tasks, project }: Case, { openedBy }: Task): Promise<Staff[]> {
  const byId = tasks.find(({ id }) => id === openedBy)?.decidedBy ?? project.handlerId;
  const person = byId === project.handlerId ? null : await tx.staff.get(byId);
  return person?.active === true && person.unitId === project.unitId ? [person] : [];
}

async function nextDoers(scope: Scope, found: Case, taskId: number | null): Promise<Staff[]> {
  const task = found.tasks.find(({ id }) => id === taskId);
  return task === undefined ? [] : doersOf(scope, found, task);
}

/** Whether a task is done by others than the unit itself, and not between offices. */
function isOthers({ policy }: Case, task: Task): boolean {
  return policy.roles[task.actor]?.scope === 'jurisdiction' && policy.tasks[task.task]?.inner !== true;
}

/** Whoever heard of the result with a button to go on needs no second card for the same. */
async function tellNext(scope: Scope, found: Case, taskId: number, led: ReadonlyMap<number, Led>): Promise<void> {
  const task = found.tasks.find(({ id }) => id === taskId);
  if (task?.state !== 'open') return;
  const by = (id: number) => (led.get(id)?.taskId === taskId ? led.get(id) : undefined);
  // What may only be done later is told of on that day: its form would bury what can be done now. Who hears of the result by it does so at once.
  const isLater = (deadlineOfTask(scope, found, taskId)?.opensOn ?? null) !== null;
  const hears = (note: string | null | undefined): boolean => (isLater ? typeof note === 'string' : note !== null);
  // Whoever began it has its card before him.
  const seen = new Set((await scope.tx.cardMessages.ofTask(taskId)).map(({ staffId }) => staffId));
  const people = (await doersOf(scope, found, task)).filter(({ id }) => hears(by(id)?.note) && !seen.has(id));
  await tell(scope, people, { card: 'task', projectId: found.project.id, taskId }, (person) =>
    taskCard(scope, found, task, person, by(person.id)?.note ?? null),
  );
}

async function sendLetter(scope: Scope, found: Case, letterId: number): Promise<void> {
  const letter = await scope.tx.letters.get(letterId);
  if (letter === null) return;
  const people = await peopleOf(scope, found, found.policy.letters[letter.letter]?.to ?? []);
  const file = { sha256: letter.sha256, name: letter.fileName };
  await sendFile(scope, people, file, `letter:${String(letterId)}`, { verb: 'letter.list', project: found.project.id });
}

/** A file into the chat of each of these people, once under this key. */
async function sendFile(
  scope: Scope,
  people: readonly Staff[],
  file: { readonly sha256: string; readonly name: string },
  key: string,
  page: Action,
): Promise<void> {
  for (const person of people) {
    const letterbox = await letterboxOf(scope, person);
    if (letterbox !== null) await postFile(scope, letterbox, file, `${key}:${String(person.id)}`, page);
  }
}

async function askForLedger(scope: Scope, found: Case, entryId: number): Promise<void> {
  const entry = await scope.tx.ledger.get(entryId);
  if (entry?.state !== 'proposed') return;
  const card = ledgerConfirm.render(await ledgerProps(scope, found, entry));
  const shows = { card: ledgerConfirm.id, projectId: found.project.id, entryId };
  await tell(scope, await audience(scope, found, 'office'), shows, () => card);
}

async function tellMoved(scope: Scope, found: Case, { id, before, reason }: Moved): Promise<void> {
  const row = found.deadlines.find((deadline) => deadline.id === id);
  if (row === undefined) return;
  const card = deadlineMoved.render({ project: projectRef(found), deadline: deadlineView(scope, found, row), before, reason });
  await tell(
    scope,
    await peopleOf(scope, found, toldMoved(row)),
    { card: deadlineMoved.id, projectId: found.project.id },
    () => card,
  );
}

/** Who has a card of his own about a day that moved. */
function toldMoved({ holder }: Pick<Deadline, 'holder'>): string[] {
  return [holder, 'office'];
}

/** The new days, for those who are told of the decision only: “延期 3 个月” leaves them to count. */
function movedFor(scope: Scope, found: Case, { roles }: Notice, moved: readonly Moved[]): string[] {
  return moved.flatMap(({ id, before }) => {
    const row = found.deadlines.find((deadline) => deadline.id === id);
    if (row === undefined || toldMoved(row).some((role) => roles.includes(role))) return [];
    const { name, dueOn } = deadlineView(scope, found, row);
    return [say('deadline.moved', { name, before, after: dueOn })];
  });
}

async function peopleOf(scope: Scope, found: Case, roles: readonly string[]): Promise<Staff[]> {
  const people: Staff[] = [];
  for (const role of roles) people.push(...(await audience(scope, found, role)));
  return people;
}
