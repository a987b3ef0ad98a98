import { z } from 'zod';
import { bullets, button, buttons, card, muted, strong, text } from './kit/build.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { projectFields, turnText } from './kit/parts.js';
import { DeadlineView, Id, ProjectRef, TurnView } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  /** The reader's own tasks, with what is still missing for each. */
  mine: z.array(
    z.object({
      taskId: Id,
      todo: z.string(),
      missing: z.array(z.string()),
      after: z.string().nullable(),
      deadline: DeadlineView.nullable(),
    }),
  ),
  /** Whose turn it is besides. */
  others: z.array(TurnView),
});
type Props = z.infer<typeof Props>;

/** 下一步: what the reader must do now, or who must. */
export const nextStep = defineCard<Props>({
  id: 'next-step',
  title: '下一步',
  props: Props,
  actions: ['task.show', 'deadline.why', 'project.show', 'project.why'],
  render: ({ project, mine, others }) =>
    card(
      {
        summary: say('projects.nextSummary', {
          name: project.name,
          todo: mine[0]?.todo ?? others[0]?.task ?? say('projects.nextNone'),
        }),
        title: say('projects.nextTitle'),
        subtitle: project.name,
        tone: mine.length > 0 ? 'todo' : 'info',
      },
      [
        projectFields(project),
        ...mine
          .slice(0, 5)
          .flatMap(({ taskId, todo, missing, after, deadline }) => [
            strong(say('projects.nextYours', { todo })),
            deadline && dueLine(deadline),
            missing.length === 0 ? null : text(say('projects.nextMissing')),
            bullets(missing.slice(0, 12)),
            after === null ? null : muted(say('projects.nextAfter', { after })),
            buttons(button('去办理', { verb: 'task.show', task: taskId }, 'primary'), deadline && whyButton(deadline)),
          ]),
        mine.length === 0 && others.length === 0 ? text(say('projects.nextNone')) : null,
        ...others
          .slice(0, 6)
          .map((turn) => text(mine.length === 0 ? say('projects.nextOthers', { turn: turnText(turn) }) : turnText(turn))),
        ...(mine.length === 0 ? others.slice(0, 6).map(({ deadline }) => deadline && buttons(whyButton(deadline, true))) : []),
        buttons(
          button('查看进度', { verb: 'project.show', project: project.id }),
          button('依据', { verb: 'project.why', project: project.id }, 'link'),
        ),
      ],
    ),
  examples: {
    mine: {
      project: sample.project,
      mine: [
        {
          taskId: 41,
          todo: '提交合同备案',
          missing: ['填写合同签订日期', '上传合同文件'],
          after: '主管部门确认备案',
          deadline: sample.deadline,
        },
      ],
      others: [],
    },
    others: {
      project: sample.project,
      mine: [],
      others: [{ task: '规范性初审', role: '主管部门', names: ['王芳'], deadline: sample.lateDeadline, handedBy: '陈刚' }],
    },
    none: { project: sample.longProject, mine: [], others: [] },
  },
});
