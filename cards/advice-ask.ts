import { z } from 'zod';
import { button, buttons, card, form, muted } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { INPUTS, paragraph } from './kit/inputs.js';
import { faultBlocks, projectFields } from './kit/parts.js';
import { NOBODY_YET, peopleInputs, PersonOption, samplePeople, TypedPeople } from './kit/people.js';
import { FaultView, Id, ProjectRef, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  task: z.string(),
  project: ProjectRef,
  people: z.array(PersonOption),
  typed: TypedPeople,
  question: z.string(),
  faults: z.array(FaultView),
});
type Props = z.infer<typeof Props>;

/** 加签: whom to ask before deciding, and what. Inputs: `INPUTS.person`, `INPUTS.name`, `INPUTS.note`. */
export const adviceAsk = defineCard<Props>({
  id: 'advice-ask',
  title: '加签：请人提意见',
  props: Props,
  actions: ['advice.send', 'task.show'],
  render: ({ taskId, version, task, project, people, typed, question, faults }) =>
    card(
      {
        summary: say('advice.askSummary', { task, project: project.name }),
        title: say('advice.askTitle', { task }),
        subtitle: project.name,
        tone: 'todo',
      },
      [
        projectFields(project),
        muted(say('advice.askLead')),
        ...faultBlocks(faults),
        form(`a${taskId}v${version}n${faults.length}`, [
          ...peopleInputs('advice', people, typed),
          paragraph({ name: INPUTS.note, label: '请他看什么', required: true, hint: '如“资金来源是否落实”' }, question, 500),
          buttons(
            button('请他提意见', { verb: 'advice.send', task: taskId, version }, 'primary'),
            button('返回', { verb: 'task.show', task: taskId }),
          ),
        ]),
      ],
    ),
  examples: {
    typical: example(),
    extreme: {
      ...example(),
      project: sample.longProject,
      people: samplePeople(90),
      typed: { chosen: [], names: '某人' },
      question: sample.hostile.repeat(5),
      faults: [{ page: null, field: null, label: '人员', text: '名单里没有“某人”，请写全名' }],
    },
  },
});

function example(): Props {
  return {
    taskId: 41,
    version: 1,
    task: '规范性初审',
    project: sample.project,
    people: samplePeople(5),
    typed: NOBODY_YET,
    question: '',
    faults: [],
  };
}
