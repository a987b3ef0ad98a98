import { z } from 'zod';
import { adviceLine } from './kit/advice-blocks.js';
import { AdviceView, answeredAdvice, sampleAdvice } from './kit/advice-props.js';
import { button, buttons, card, form, muted, strong, text } from './kit/build.js';
import { dueLine } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { INPUTS, paragraph } from './kit/inputs.js';
import { faultBlocks, projectFields } from './kit/parts.js';
import { DeadlineView, FaultView, Id, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  taskId: Id,
  task: z.string(),
  advice: AdviceView,
  /** That of whoever decides. */
  deadline: DeadlineView.nullable(),
  /** Whether there is something handed in to be read. */
  readable: z.boolean(),
  words: z.string(),
  faults: z.array(FaultView),
});
type Props = z.infer<typeof Props>;

const TITLES = {
  asked: 'advice.title.asked',
  answered: 'advice.title.answered',
  withdrawn: 'advice.title.withdrawn',
} as const;

/** 加签, to whoever is asked: what he is asked, 同意 or 不同意, with words. Input: `INPUTS.note`. */
export const adviceAnswer = defineCard<Props>({
  id: 'advice-answer',
  title: '请您提意见',
  props: Props,
  actions: ['advice.answer', 'form.view', 'project.show'],
  render: (props) => {
    const { project, taskId, task, advice, deadline, words, faults } = props;
    const { id, version, state, by, question } = advice;
    const look = [
      props.readable && button('查看填报内容', { verb: 'form.view', task: taskId, page: 0 }),
      button('查看进度', { verb: 'project.show', project: project.id }, 'link'),
    ];
    const head = {
      summary: say('advice.answerSummary', { by, project: project.name }),
      title: say(TITLES[state]),
      subtitle: project.name,
      tone: state === 'asked' ? ('todo' as const) : ('done' as const),
    };
    const said = strong(say('advice.question', { by, task, question }));
    if (state !== 'asked') {
      const line = state === 'withdrawn' ? muted(say('advice.withdrawn')) : text(adviceLine(advice));
      return card(head, [projectFields(project), said, line, buttons(...look)]);
    }
    const answer = { verb: 'advice.answer', advice: id, version } as const;
    return card(head, [
      projectFields(project),
      said,
      deadline && dueLine(deadline),
      ...faultBlocks(faults),
      form(`q${id}v${version}n${faults.length}`, [
        paragraph({ name: INPUTS.note, label: '您的意见', hint: '不同意的，请写明理由' }, words, 500),
        buttons(
          button('同意', { ...answer, verdict: 'agree' }, 'primary'),
          button('不同意', { ...answer, verdict: 'disagree' }, 'danger'),
        ),
        buttons(...look),
      ]),
    ]);
  },
  examples: {
    asked: example(),
    faulty: {
      ...example(),
      deadline: null,
      faults: [{ page: null, field: null, label: '您的意见', text: '请写明不同意的理由' }],
    },
    answered: { ...example(), advice: answeredAdvice },
    withdrawn: { ...example(), advice: { ...sampleAdvice, state: 'withdrawn' }, readable: false },
    extreme: {
      ...example(),
      project: sample.longProject,
      advice: { ...sampleAdvice, question: sample.hostile.repeat(8) },
      words: '意见很长。'.repeat(90),
    },
  },
});

function example(): Props {
  return {
    project: sample.project,
    taskId: 41,
    task: '规范性初审',
    advice: sampleAdvice,
    deadline: sample.deadline,
    readable: true,
    words: '',
    faults: [],
  };
}
