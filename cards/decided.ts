import { z } from 'zod';
import { button, buttons, card, clip, muted, numbered, text } from './kit/build.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { decisionBlocks, projectFields } from './kit/parts.js';
import { DeadlineView, DecisionView, Id, LetterView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  decision: DecisionView,
  tone: z.enum(['done', 'bad', 'warn', 'info']),
  opinions: z.array(z.string()),
  /** What the applicant does next, and the task to open; no task when there is nothing to do. */
  next: z.object({ text: z.string(), taskId: Id.nullable() }),
  deadline: DeadlineView.nullable(),
  letter: LetterView.nullable(),
  /** Sentences that the policy has told along with it. */
  said: z.array(z.string()),
  /** The declaring unit and whoever goes on there, another of its people, somebody who only follows the project, or a group of the whole district. */
  reader: z.enum(['unit', 'colleague', 'follower', 'district']),
});
type Props = z.infer<typeof Props>;

const LEADS = {
  unit: 'task.decidedLead',
  colleague: 'task.decidedLead',
  follower: 'task.decidedCopied',
  district: 'task.decidedToDistrict',
} as const;

/** The applicant hears a result at once, with the reason and what to press next. */
export const decided = defineCard<Props>({
  id: 'decided',
  title: '结果通知（申报单位）',
  props: Props,
  actions: ['task.show', 'project.show', 'deadline.why', 'letter.send'],
  render: ({ project, decision, tone, opinions, next, deadline, letter, said, reader }) =>
    card(
      {
        summary: say('task.closedSummary', { project: project.name, task: decision.task, outcome: decision.outcome }),
        title: say('task.closedTitle', { task: decision.task, outcome: decision.outcome }),
        subtitle: project.name,
        tone,
      },
      [
        text(say(LEADS[reader], { project: clip(project.name, 60) })),
        projectFields(project),
        ...decisionBlocks(decision),
        opinions.length === 0 ? null : text(say('task.decidedOpinions', { count: opinions.length, own: reader === 'unit' })),
        numbered(opinions.slice(0, 20).map((opinion) => clip(opinion, 200))),
        opinions.length > 20 ? muted(say('common.more', { rest: opinions.length - 20 })) : null,
        ...said.slice(0, 5).map((sentence) => text(clip(sentence, 200))),
        text(say('task.closedNext', { next: next.text })),
        deadline && dueLine(deadline),
        buttons(
          next.taskId !== null && button('去办理', { verb: 'task.show', task: next.taskId }, 'primary'),
          letter && button(`查看《${clip(letter.title, 24)}》`, { verb: 'letter.send', letter: letter.id }),
          button('查看进度', { verb: 'project.show', project: project.id }, next.taskId === null ? 'default' : 'link'),
          deadline && whyButton(deadline),
        ),
      ],
    ),
  examples: {
    returned: {
      project: sample.project,
      decision: sample.decision,
      tone: 'warn',
      opinions: ['补充投资概算明细清单', '补充网络拓扑图'],
      next: { text: '逐条修改并回应后重新提交', taskId: 44 },
      deadline: null,
      letter: { id: 7, title: '规范性初审修改意见的函', number: '〔2026〕3号', at: 1789700700000 },
      said: [],
      reader: 'unit',
    },
    passed: {
      project: sample.project,
      decision: {
        ...sample.decision,
        outcome: '确定限价',
        reason: null,
        answers: [
          { label: '采购最高限价（万元）', value: '56.65 万元' },
          { label: '参加估价的单位和专家', value: '发改经信局、财政局' },
        ],
      },
      tone: 'done',
      opinions: [],
      next: { text: '提出项目评审申请', taskId: 45 },
      deadline: sample.deadline,
      letter: null,
      said: [],
      reader: 'unit',
    },
    copied: {
      project: sample.project,
      decision: { ...sample.decision, outcome: '通过', reason: null },
      tone: 'done',
      opinions: [],
      next: { text: '由主管部门办理“专家评审”，无需您操作。', taskId: null },
      deadline: sample.deadline,
      letter: null,
      said: [],
      reader: 'follower',
    },
    district: {
      project: sample.project,
      decision: { ...sample.decision, reason: null },
      tone: 'warn',
      opinions: ['补充投资概算明细清单'],
      next: { text: '由申报单位办理“提交项目评审申请”。', taskId: null },
      deadline: null,
      letter: null,
      said: [],
      reader: 'district',
    },
    failed: {
      project: sample.longProject,
      decision: { ...sample.decision, outcome: '不予通过' },
      tone: 'bad',
      opinions: sample.longOpinions.map((opinion) => opinion.text),
      next: { text: '项目已结束，如需重新申报请发送“申报”', taskId: null },
      deadline: null,
      letter: null,
      said: [],
      reader: 'unit',
    },
  },
});
