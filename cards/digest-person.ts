import { z } from 'zod';
import { owedBlocks } from './kit/advice-blocks.js';
import { OwedView, sampleOwed } from './kit/advice-props.js';
import { button, buttons, card, muted, strong, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { dueBlock, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { projectName } from './kit/parts.js';
import { CivilDate, DeadlineView, Id, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Item = z.object({
  project: ProjectRef,
  task: z.string(),
  taskId: Id.nullable(),
  deadline: DeadlineView,
  /** Who does it, when the reader only gets a copy. */
  copied: z.string().nullable(),
  consequence: z.string().nullable(),
  /** Nobody is reminded of it after this. */
  last: z.boolean(),
});
const Props = z.object({
  name: z.string(),
  on: CivilDate,
  items: z.array(Item),
  meetings: z.array(z.string()),
  owed: z.array(OwedView),
});
type Props = z.infer<typeof Props>;

const SHOWN = 10;

const own: z.infer<typeof Item> = {
  project: sample.project,
  task: '合同备案',
  taskId: 47,
  deadline: sample.deadline,
  copied: null,
  consequence: '备案情况计入绩效评价。',
  last: false,
};

/** One reminder a person a day, the most urgent first, with a way to do each and to be reminded later. */
export const digestPerson = defineCard<Props>({
  id: 'digest-person',
  title: '每日提醒（个人）',
  props: Props,
  actions: ['advice.show', 'task.show', 'task.snooze', 'project.show', 'deadline.why', 'home.run'],
  render: ({ name, on, items, meetings, owed }) => {
    const late = items.filter(({ deadline }) => (deadline.left ?? 0) < 0).length;
    const count = items.length + meetings.length + owed.length;
    // What he only gets a copy of, and meetings that he was invited to, ask nothing of him.
    const asks = owed.length > 0 || items.some(({ taskId, copied }) => taskId !== null && copied === null);
    return card(
      {
        summary: say('digest.personSummary', { on, count, late }),
        title: say('digest.personTitle'),
        tone: late > 0 ? 'warn' : asks ? 'todo' : 'info',
        asks,
        tag: `${count} 件`,
      },
      [
        strong(say('digest.personLead', { name, on, count })),
        ...items.slice(0, SHOWN).flatMap(({ project, task, taskId, deadline, copied, consequence, last }) => [
          dueBlock(deadline, (due) =>
            say('digest.line', {
              project: projectName(project),
              task,
              due,
              copied,
              consequence,
              last,
              listed: taskId !== null && copied === null,
            }),
          ),
          buttons(
            taskId !== null && copied === null
              ? button('去办理', { verb: 'task.show', task: taskId }, 'primary')
              : button('查看进度', { verb: 'project.show', project: project.id }),
            taskId !== null && copied === null && button('稍后提醒', { verb: 'task.snooze', task: taskId }, 'link'),
            whyButton(deadline),
          ),
        ]),
        items.length > SHOWN ? muted(say('common.more', { rest: items.length - SHOWN })) : null,
        ...owedBlocks(owed, 3),
        meetings.length === 0 ? null : strong(say('digest.meetings')),
        ...meetings.slice(0, 5).map(text),
        buttons(items.length > 0 && commandButton('tasks'), meetings.length > 0 && commandButton('meetings')),
      ],
    );
  },
  examples: {
    typical: {
      name: '李明',
      on: '2026-09-22',
      items: [own],
      meetings: ['规范性初审会：9月23日（周三） 09:30，三楼会议室'],
      owed: [sampleOwed],
    },
    extreme: {
      name: '欧阳建国',
      on: '2026-09-22',
      items: Array.from({ length: 25 }, () => ({
        project: sample.longProject,
        task: '招标需求专家确认',
        taskId: 48,
        deadline: sample.lateDeadline,
        copied: '李明',
        consequence: '计入绩效评价。'.repeat(4),
        last: true,
      })),
      meetings: [],
      owed: Array.from({ length: 6 }, (_, at) => ({ ...sampleOwed, advice: at + 1, project: sample.longProject })),
    },
    late: {
      name: '李明',
      on: '2026-09-29',
      items: [{ ...own, deadline: sample.lateDeadline, last: true }],
      meetings: [],
      owed: [],
    },
    copied: { name: '赵强', on: '2026-09-22', items: [{ ...own, copied: '李明' }], meetings: [], owed: [] },
    meetingOnly: { name: '赵强', on: '2026-09-22', items: [], meetings: ['专家评审会：9月23日（周三） 14:00'], owed: [] },
  },
});
