import { z } from 'zod';
import { button, buttonRows, buttons, card, muted, strong, text } from './kit/build.js';
import { COMMAND_WORDS, commandButton } from './kit/commands.js';
import { dueBlock, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { pageButton } from './kit/page-way.js';
import { heldText, projectName, todoName } from './kit/parts.js';
import { ProjectRef, TodoView } from './kit/props.js';
import * as sample from './kit/samples.js';
import { withdrawnBlocks } from './kit/withdrawn.js';
import { say } from './kit/wording.js';

const Props = z.object({
  name: z.string(),
  unit: z.string(),
  /** 待办 of this person, all of them. */
  todoCount: z.int().min(0),
  /** The most urgent few; three at most are shown. */
  nearest: z.array(TodoView),
  /** Meetings that wait for this person's answer. */
  invitations: z.int().min(0),
  /** Opinions that this person was asked for, or somebody for whom he stands in. */
  owed: z.int().min(0),
  drafts: z.int().min(0),
  /** Of these what was handed in before and taken back. */
  withdrawn: z.array(ProjectRef),
  /** The commands that the person's role has, in order. */
  commands: z.array(z.enum(COMMAND_WORDS)),
  instrument: z.string(),
});
type Props = z.infer<typeof Props>;

/** What opens when somebody comes into the chat: whose turn it is, until when, and what to press. */
export const home = defineCard<Props>({
  id: 'home',
  title: '首页',
  props: Props,
  actions: ['home.run', 'task.show', 'draft.open', 'deadline.why', 'page.open'],
  render: ({ name, unit, todoCount, nearest, invitations, owed, drafts, withdrawn, commands, instrument }) =>
    card(
      {
        summary: say('home.summary', { count: todoCount, owed, invitations }),
        title: say('home.title'),
        subtitle: unit,
        tone: 'info',
      },
      [
        strong(say('home.greeting', { name, count: todoCount, waits: owed + invitations + withdrawn.length > 0 })),
        owed > 0 ? text(say('home.owed', { count: owed, others: todoCount > 0 })) : null,
        invitations > 0 ? text(say('home.invitations', { count: invitations, others: todoCount + owed > 0 })) : null,
        ...nearest.slice(0, 3).flatMap(({ taskId, task, project, deadline, returned, heldOn, pausedFor }) => [
          dueBlock(deadline, (due) =>
            say('home.todo', {
              task: todoName({ task, returned }),
              project: projectName(project),
              due,
              held: heldText({ heldOn, pausedFor }),
            }),
          ),
          buttons(button(`去办理：${task}`, { verb: 'task.show', task: taskId }, 'primary'), deadline && whyButton(deadline)),
        ]),
        todoCount > 3 ? muted(say('home.moreTodo', { rest: todoCount - Math.min(3, nearest.length) })) : null,
        ...withdrawnBlocks(withdrawn),
        drafts > 0 ? muted(say('home.drafts', { count: drafts })) : null,
        ...buttonRows(
          commands.map((command) => commandButton(command, command === 'declare' ? 'primary' : 'default')),
          4,
        ),
        buttons(pageButton({ verb: 'home.run', command: 'home' })),
        muted(say('home.instrument', { instrument })),
      ],
    ),
  examples: {
    applicant: {
      name: '李明',
      unit: '区民政局',
      todoCount: 1,
      nearest: [{ ...sample.todo, task: '合同备案' }],
      invitations: 0,
      owed: 0,
      drafts: 2,
      withdrawn: [sample.project],
      commands: ['declare', 'mine', 'tasks', 'drafts', 'help'],
      instrument: '信息化项目管理办法',
    },
    office: {
      name: '王芳',
      unit: '区数据资源局',
      todoCount: 14,
      nearest: [
        { ...sample.todo, deadline: sample.lateDeadline },
        { ...sample.todo, taskId: 42, project: sample.longProject },
        { ...sample.todo, taskId: 43, deadline: null, pausedFor: '责令停用、停建整改' },
      ],
      invitations: 2,
      owed: 3,
      drafts: 0,
      withdrawn: [],
      commands: ['tasks', 'mine', 'meetings', 'statistics', 'export', 'help'],
      instrument: '信息化项目管理办法',
    },
    idle: {
      name: '赵强',
      unit: '区财政局',
      todoCount: 0,
      nearest: [],
      invitations: 1,
      owed: 1,
      drafts: 0,
      withdrawn: [],
      commands: ['tasks', 'help'],
      instrument: '信息化项目管理办法',
    },
  },
});
