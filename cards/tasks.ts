import { z } from 'zod';
import { owedBlocks } from './kit/advice-blocks.js';
import { OwedView, sampleOwed } from './kit/advice-props.js';
import { button, buttons, card, muted, strong, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { dueBlock, isPast, isUrgent, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { pageButton } from './kit/page-way.js';
import { pager } from './kit/pager.js';
import { heldText, projectName, todoName } from './kit/parts.js';
import { ProjectRef, TodoView, type DeadlineView } from './kit/props.js';
import * as sample from './kit/samples.js';
import { withdrawnBlocks } from './kit/withdrawn.js';
import { say } from './kit/wording.js';

const Props = z.object({
  /** One page, the most urgent first, ten at most. */
  todos: z.array(TodoView),
  total: z.int().min(0),
  page: z.int().min(0),
  pages: z.int().min(1),
  /** What the reader was asked to say before somebody else decides. */
  owed: z.array(OwedView),
  /** Meetings that wait for the reader's answer. */
  invitations: z.int().min(0),
  /** Declarations of the reader's unit that were taken back and wait to be handed in again. */
  withdrawn: z.array(ProjectRef),
  /** Whether the reader has several of a kind that may be decided together. */
  several: z.boolean(),
  /** What these are of all that waits, where it was asked for a part only. */
  about: z.string().optional(),
});
type Props = z.infer<typeof Props>;

const GROUPS = ['late', 'soon', 'later'] as const;

/** 待办: grouped by urgency, each with its date and its button. */
export const tasks = defineCard<Props>({
  id: 'tasks',
  title: '待办',
  props: Props,
  actions: ['advice.show', 'task.show', 'draft.open', 'deadline.why', 'list.show', 'home.run', 'page.open'],
  render: ({ todos, total, page, pages, owed, invitations, withdrawn, several, about }) => {
    const waits = total + owed.length;
    const numbered = todos.map((todo, at) => ({ ...todo, no: at + 1, group: groupOf(todo.deadline) }));
    return card(
      {
        summary: say('task.listSummary', { count: waits }),
        title: about ?? say('task.listTitle'),
        tone: waits + invitations === 0 ? 'done' : 'todo',
        tag: `${waits} 件`,
      },
      [
        waits + invitations + withdrawn.length === 0 ? muted(say('task.listEmpty')) : null,
        ...withdrawnBlocks(withdrawn),
        invitations > 0 ? text(say('home.invitations', { count: invitations, others: waits > 0 })) : null,
        ...GROUPS.flatMap((group) => {
          const inGroup = numbered.filter((todo) => todo.group === group);
          return inGroup.length === 0 ? [] : [strong(say(`task.${group}`)), ...inGroup.flatMap(todoBlocks)];
        }),
        ...owedBlocks(owed),
        pager('tasks', page, pages),
        buttons(
          several && commandButton('batch'),
          pages > 1 && pageButton({ verb: 'list.show', list: 'tasks', page }),
          commandButton('home', 'link'),
        ),
      ],
    );
  },
  examples: {
    typical: {
      todos: [
        { ...sample.todo, taskId: 40, deadline: sample.lateDeadline },
        sample.todo,
        { ...sample.todo, taskId: 43, deadline: null, task: '项目申报', returned: '退回修改' },
      ],
      total: 3,
      page: 0,
      pages: 1,
      owed: [sampleOwed],
      invitations: 1,
      withdrawn: [sample.project],
      several: true,
    },
    part: {
      todos: [sample.todo],
      total: 1,
      page: 0,
      pages: 1,
      owed: [],
      invitations: 0,
      withdrawn: [],
      several: false,
      about: '合同备案',
    },
    asked: { todos: [], total: 0, page: 0, pages: 1, owed: [sampleOwed], invitations: 0, withdrawn: [], several: false },
    empty: { todos: [], total: 0, page: 0, pages: 1, owed: [], invitations: 0, withdrawn: [], several: false },
    extreme: {
      todos: Array.from({ length: 10 }, (_, at) => ({
        taskId: at + 1,
        task: '招标需求专家确认与采购最高限价',
        project: sample.longProject,
        deadline: sample.lateDeadline,
        returned: '退回修改',
        heldOn: '2026-09-21',
        pausedFor: '责令停用、停建整改',
      })),
      total: 57,
      page: 0,
      pages: 6,
      owed: Array.from({ length: 12 }, (_, at) => ({ ...sampleOwed, advice: at + 1, project: sample.longProject })),
      invitations: 4,
      withdrawn: Array.from({ length: 5 }, () => sample.longProject),
      several: true,
    },
  },
});

function groupOf(deadline: DeadlineView | null): (typeof GROUPS)[number] {
  if (deadline === null) return 'later';
  if (isPast(deadline)) return 'late';
  return isUrgent(deadline) ? 'soon' : 'later';
}

function todoBlocks({ no, taskId, task, project, deadline, returned, heldOn, pausedFor }: TodoView & { no: number }) {
  const held = heldText({ heldOn, pausedFor });
  const line = { no, held, task: todoName({ task, returned }), project: projectName(project), unit: project.unit };
  return [
    dueBlock(deadline, (due) => say('task.listLine', { ...line, due })),
    buttons(button('去办理', { verb: 'task.show', task: taskId }, 'primary'), deadline && whyButton(deadline)),
  ];
}
