import { z } from 'zod';
import { button, buttons, card, clip, divider, form, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { answerName, paragraph } from './kit/inputs.js';
import { faultBlocks, opinionLine, projectFields } from './kit/parts.js';
import { FaultView, Id, OpinionView, ProjectRef, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  project: ProjectRef,
  /** The form that is handed in with the answers, by its own name. */
  handsIn: z.string(),
  opinions: z.array(OpinionView),
  /** An opinion whose answer is to be changed; null: those without an answer are asked. */
  editing: Id.nullable(),
  faults: z.array(FaultView),
  /** The way to the form's confirmation; null for what has no steps. */
  confirms: z.object({ version: Version, page: z.int().min(1) }).nullable(),
});
type Props = z.infer<typeof Props>;

/** Questions asked at once; the next ones come when these are kept. */
const ASKED = 6;

/**
 * The applicant answers opinion by opinion. Inputs are named `answerName(id)`; each button submits all of them, so its handler keeps
 * every answer that is filled in, not only its own.
 */
export const opinionsAnswer = defineCard<Props>({
  id: 'opinions-answer',
  title: '逐条回应修改意见',
  props: Props,
  actions: ['opinion.answer', 'opinion.open', 'task.show', 'form.goto'],
  render: ({ taskId, version, project, handsIn, opinions, editing, faults, confirms }) => {
    const done = opinions.filter(({ state }) => state !== 'open').length;
    const open = opinions.filter(({ id, state }) => (editing === null ? state === 'open' : id === editing));
    const asked = open.slice(0, ASKED);
    const kept = opinions.filter(({ id, state }) => state !== 'open' && id !== editing).slice(0, 12);
    const [first] = asked;
    return card(
      {
        summary: say('opinion.answerSummary', { project: project.name, of: opinions.length, done }),
        title: say('opinion.answerTitle'),
        subtitle: project.name,
        tone: open.length === 0 ? 'done' : 'todo',
        tag: `${done}/${opinions.length}`,
      },
      [
        projectFields(project),
        text(
          open.length === 0
            ? say('opinion.allDone', { form: clip(handsIn, 40) })
            : say('opinion.progress', { of: opinions.length, done }),
        ),
        ...faultBlocks(faults),
        form(`o${taskId}v${version}d${done}e${editing ?? 0}`, [
          ...asked.flatMap((opinion) => [
            text(say('opinion.question', { no: opinion.no, what: opinion.text })),
            answerInput(opinion),
          ]),
          open.length > asked.length && muted(say('opinion.waiting', { rest: open.length - asked.length })),
          buttons(
            first !== undefined &&
              button('保存回应', { verb: 'opinion.answer', task: taskId, version, opinion: first.id }, 'primary'),
            button(
              open.length === 0 ? '核对并提交' : `返回${clip(handsIn, 20)}`,
              open.length === 0 && confirms !== null
                ? { verb: 'form.goto', task: taskId, version: confirms.version, page: confirms.page, to: confirms.page }
                : { verb: 'task.show', task: taskId },
              open.length === 0 ? 'primary' : 'default',
            ),
            open.length === 0 && confirms !== null && button(`返回${clip(handsIn, 20)}`, { verb: 'task.show', task: taskId }),
          ),
          kept.length > 0 && divider,
          ...kept.flatMap((opinion) => [
            text(opinionLine(opinion)),
            opinion.state === 'answered'
              ? buttons(
                  button(`修改第 ${opinion.no} 条回应`, { verb: 'opinion.open', task: taskId, opinion: opinion.id }, 'link'),
                )
              : null,
          ]),
        ]),
      ],
    );
  },
  examples: {
    typical: { ...example() },
    editing: { ...example(), editing: 51 },
    done: {
      ...example(),
      opinions: sample.opinions.map((opinion) => ({ ...opinion, answer: '已补充。', state: 'answered' as const })),
    },
    steps: {
      ...example(),
      opinions: sample.opinions.map((opinion) => ({ ...opinion, answer: '已补充。', state: 'answered' as const })),
      confirms: { version: 10_002, page: 5 },
    },
    extreme: { ...example(), project: sample.longProject, opinions: [...sample.longOpinions] },
  },
});

function answerInput({ id, no, answer }: OpinionView) {
  return paragraph(
    { name: answerName(id), label: `第 ${no} 条的整改情况`, required: true, hint: say('opinion.hint') },
    answer,
    500,
  );
}

function example(): Props {
  return {
    taskId: 44,
    version: 2,
    project: sample.project,
    handsIn: '项目申报表',
    opinions: [...sample.opinions],
    editing: null,
    faults: [],
    confirms: null,
  };
}
