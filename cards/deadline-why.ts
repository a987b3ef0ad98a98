import { z } from 'zod';
import { button, buttons, card, fields, muted, text, warn } from './kit/build.js';
import { countBlocks, dueText } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { articleText, projectFields } from './kit/parts.js';
import { ArticleView, CountView, DeadlineView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  deadline: DeadlineView,
  holder: z.string(),
  source: ArticleView,
  /** Where the start comes from: 合同签订日期 = 2026-09-18, as people read it. */
  startFrom: z.string(),
  /** 5 个工作日, 6 个月, 每年 9 月 30 日 … */
  period: z.string(),
  count: CountView,
  consequence: z.string().nullable(),
  /** Earlier due dates and why they changed, oldest first. */
  moves: z.array(z.object({ before: z.string(), after: z.string(), reason: z.string() })),
});
type Props = z.infer<typeof Props>;

/** 为什么 of a deadline: article, inputs, day-by-day count. */
export const deadlineWhy = defineCard<Props>({
  id: 'deadline-why',
  title: '为什么是这一天',
  props: Props,
  actions: ['project.show'],
  render: ({ project, deadline, holder, source, startFrom, period, count, consequence, moves }) =>
    card(
      {
        summary: say('deadline.whySummary', { name: deadline.name, dueOn: deadline.dueOn }),
        title: say('deadline.whyTitle'),
        subtitle: deadline.name,
        tone: 'info',
      },
      [
        projectFields(project),
        text(articleText(source)),
        fields([
          ['谁来办', holder],
          ['从哪天起算', startFrom],
          ['期限', period],
          ['现在', dueText(deadline)],
        ]),
        ...countBlocks(count),
        muted(say('deadline.countedAdvice')),
        consequence === null ? null : warn(consequence),
        ...moves
          .slice(-5)
          .map(({ before, after, reason }) =>
            text(`${say('deadline.moved', { name: deadline.name, before, after })}${say('deadline.movedReason', { reason })}`),
          ),
        buttons(button('查看进度', { verb: 'project.show', project: project.id })),
      ],
    ),
  examples: {
    typical: example(),
    moved: {
      ...example(),
      source: { article: '五（四）', says: null, reading: '每季度报一次' },
      moves: [{ before: '2026-09-23', after: '2026-09-24', reason: '合同签订日期更正为 2026-09-18' }],
    },
    extreme: { ...example(), project: sample.longProject, deadline: sample.lateDeadline, count: sample.longCount },
  },
});

function example(): Props {
  return {
    project: sample.project,
    deadline: sample.deadline,
    holder: '申报单位经办人',
    source: { article: '五（三）', says: '合同签订后 5 个工作日内备案', reading: null },
    startFrom: '合同签订日期 2026年9月18日（周五）',
    period: '5 个工作日',
    count: sample.count,
    consequence: '备案情况计入绩效评价。',
    moves: [],
  };
}
