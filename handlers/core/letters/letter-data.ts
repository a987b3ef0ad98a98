import { type LetterData, ownData, type StandardLetter } from '../../../documents/index.js';
import type { Attendee } from '../../../entities/attendee.entity.js';
import type { Meeting } from '../../../entities/meeting.entity.js';
import type { Letter, Policy } from '../../../policies/schema/index.js';
import type { Task } from '../../../entities/task.entity.js';
import { formatNumber, percentCut, toFen, toWan } from '../../../workflow/forms/money.js';
import { chineseDate } from '../../../workflow/time/civil.js';
import type { Scope } from '../../context.js';
import type { Case } from '../case/project-case.js';
import { bodiesAnswers, openOpinions } from './letter-bodies.js';

/** What a letter says besides its own words, for the decision on `task` that issues it: the tags of every letter, then its own. */
export async function letterData(
  scope: Scope,
  found: Case,
  task: Task | undefined,
  letter: Letter,
  head: { title: string; number: string },
): Promise<LetterData> {
  const own = ownData(found.policy, letter, found);
  return { ...own, ...(await standardData(scope, found, task, letter, head)) };
}

async function standardData(
  scope: Scope,
  found: Case,
  task: Task | undefined,
  letter: Letter,
  head: { title: string; number: string },
): Promise<StandardLetter> {
  const { policy, project, unit, read } = found;
  const outcome = task === undefined ? undefined : policy.tasks[task.task]?.outcomes[task.outcome ?? ''];
  const fromUnit = letter.sender === 'unit';
  const { meeting, experts } = await meetingOf(scope, policy, project.id);
  const cut = Object.values(policy.derived)
    .flatMap((rule) => ('percentCut' in rule ? rule.percentCut : []))
    .at(0);
  const amounts = amountsOf(cut && read(cut.from), cut && read(cut.to));
  return {
    标题: head.title,
    文号: head.number,
    发文单位: fromUnit ? unit.name : policy.authority,
    主送单位: letter.addressee ?? (fromUnit ? policy.authority : unit.name),
    日期: chineseDate(scope.today),
    办法: policy.instrument.title,
    条款: letter.article,
    项目名称: project.name,
    项目编号: project.number ?? '',
    建设单位: unit.name,
    结论: outcome?.label ?? '',
    说明: [commentOf(found, task, letter), task?.reason ?? ''].filter((text) => text !== '').join('\n'),
    会议名称: meeting === null ? '' : (policy.meetings[meeting.kind]?.name ?? ''),
    会议日期: meeting === null || meeting.on === null ? '' : chineseDate(meeting.on),
    会议地点: meeting?.place ?? '',
    ...amounts,
    意见: openOpinions(found),
    会签: bodiesAnswers(found),
    专家: experts.map(({ name, org }, index) => ({ 序号: index + 1, 姓名: name, 单位: org, 职务: '' })),
  };
}

/** The last meeting that the project was on, and the experts who sat there. */
async function meetingOf(
  { tx }: Scope,
  policy: Policy,
  projectId: number,
): Promise<{ meeting: Meeting | null; experts: Attendee[] }> {
  const item = (await tx.agenda.ofProject(projectId)).at(-1);
  const meeting = item === undefined ? null : await tx.meetings.get(item.meetingId);
  const attendees = meeting === null ? [] : await tx.attendees.of(meeting.id);
  const seats = policy.meetings[meeting?.kind ?? '']?.seats.filter(({ from }) => from === 'experts').map(({ id }) => id) ?? [];
  return { meeting, experts: attendees.filter(({ seat, answer }) => seats.includes(seat) && answer !== 'no') };
}

/** Amounts in 万元, where the project has both. */
function amountsOf(sent: unknown, reviewed: unknown): Pick<StandardLetter, '送审金额' | '评定金额' | '核减金额' | '核减比例'> {
  const both = typeof sent === 'number' && typeof reviewed === 'number';
  return {
    送审金额: typeof sent === 'number' ? formatNumber(sent) : '',
    评定金额: typeof reviewed === 'number' ? formatNumber(reviewed) : '',
    核减金额: both ? formatNumber(toWan(toFen(sent) - toFen(reviewed))) : '',
    核减比例: both ? `${formatNumber(Math.round(percentCut(sent, reviewed) * 100) / 100)}%` : '',
  };
}

/** The last text field of the deciding task's own form: the summary that the meeting agreed on. One that the letter prints under a tag of its own is not said again. */
function commentOf({ policy, read }: Case, task: Task | undefined, letter: Letter): string {
  const form = policy.tasks[task?.task ?? '']?.form;
  const field = policy.forms[form ?? '']?.pages.flatMap(({ fields }) => fields).findLast(({ type }) => type === 'text');
  const path = form === undefined || field === undefined ? null : `${form}.${field.id}`;
  const text = path === null || Object.values(letter.fields).includes(path) ? null : read(path);
  return typeof text === 'string' ? text : '';
}
