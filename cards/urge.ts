import { z } from 'zod';
import { button, buttons, card, strong } from './kit/build.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { projectFields } from './kit/parts.js';
import { DeadlineView, Id, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  taskId: Id,
  task: z.string(),
  /** Who asks for it, with his unit. */
  by: z.string(),
  deadline: DeadlineView.nullable(),
});
type Props = z.infer<typeof Props>;

/** 催办: whoever holds a task hears who waits for it, and until when it has to be done. */
export const urge = defineCard<Props>({
  id: 'urge',
  title: '催办',
  props: Props,
  actions: ['task.show', 'deadline.why', 'project.show'],
  render: ({ project, taskId, task, by, deadline }) =>
    card(
      {
        summary: say('task.urgeSummary', { by, task, project: project.name }),
        title: say('task.urgeTitle', { task }),
        subtitle: project.name,
        tone: 'warn',
        asks: true,
      },
      [
        strong(say('task.urgeLead', { by, task })),
        projectFields(project),
        deadline && dueLine(deadline),
        buttons(
          button('去办理', { verb: 'task.show', task: taskId }, 'primary'),
          button('查看进度', { verb: 'project.show', project: project.id }),
          deadline && whyButton(deadline),
        ),
      ],
    ),
  examples: {
    typical: { project: sample.project, taskId: 41, task: '规范性初审', by: '李明（区民政局）', deadline: sample.deadline },
    extreme: {
      project: sample.longProject,
      taskId: 42,
      task: '招标需求专家确认与采购最高限价',
      by: `欧阳建国（${sample.longProject.unit}）`,
      deadline: null,
    },
  },
});
