import { z } from 'zod';
import { button, buttons, card, collapsible, fields, muted, strong, text } from './kit/build.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { articleText, projectFields } from './kit/parts.js';
import { ArticleView, DeadlineView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Reason = z.object({
  /** What is asked: 规范性初审, 须上传批复文件, 评审结论“修改”之后须审查 … */
  title: z.string(),
  source: ArticleView,
  /** What it was decided on: 项目来源 = 上级试点, 总投资 = 56.65 万元 … */
  inputs: z.array(z.object({ label: z.string(), value: z.string() })),
});
const Props = z.object({
  project: ProjectRef,
  instrument: z.string(),
  reasons: z.array(Reason),
  deadlines: z.array(DeadlineView),
});
type Props = z.infer<typeof Props>;

/** 为什么: the article behind where a project stands. A deadline's own count is `deadline-why`. */
export const why = defineCard<Props>({
  id: 'why',
  title: '为什么（依据）',
  props: Props,
  actions: ['deadline.why', 'project.show'],
  render: ({ project, instrument, reasons, deadlines }) =>
    card(
      {
        summary: say('projects.whySummary', { name: project.name }),
        title: say('projects.whyTitle'),
        subtitle: instrument,
        tone: 'info',
      },
      [
        projectFields(project),
        reasons.length === 0 ? muted(say('common.empty')) : null,
        ...reasons
          .slice(0, 10)
          .flatMap(({ title, source, inputs }) => [
            strong(title),
            text(articleText(source)),
            fields(inputs.slice(0, 6).map(({ label, value }) => [label, value])),
          ]),
        collapsible(
          '其余依据',
          reasons.slice(10, 30).map(({ title, source }) => text(`${title}。${articleText(source)}`)),
        ),
        ...deadlines.slice(0, 8).flatMap((deadline) => [dueLine(deadline), buttons(whyButton(deadline))]),
        buttons(button('查看进度', { verb: 'project.show', project: project.id })),
      ],
    ),
  examples: {
    typical: {
      project: sample.project,
      instrument: '信息化项目管理办法',
      reasons: [
        {
          title: '规范性初审',
          source: { article: '二（三）', says: '初审通过的提交专家评审', reading: null },
          inputs: [{ label: '当前环节', value: '初审' }],
        },
        { title: '逐条回应意见', source: { article: '三1', says: null, reading: '函中每条意见都要有整改回应' }, inputs: [] },
      ],
      deadlines: [sample.deadline],
    },
    extreme: {
      project: sample.longProject,
      instrument: '关于进一步规范政务信息化项目评审流程的通知',
      reasons: Array.from({ length: 40 }, () => ({
        title: '条件要求',
        source: { article: '附件1 二（二）3', says: '按要求办理。'.repeat(10), reading: null },
        inputs: [],
      })),
      deadlines: Array.from({ length: 12 }, () => sample.lateDeadline),
    },
    empty: { project: sample.project, instrument: '信息化项目管理办法', reasons: [], deadlines: [] },
  },
});
