import { z } from 'zod';
import { adviceBlocks } from './kit/advice-blocks.js';
import { AdviceView, answeredAdvice } from './kit/advice-props.js';
import { button, buttons, card, clip, text } from './kit/build.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { decisionBlocks, projectFields } from './kit/parts.js';
import { DeadlineView, DecisionView, OpinionView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  decision: DecisionView,
  /** How it ended, for the colour. */
  tone: z.enum(['done', 'bad', 'warn', 'info']),
  /** Opinions that were raised with it, under the numbers by which they are answered. */
  opinions: z.array(OpinionView.pick({ no: true, text: true })),
  /** What was said before it was decided, to those who may read it. */
  advice: z.array(AdviceView),
  next: z.string().nullable(),
  deadline: DeadlineView.nullable(),
  /** The project is its unit's own again: there is nothing to look at. */
  hidden: z.boolean(),
});
type Props = z.infer<typeof Props>;

/** What a task's card becomes for everyone once it is done: who, what, when, why, and no more outcomes to press. */
export const taskClosed = defineCard<Props>({
  id: 'task-closed',
  title: '待办已办结',
  props: Props,
  actions: ['project.show', 'project.history', 'deadline.why'],
  render: ({ project, decision, tone, opinions, advice, next, deadline, hidden }) =>
    card(
      {
        summary: say('task.closedSummary', { project: project.name, task: decision.task, outcome: decision.outcome }),
        title: say('task.closedTitle', { task: decision.task, outcome: decision.outcome }),
        subtitle: project.name,
        tone,
        tag: '已办结',
      },
      [
        projectFields(project),
        ...decisionBlocks(decision),
        opinions.length === 0 ? null : text(say('task.raised')),
        opinions.length === 0
          ? null
          : text(
              opinions
                .slice(0, 20)
                .map(({ no, text: what }) => `${no}. ${clip(what, 200)}`)
                .join('\n'),
            ),
        ...adviceBlocks(advice, false),
        next === null ? null : text(say('task.closedNext', { next })),
        deadline && dueLine(deadline),
        buttons(
          !hidden && button('查看进度', { verb: 'project.show', project: project.id }),
          !hidden && button('办理经过', { verb: 'project.history', project: project.id }, 'link'),
          deadline && whyButton(deadline),
        ),
      ],
    ),
  examples: {
    returned: {
      project: sample.project,
      decision: sample.decision,
      tone: 'warn',
      opinions: [
        { no: 2, text: '补充投资概算明细清单' },
        { no: 3, text: '补充网络拓扑图' },
      ],
      advice: [answeredAdvice],
      next: '申报单位修改后重新提交',
      deadline: null,
      hidden: false,
    },
    passed: {
      project: sample.longProject,
      decision: { ...sample.decision, outcome: '通过', reason: null },
      tone: 'done',
      opinions: [],
      advice: [],
      next: '提出项目评审申请',
      deadline: sample.deadline,
      hidden: false,
    },
    withdrawn: {
      project: sample.project,
      decision: { ...sample.decision, outcome: '已撤回', by: '李明', reason: '提交已撤回，改好后会重新提交。' },
      tone: 'info',
      opinions: [],
      advice: [],
      next: '由申报单位继续办理。',
      deadline: null,
      hidden: true,
    },
    extreme: {
      project: sample.longProject,
      decision: { ...sample.decision, reason: sample.hostile.repeat(20) },
      tone: 'bad',
      opinions: sample.longOpinions.map(({ no, text: what }) => ({ no, text: what })),
      advice: Array.from({ length: 8 }, () => ({ ...answeredAdvice, words: sample.hostile.repeat(10) })),
      next: null,
      deadline: null,
      hidden: false,
    },
  },
});
