import { z } from 'zod';
import { button, buttons, card, form, text } from './kit/build.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { day, INPUTS, paragraph } from './kit/inputs.js';
import { faultBlocks, projectFields } from './kit/parts.js';
import { CivilDate, DeadlineView, FaultView, Id, ProjectRef, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  project: ProjectRef,
  /** 合同签订日期, and what it is now. */
  label: z.string(),
  value: CivilDate,
  /** The right one as it was typed; null the first time. */
  typed: CivilDate.nullable(),
  deadline: DeadlineView,
  reason: z.string(),
  faults: z.array(FaultView),
});
type Props = z.infer<typeof Props>;

/** The date that a deadline counts from was wrong. Inputs: `INPUTS.on`, `INPUTS.reason`. */
export const dateCorrect = defineCard<Props>({
  id: 'date-correct',
  title: '更正日期',
  props: Props,
  actions: ['date.keep', 'task.show', 'deadline.why'],
  render: ({ taskId, version, project, label, value, typed, deadline, reason, faults }) =>
    card(
      {
        summary: say('task.correctSummary', { project: project.name, label }),
        title: say('task.correctTitle'),
        subtitle: project.name,
        tone: 'todo',
      },
      [
        projectFields(project),
        text(say('task.correctLead', { label, value })),
        dueLine(deadline),
        ...faultBlocks(faults),
        form(`d${taskId}v${version}n${faults.length}`, [
          day({ name: INPUTS.on, label: `正确的${label}`, required: true }, typed ?? value),
          paragraph(
            { name: INPUTS.reason, label: say('task.correctReason'), required: true, hint: say('task.correctReasonHint') },
            reason,
            300,
          ),
          buttons(
            button('确认更正', { verb: 'date.keep', task: taskId, version }, 'primary'),
            button('返回', { verb: 'task.show', task: taskId }),
            whyButton(deadline),
          ),
        ]),
      ],
    ),
  examples: {
    typical: {
      taskId: 47,
      version: 2,
      project: sample.project,
      label: '合同签订日期',
      value: '2026-09-18',
      typed: null,
      deadline: sample.deadline,
      reason: '',
      faults: [],
    },
    fault: {
      taskId: 47,
      version: 2,
      project: sample.longProject,
      label: '合同签订日期',
      value: '2026-09-18',
      typed: '2026-09-17',
      deadline: sample.lateDeadline,
      reason: '',
      faults: [{ page: null, field: null, label: '更正原因', text: '还没有填写' }],
    },
  },
});
