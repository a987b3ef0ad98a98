import type { AuditRecord } from '../../../entities/stores/audit-store.js';
import type { Task } from '../../../entities/task.entity.js';
import { isOpenedBy } from '../../../workflow/decide/withdraw.js';
import type { Touch } from '../../../workflow/decision.js';
import type { Scope } from '../../context.js';
import type { Case } from '../case/project-case.js';
import { nameOfDecider, nameOfDoer } from '../people/doer-name.js';
import { taskName } from '../case/task-name.js';

/** What was done since with what a hand-in brought about, so that it cannot be taken back; in the order of the tasks. */
export async function touchesOf(scope: Scope, found: Case, task: Task, records: readonly AuditRecord[]): Promise<Touch[]> {
  const opened = found.tasks.filter((row) => isOpenedBy(row, task));
  const touches: Touch[] = [];
  for (const one of opened) touches.push(...(await touchesOfTask(scope, found, one)));
  const since = records.filter(({ at }) => task.decidedAt !== null && at > task.decidedAt);
  const recorded = recordedFor(found, since, new Set(opened.map(({ id }) => id)));
  return [...touches, ...(await touchesSince(scope, task, since, recorded))];
}

/** What others have put into a task, or done about it. @param own - whose own doing does not count; null: everybody's does */
export async function touchesOfTask(scope: Scope, found: Case, task: Task, own: number | null = null): Promise<Touch[]> {
  const { tx } = scope;
  const name = taskName(found, task);
  const touches: Touch[] = [];
  const by = async (id: number | null, what: string): Promise<void> => {
    touches.push({ who: (await nameOfDoer(scope, id, null)) ?? '办理人', what });
  };
  if (task.state !== 'open') touches.push({ who: (await nameOfDecider(scope, task)) ?? '办理人', what: `已办理“${name}”` });
  const isOthers = ({ taskId, byId }: { readonly taskId: number | null; readonly byId: number }): boolean =>
    taskId === task.id && byId !== own;
  for (const form of found.forms.filter(isOthers)) await by(form.byId, `已在填写“${name}”`);
  for (const file of found.materials.filter(isOthers)) await by(file.byId, `已为“${name}”上传材料`);
  for (const { askedId, byId } of await tx.advice.ofTask(task.id)) {
    const asked = await tx.staff.get(askedId);
    await by(byId, `已请${asked?.name ?? '同事'}对“${name}”提意见`);
  }
  for (const item of await tx.agenda.ofProject(found.project.id)) {
    const meeting = item.taskId === task.id ? await tx.meetings.get(item.meetingId) : null;
    if (meeting !== null && meeting.state !== 'cancelled') await by(meeting.byId, '已把项目列入会议');
  }
  return touches;
}

const REVIEWED = ['OPINION_ACCEPTED', 'OPINION_REOPENED'];

/** Opinions that were gone through, dates that were corrected, and what was put on the unit's record, since it was handed in. */
async function touchesSince(
  scope: Scope,
  { id }: Task,
  since: readonly AuditRecord[],
  recorded: ReadonlySet<number>,
): Promise<Touch[]> {
  const touches: Touch[] = [];
  for (const { event } of since) {
    const what = REVIEWED.includes(event.type)
      ? '已核对整改情况'
      : event.type === 'FORM_TAKEN' && event.body.taskId === id
        ? '已更正其中的日期'
        : event.type === 'LEDGER_SETTLED' && event.body.state === 'confirmed' && recorded.has(event.body.entryId)
          ? '已确认由此记入的年度记录'
          : null;
    if (what !== null) touches.push({ who: (await nameOfDoer(scope, event.byId, null)) ?? '办理人', what });
  }
  return touches;
}

/** What was proposed for the unit's record when a clock of a task that was opened ran out: both are written at one instant. */
function recordedFor({ deadlines }: Case, records: readonly AuditRecord[], opened: ReadonlySet<number>): ReadonlySet<number> {
  const clocks = new Set(deadlines.flatMap(({ id, taskId }) => (opened.has(taskId ?? 0) ? [id] : [])));
  const ranOut = records.flatMap(({ at, event }) =>
    event.type === 'DEADLINE_LAPSED' && clocks.has(event.body.deadlineId) ? [at] : [],
  );
  return new Set(
    records.flatMap(({ at, event }) => (event.type === 'LEDGER_PROPOSED' && ranOut.includes(at) ? [event.body.entryId] : [])),
  );
}
