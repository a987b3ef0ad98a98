import { z } from 'zod';
import { button, buttons, card, form, muted } from './kit/build.js';
import { dueLine } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { INPUTS, paragraph } from './kit/inputs.js';
import { faultBlocks, projectFields } from './kit/parts.js';
import { NOBODY_YET, peopleInputs, PersonOption, samplePeople, TypedPeople } from './kit/people.js';
import { DeadlineView, FaultView, Id, ProjectRef, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  task: z.string(),
  project: ProjectRef,
  /** Where 转交 stood: on the card of the task, or, where that is a form, on the project's. */
  from: z.enum(['task', 'project']),
  deadline: DeadlineView.nullable(),
  /** Colleagues who could do it as well. */
  people: z.array(PersonOption),
  typed: TypedPeople,
  reason: z.string(),
  faults: z.array(FaultView),
});
type Props = z.infer<typeof Props>;

/** 转交: to whom, and why. Inputs: `INPUTS.person`, `INPUTS.name`, `INPUTS.reason`. */
export const taskHandOver = defineCard<Props>({
  id: 'task-hand-over',
  title: '转交待办',
  props: Props,
  actions: ['task.giveTo', 'task.show', 'project.show'],
  render: ({ taskId, version, task, project, from, deadline, people, typed, reason, faults }) => {
    const back = button(
      '返回',
      from === 'task' ? { verb: 'task.show', task: taskId } : { verb: 'project.show', project: project.id },
    );
    return card(
      {
        summary: say('task.handOverSummary', { task, project: project.name }),
        title: say('task.handOverTitle', { task }),
        subtitle: project.name,
        tone: 'todo',
      },
      [
        projectFields(project),
        deadline && dueLine(deadline),
        muted(say(people.length === 0 ? 'task.handOverNobody' : 'task.handOverLead')),
        ...faultBlocks(faults),
        people.length === 0
          ? buttons(back)
          : form(`h${taskId}v${version}n${faults.length}`, [
              ...peopleInputs('handOver', people, typed),
              paragraph({ name: INPUTS.reason, label: '为什么转交', required: true, hint: '如“本周出差”' }, reason, 200),
              buttons(button('转交', { verb: 'task.giveTo', task: taskId, version }, 'primary'), back),
            ]),
      ],
    );
  },
  examples: {
    typical: example(),
    faulty: {
      ...example(),
      typed: { chosen: ['2'], names: '' },
      faults: [{ page: null, field: null, label: '为什么转交', text: '请写一句原因' }],
    },
    nobody: { ...example(), people: [], deadline: null },
    form: { ...example(), from: 'project' },
    extreme: {
      ...example(),
      project: sample.longProject,
      task: '招标需求专家确认与采购最高限价',
      people: samplePeople(80),
      reason: sample.hostile,
    },
  },
});

function example(): Props {
  return {
    taskId: 41,
    version: 1,
    task: '规范性初审',
    project: sample.project,
    from: 'task',
    deadline: sample.deadline,
    people: samplePeople(3),
    typed: NOBODY_YET,
    reason: '',
    faults: [],
  };
}
