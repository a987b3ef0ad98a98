import type { Advice } from '../../../entities/advice.entity.js';
import type { Deputy } from '../../../entities/deputy.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Task } from '../../../entities/task.entity.js';
import { deputyFault } from '../../../workflow/deputy.js';
import { isTwice } from '../../../workflow/meeting/seated.js';
import type { Scope } from '../../context.js';
import { mayAdvise, ownOwed } from '../rights/advice.js';
import { loadTask } from '../case/case.js';
import type { Case } from '../case/project-case.js';
import { couldDo, sameDuties } from '../people/duty.js';
import type { Listed, MeetingCase } from '../meetings/meeting.js';
import { taskName } from '../case/task-name.js';
import { type SeatToCome, seatsToCome } from '../meetings/seats-to-come.js';

/** Something that does not go over, and what becomes of it. */
export interface Stay {
  readonly what: string;
  readonly why: string;
}

interface Parts {
  readonly scope: Scope;
  readonly from: Staff;
  readonly to: Staff;
  /** Who hands over, as he is when it is done; null where he is gone. */
  readonly after: Staff | null;
  /** What cannot go over is added here. */
  readonly stays: Stay[];
}

/** Open tasks that are in his hands; `released` are those that neither of the two can do. */
export async function planTasks({
  scope,
  from,
  to,
  after,
  stays,
}: Parts): Promise<{ tasks: { found: Case; task: Task }[]; released: Task[] }> {
  const tasks: { found: Case; task: Task }[] = [];
  const released: Task[] = [];
  for (const { id } of await scope.tx.tasks.openInHandsOf(from.id)) {
    const { found, task } = await loadTask(scope, id);
    const can = (person: Staff) => couldDo(person, found.policy, found.project, task);
    const what = taskOf(found, task);
    if (can(to)) tasks.push({ found, task });
    else if (after !== null && can(after)) stays.push({ what, why: `属于${from.name}的新岗位，仍由本人办理` });
    else {
      released.push(task);
      stays.push({ what, why: `${to.name}没有办理它的角色，回到岗位上由同岗人员办理` });
    }
  }
  return { tasks, released };
}

/** What he was asked to give his opinion on. */
export async function planAdvice({ scope, from, to, after, stays }: Parts): Promise<{ found: Case; advice: Advice }[]> {
  const moves: { found: Case; advice: Advice }[] = [];
  const then = after === null ? '离开后不再等他的意见，征询人会收到通知' : '转岗后仍等本人答复';
  for (const { advice } of await ownOwed(scope, from)) {
    const { found, task } = await loadTask(scope, advice.taskId);
    const asked = (await scope.tx.advice.ofTask(task.id)).some(({ askedId, state }) => askedId === to.id && state === 'asked');
    const why =
      asked || advice.byId === to.id ? `${to.name}已在这次征询中` : mayAdvise(to, found) ? null : `须由本人或能提意见的人答复`;
    if (why === null) moves.push({ found, advice });
    else stays.push({ what: `${taskOf(found, task)}的意见征询`, why: `${why}；${then}` });
  }
  return moves;
}

/** What he asked others; an answer is for whoever can do the task, and for no applicant. */
export async function planAsking({ scope, from, to, stays }: Parts): Promise<Advice[]> {
  const moves: Advice[] = [];
  for (const advice of (await scope.tx.advice.outstanding()).filter(({ byId }) => byId === from.id)) {
    const { found, task } = await loadTask(scope, advice.taskId);
    // What is decided waits for no answer.
    if (task.state !== 'open') continue;
    if (couldDo(to, found.policy, found.project, task)) moves.push(advice);
    else stays.push({ what: `等答复：${advice.question}`, why: `${to.name}不能办理这件事；答复仍会显示在办理人的卡片上` });
  }
  return moves;
}

/** Seats at meetings that are planned or to which he is invited. */
export async function planSeats({ scope, from, to, stays }: Parts): Promise<{ seats: SeatToCome[]; left: SeatToCome[] }> {
  const seats: SeatToCome[] = [];
  const left: SeatToCome[] = [];
  for (const { meeting, listed } of await seatsToCome(scope, from)) {
    const why = seatStays(meeting, listed, to);
    if (why === null) seats.push({ meeting, listed });
    else {
      left.push({ meeting, listed });
      stays.push({ what: `${meeting.rules.name}的席位`, why });
    }
  }
  return { seats, left };
}

function seatStays({ rules, policy, agenda, attendees }: MeetingCase, listed: Listed, to: Staff): string | null {
  const seat = rules.seats.find(({ id }) => id === listed.seat);
  if (seat === undefined) return '办法里已没有这个坐席，请召集人调整名单';
  if (seat.from === 'experts') return '专家由本人参加、本人表决，不能移交；请召集人另请专家';
  const role = policy.roles[seat.role ?? ''];
  if (role !== undefined && !to.roles.includes(role.holds)) return `${to.name}不是${role.name}，请召集人另行安排`;
  const heard = agenda.find(({ project }) => project.id === listed.projectId);
  if (heard !== undefined && heard.unit.id !== to.unitId) return `${to.name}不是${heard.unit.name}的人员，请召集人另行安排`;
  const others = attendees.filter(({ staffId }) => staffId !== listed.staffId);
  return isTwice(others, seatedAs(listed, to)) ? `${to.name}已在名单上，一人只占一个席位，请召集人另行安排` : null;
}

/** The same seat with another in it, who is still to answer. */
export function seatedAs({ seat, org, body, place, projectId }: Listed, to: Staff) {
  const person = { name: to.name, staffId: to.id, mobile: to.mobile, holds: to.roles };
  return { seat, org, body, place, projectId, ...person, answer: 'pending' as const };
}

/** For whom he was to stand in. */
export async function planDeputies({ scope, from, to, stays }: Parts): Promise<Deputy[]> {
  const { tx, today } = scope;
  const moves: Deputy[] = [];
  for (const row of await tx.deputies.heldBy(from.id)) {
    if (row.until < today) continue;
    const away = await tx.staff.get(row.staffId);
    if (away === null) continue;
    const standing = [...(await tx.deputies.of(to.id)), ...(await tx.deputies.heldBy(to.id)), ...(await tx.deputies.of(away.id))];
    const rest = standing.filter(({ id }) => id !== row.id);
    const asked = { ...row, deputyId: to.id, from: row.from < today ? today : row.from };
    const fits = away.id !== to.id && sameDuties(away, to);
    const broken = deputyFault(asked, rest, { today, nameOf: (id) => (id === to.id ? to.name : away.name) });
    if (fits && broken === null) moves.push(row);
    else stays.push({ what: `代理${away.name}`, why: '接手人不能代理他，代理到此结束，双方会收到通知' });
  }
  return moves;
}

function taskOf(found: Case, task: Task): string {
  return `“${found.project.name}”的${taskName(found, task)}`;
}
