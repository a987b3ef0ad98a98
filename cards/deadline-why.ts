import { z } from 'zod';
import { button, buttons, card, clip, fields, muted, text, warn } from './kit/build.js';
import { countAdvice, countBlocks, dueText } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { articleText, projectFields } from './kit/parts.js';
import { ArticleView, CivilDate, CountView, DeadlineView, Id, ProjectRef } from './kit/props.js';
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
  /** In which case it runs, in words, with the facts that this was tested on. */
  applies: z.string().nullable(),
  inputs: z.array(z.object({ label: z.string(), value: z.string() })),
  /** The first day of a window, and where it comes from; no date while that is not known. */
  window: z.object({ bound: z.string(), on: CivilDate.nullable() }).nullable(),
  count: CountView,
  /** When the project stood still while it ran: those days do not count. */
  pauses: z.array(z.object({ from: CivilDate, to: CivilDate.nullable(), why: z.string() })),
  /** Bodies that were asked, with what each answered; each has a clock of its own. */
  answers: z.array(z.object({ name: z.string(), state: z.string() })),
  consequence: z.string().nullable(),
  /** Earlier due dates and why they changed, oldest first. */
  moves: z.array(z.object({ before: z.string(), after: z.string(), reason: z.string() })),
  /** The task to go back to, where it is the reader's own. */
  taskId: Id.nullable(),
});
type Props = z.infer<typeof Props>;

/** 为什么 of a deadline: article, inputs, day-by-day count. */
export const deadlineWhy = defineCard<Props>({
  id: 'deadline-why',
  title: '为什么是这一天',
  props: Props,
  actions: ['project.show', 'project.why', 'task.show'],
  render: ({ project, deadline, holder, source, startFrom, period, count, consequence, moves, ...more }) =>
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
        more.applies === null ? null : text(say('why.applies', { condition: more.applies })),
        fields(more.inputs.slice(0, 6).map(({ label, value }) => [clip(label, 40), clip(value, 80)])),
        fields([
          ['谁来办', holder],
          ['从哪天起算', startFrom],
          ['期限', period],
          ['最早哪天可以办', more.window && say('why.window', more.window)],
          ['现在', dueText(deadline)],
        ]),
        ...countBlocks(count),
        ...more.pauses.slice(-4).map((pause) => warn(say('why.pause', { ...pause, why: clip(pause.why, 120) }))),
        muted(countAdvice(count)),
        more.answers.length === 0 ? null : muted(say('why.answers')),
        fields(more.answers.slice(0, 10).map(({ name, state }) => [name, state])),
        consequence === null ? null : warn(consequence),
        ...moves
          .slice(-5)
          .map(({ before, after, reason }) =>
            text(`${say('deadline.moved', { name: deadline.name, before, after })}${say('deadline.movedReason', { reason })}`),
          ),
        buttons(
          more.taskId !== null && button('回去办理', { verb: 'task.show', task: more.taskId }, 'primary'),
          button('查看进度', { verb: 'project.show', project: project.id }),
          button('全部依据', { verb: 'project.why', project: project.id }, 'link'),
        ),
      ],
    ),
  examples: {
    typical: example(),
    fixed: {
      ...example(),
      startFrom: '申报年度的上一年 1 月 1 日 2026年1月1日（周四）',
      period: '每年 9 月 30 日',
      count: { startOn: '2026-01-01', dueOn: '2026-09-30', certain: true, fixed: true, days: [] },
    },
    moved: {
      ...example(),
      source: { article: '五（四）', says: null, reading: '每季度报一次' },
      moves: [{ before: '2026-09-23', after: '2026-09-24', reason: '合同签订日期更正为 2026-09-18' }],
    },
    window: {
      ...example(),
      applies: '项目经费预算不少于 100 万元',
      inputs: [{ label: '项目经费预算', value: '120 万元' }],
      window: { bound: '“试运行”办结之日后 3 个月', on: '2026-09-20' },
      pauses: [{ from: '2026-09-21', to: '2026-09-22', why: '等待审计' }],
      answers: [
        { name: '区财政局', state: '已答复：同意（9月3日）' },
        { name: '区发改局', state: '还没有答复，9月24日（周四）前' },
      ],
      taskId: 41,
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
    applies: null,
    inputs: [],
    window: null,
    pauses: [],
    answers: [],
    consequence: '备案情况计入绩效评价。',
    moves: [],
    taskId: null,
  };
}
