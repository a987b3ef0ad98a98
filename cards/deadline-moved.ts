import { z } from 'zod';
import { button, buttons, card, text } from './kit/build.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { projectFields } from './kit/parts.js';
import { CivilDate, DeadlineView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({ project: ProjectRef, deadline: DeadlineView, before: CivilDate, reason: z.string() });
type Props = z.infer<typeof Props>;

/** A due date changed: a start date was corrected, or a year's holidays were published. */
export const deadlineMoved = defineCard<Props>({
  id: 'deadline-moved',
  title: '时限变化通知',
  props: Props,
  actions: ['deadline.why', 'project.show'],
  render: ({ project, deadline, before, reason }) => {
    const moved = say('deadline.moved', { name: deadline.name, before, after: deadline.dueOn });
    return card({ summary: moved, title: say('deadline.movedTitle'), subtitle: project.name, tone: 'warn' }, [
      projectFields(project),
      text(moved),
      text(say('deadline.movedReason', { reason })),
      dueLine(deadline),
      buttons(whyButton(deadline), button('查看进度', { verb: 'project.show', project: project.id })),
    ]);
  },
  examples: {
    corrected: {
      project: sample.project,
      deadline: sample.deadline,
      before: '2026-09-23',
      reason: '李明更正合同签订日期为 2026年9月18日',
    },
    published: {
      project: sample.longProject,
      deadline: sample.lateDeadline,
      before: '2027-02-12',
      reason: '2027 年放假安排已公布，按公布的安排重算',
    },
  },
});
