import type { AuditEvent } from '../../entities/audit/audit-event.js';
import { saidOnce } from '../../workflow/describe/said-once.js';
import { resultWord } from '../../workflow/describe/result.js';
import { dateSaidAt } from '../../workflow/time/civil.js';
import type { Case } from '../core/case/project-case.js';
import { ofLot } from '../core/case/task-name.js';
import { draftNo } from '../core/forms/came-back.js';
import { isCleared } from '../core/forms/cleared.js';
import { withBody } from './views.js';

type Bodies = { readonly [E in AuditEvent as E['type']]: E['body'] };
type EventOf<T extends keyof Bodies> = { [K in T]: { readonly type: K; readonly body: Bodies[K] } }[T];
type Tellers = { readonly [T in keyof Bodies]?: (found: Case, body: Bodies[T], at: number) => string | null };

/** What is handed in again, after it was sent back or a date of it was corrected. */
function draftWord(no: number): string {
  return no > 1 ? `（第 ${String(no)} 稿）` : '';
}

/** How the events of a project read. Left out are those that only say the same twice, or belong to no project. */
const TELLERS: Tellers = {
  PROJECT_BEGUN: () => '开始填写申报',
  DRAFT_DELETED: () => '删除草稿',
  DRAFT_COPIED: (_, { name, number }) => `照“${name}”${number === null ? '' : `（${number}）`}填写`,
  FORM_TAKEN: (found, { taskId, form, revision }) => {
    const title = `“${inLot(found, taskId, found.policy.forms[form]?.title ?? form)}”`;
    const row = found.forms.find((other) => other.form === form && other.revision === revision);
    if (row !== undefined && isCleared(found.forms, row)) return `${title}清空，待重新填写`;
    return `提交${title}${draftWord(draftNo(found, taskId, form, revision))}`;
  },
  TASK_OPENED: (found, { taskId, task, actor, subject }) =>
    `“${nameOf(found, taskId, task)}”转${bodyName(found.policy, task, subject) ?? found.policy.roles[actor]?.name ?? actor}办理`,
  TASK_CLOSED: (found, { taskId, task, outcome, reason, batchId }) => {
    const label = found.policy.tasks[task]?.outcomes[outcome]?.label ?? outcome;
    return `${saidOnce(nameOf(found, taskId, task), label)}${batchId === undefined ? '' : '（批量办理）'}${because('理由', reason)}`;
  },
  TASK_CANCELLED: (found, { taskId, task }) => `“${nameOf(found, taskId, task)}”不再需要办理`,
  TASK_WITHDRAWN: (found, { taskId, task }) => `撤回“${nameOf(found, taskId, task)}”，改好后重新提交`,
  TASK_HANDED: (found, { taskId, task, name, reason }) => {
    const what = `“${nameOf(found, taskId, task)}”`;
    return reason === null ? `接手${what}` : `${what}转交给${name}${because('原因', reason)}`;
  },
  TASK_RELEASED: (found, { taskId, task, name }) => `${name}离岗，“${nameOf(found, taskId, task)}”由同岗人员继续办理`,
  PROJECT_HANDED: () => '项目移交给新的经办人',
  TASK_URGED: (found, { taskId, task }) => `催办“${nameOf(found, taskId, task)}”`,
  STAGE_ENTERED: ({ policy }, { stage }) => `进入“${stageName(policy, stage)}”`,
  PROJECT_ENDED: (_, { result }) => `项目${resultWord(result)}，流程结束`,
  PROJECT_PAUSED: (_, { why }) => `项目中止：${why}`,
  PROJECT_RESUMED: (_, { why }) => `项目恢复：${why}`,
  POLICY_MOVED: (_, { from, to }) => `办法由版本 ${from} 改用版本 ${to}`,
  FLAG_SET: ({ policy }, { flag, value }) => `${value ? '认定' : '取消认定'}：${policy.flags[flag]?.name ?? flag}`,
  OPINIONS_RAISED: (_, { items }) => `提出修改意见 ${String(items.length)} 条`,
  OPINION_ANSWERED: (_, { no, answer }) => `回应第 ${String(no)} 条意见：${answer}`,
  OPINION_ACCEPTED: (_, { no }) => `第 ${String(no)} 条意见办结`,
  OPINION_REOPENED: (_, { no, reason }) => `第 ${String(no)} 条意见退回再改${because('理由', reason)}`,
  MATERIAL_RECEIVED: ({ policy }, { material, name }) => `收到材料“${policy.materials[material ?? '']?.name ?? name}”：${name}`,
  MATERIAL_RECALLED: (_, { name }) => `撤回文件“${name}”`,
  MATERIAL_RENEWED: ({ policy }, { material }) => `材料“${policy.materials[material]?.name ?? material}”须重新提交`,
  LETTER_ISSUED: (_, { title, number }) => `出具《${title}》${number === '' ? '' : `（${number}）`}`,
  LEDGER_PROPOSED: (_, { points, reason }) =>
    points === 0 ? `记入年度台账：${reason}` : `提出年度考核扣 ${String(points)} 分：${reason}`,
  ADVICE_ASKED: (_, { name, question }) => `请${name}提意见：${question}`,
  ADVICE_ANSWERED: (_, { name, verdict, words }) => `${name}${verdict === 'agree' ? '同意' : '不同意'}${because('意见', words)}`,
  ADVICE_WITHDRAWN: (_, { name }) => `不再等${name}的意见`,
  WATCHER_ADDED: (_, { name }) => `抄送给${name}`,
  WATCHER_DROPPED: (_, { name }) => `不再抄送给${name}`,
  LEDGER_SETTLED: (_, { state }) => (state === 'confirmed' ? '确认计入年度考核' : '不计入年度考核'),
  DEADLINE_STARTED: (found, { dueOn, state, ...of }, at) =>
    state === 'suspended'
      ? `“${clockName(found, of)}”暂不计时，项目恢复后开始`
      : `“${clockName(found, of)}”开始计时，${dateSaidAt(dueOn, at)}截止`,
  DEADLINE_MOVED: (found, { from, dueOn, reason, ...of }, at) =>
    from === dueOn
      ? `“${clockName(found, of)}”继续计时，${dateSaidAt(dueOn, at)}截止${because('原因', reason)}`
      : `“${clockName(found, of)}”由${dateSaidAt(from, at)}改为${dateSaidAt(dueOn, at)}${because('原因', reason)}`,
  DEADLINE_CLOSED: (found, { state, reason, ...of }, at) =>
    `“${clockName(found, of)}”${closedWord(found, of.deadlineId, state, at)}${because('逾期原因', reason)}`,
  DEADLINE_LAPSED: (found, { dueOn, ...of }, at) => `“${clockName(found, of)}”${dateSaidAt(dueOn, at)}期满未办结`,
  REMINDED: (found, of) => `提醒“${clockName(found, of)}”`,
};

const CLOSED: Readonly<Record<string, string>> = { met: '按时完成', metLate: '逾期完成', cancelled: '取消计时' };

/** How a clock ended; one that was overrun says what its day was, whoever let it pass. */
function closedWord({ deadlines }: Case, deadlineId: number, state: string, at: number): string {
  const word = CLOSED[state] ?? '结束计时';
  const row = state === 'metLate' ? deadlines.find(({ id }) => id === deadlineId) : undefined;
  return row === undefined ? word : `${dateSaidAt(row.dueOn, at)}截止，${word}`;
}

/** One line of 办理经过, which stands beside its instant: days of that year are said without it. */
export function eventText<T extends keyof Bodies>(found: Case, event: EventOf<T>, at: number): string | null {
  return TELLERS[event.type]?.(found, event.body, at) ?? null;
}

function nameOf(found: Case, taskId: number, task: string): string {
  return inLot(found, taskId, taskName(found.policy, task));
}

/** Words about a task, with the lot that it belongs to. */
function inLot(found: Case, taskId: number, words: string): string {
  const task = found.tasks.find(({ id }) => id === taskId);
  return task === undefined ? words : ofLot(found, task, words);
}

/** What an earlier version called otherwise has the name of now. */
function taskName({ tasks, replaces }: Case['policy'], task: string): string {
  return (tasks[task] ?? tasks[replaces?.tasks[task] ?? ''])?.name ?? task;
}

function stageName({ stages, replaces }: Case['policy'], stage: string): string {
  return (stages[stage] ?? stages[replaces?.stages[stage] ?? ''])?.name ?? stage;
}

/** A lot's number says nothing of who does it. */
function bodyName(policy: Case['policy'], task: string, subject: string | null | undefined): string | null {
  return policy.tasks[task]?.bodies === undefined ? null : (subject ?? null);
}

/** A clock, with the body against which it runs where several have one each. */
function clockName({ policy, tasks, deadlines }: Case, of: { readonly deadlineId: number; readonly deadline: string }): string {
  const row = deadlines.find(({ id }) => id === of.deadlineId);
  return withBody(policy.deadlines[of.deadline]?.name ?? of.deadline, tasks, row?.taskId ?? null);
}

function because(word: string, reason: string | null): string {
  return reason === null || reason === '' ? '' : `。${word}：${reason}`;
}
