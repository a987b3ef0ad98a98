import { button } from '../../cards/kit/build.js';
import { whenText } from '../../cards/kit/meeting-props.js';
import type { OwedView } from '../../cards/kit/advice-props.js';
import { heldText, projectName, todoName } from '../../cards/kit/parts.js';
import type { TodoView } from '../../cards/kit/props.js';
import type { InvitationLine } from '../../handlers/reading/invitations.js';
import type { ProjectLine, TurnLine } from '../../handlers/reading/project-lines.js';
import type { WaitingLine } from '../../handlers/reading/waiting.js';
import type { DraftView } from '../../handlers/present/drafts.js';
import { meetingPlace, projectPlace, taskPlace } from '../where.js';
import { dueView, type ItemView, type TagView } from './item.js';
import { linkView, pressView } from './press.js';

/** The lines of the lists: what it is, whose turn, until when, and the one button that goes on with it. */
export function todoItem(todo: TodoView): ItemView {
  const { taskId, project, deadline } = todo;
  const held = heldText(todo);
  return {
    title: todoName(todo),
    href: taskPlace(taskId),
    tags: [],
    lines: [projectName(project, 120), project.unit, ...(held === null ? [] : [held])],
    due: dueView(deadline),
    presses: [linkView('去办理', taskPlace(taskId), 'primary')],
  };
}

/** What somebody is asked to say before a colleague decides. */
export function owedItem({ advice, project, task, by, asked }: OwedView): ItemView {
  return {
    title: `请您提意见：${task}`,
    href: null,
    tags: [],
    lines: [projectName(project, 120), `${by} ${asked} 提出`],
    due: null,
    presses: [pressView(button('去答复', { verb: 'advice.show', advice }, 'primary'))],
  };
}

export function invitationItem({ meeting, attendee }: InvitationLine): ItemView {
  const answer = { verb: 'meeting.answer', meeting: meeting.id, attendee } as const;
  return {
    title: meeting.name,
    href: meetingPlace(meeting.id),
    tags: [],
    lines: [[whenText(meeting), meeting.place ?? ''].filter((part) => part !== '').join('　')],
    due: null,
    presses: [
      pressView(button('参加', { ...answer, answer: 'yes' }, 'primary')),
      pressView(button('请假', { ...answer, answer: 'no' })),
    ],
  };
}

export function projectItem(line: ProjectLine): ItemView {
  const { project, stage, result, turns, paused, deadline, draft } = line;
  const mine = turns.filter((turn) => turn.mine);
  const late = deadline?.left !== null && deadline !== null && deadline.left < 0;
  return {
    title: project.name === '' ? '未命名的项目' : project.name,
    href: projectPlace(project.id),
    tags: [
      draft && project.number !== null
        ? WITHDRAWN
        : { text: draft ? '草稿' : (result ?? stage), tone: result === null ? 'info' : 'done' },
      ...(late ? [{ text: '逾期', tone: 'bad' as const }] : []),
    ],
    lines: [
      [project.number ?? '', project.unit].filter((part) => part !== '').join('　'),
      ...(paused === null ? [] : [`已中止：${paused}`]),
      ...(mine.length > 0
        ? [`轮到您：${joined(mine.map(({ task }) => task))}`]
        : turns.length > 0
          ? [`轮到${turnsOf(turns)}`]
          : []),
    ],
    due: dueView(deadline),
    presses: mine.slice(0, 1).map(({ taskId }) => linkView('去办理', taskPlace(taskId), 'primary')),
  };
}

export function waitingItem({ taskId, task, project, who, since, deadline }: WaitingLine): ItemView {
  return {
    title: project.name,
    href: projectPlace(project.id),
    tags: [],
    lines: [`等${who}办理“${task}”，${since}起`],
    due: dueView(deadline),
    // What may not be done yet needs no urging.
    presses:
      deadline !== null && deadline.opensOn !== null ? [] : [pressView(button('催办', { verb: 'task.urge', task: taskId }))],
  };
}

/** Of what was handed in before: it got its number then. */
const WITHDRAWN: TagView = { text: '已撤回，待重新提交', tone: 'warn' };

export function draftItem({ projectId, version, name, form, page, of, saved, withdrawn }: DraftView): ItemView {
  const sure = { title: '删除这份草稿？', text: '删除后不能恢复。' };
  return {
    title: name === '' ? '未命名的项目' : name,
    href: null,
    tags: withdrawn ? [WITHDRAWN] : [],
    lines: [`${form}　填到第 ${String(page)} / ${String(of)} 页`, `${saved} 保存`],
    due: null,
    presses: [
      pressView(button('继续填写', { verb: 'draft.open', project: projectId }, 'primary')),
      pressView(button('删除', { verb: 'draft.delete', project: projectId, version }, 'default', sure)),
    ],
  };
}

/** 甲单位：一、二；乙单位：三. */
function turnsOf(turns: readonly TurnLine[]): string {
  const whose = [...new Set(turns.map(({ who }) => who))];
  const parts = whose.map((who) => `${who}：${joined(turns.flatMap((turn) => (turn.who === who ? [turn.task] : [])))}`);
  return parts.length <= 3 ? parts.join('；') : `${parts.slice(0, 3).join('；')} 等 ${String(parts.length)} 方`;
}

/** 甲、乙 等 4 项. */
function joined(parts: readonly string[]): string {
  const all = [...new Set(parts)];
  return all.length <= 3 ? all.join('、') : `${all.slice(0, 3).join('、')} 等 ${String(all.length)} 项`;
}
