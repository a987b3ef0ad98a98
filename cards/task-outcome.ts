import { z } from 'zod';
import { button, buttons, card, divider, form, muted } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { inputOf } from './kit/form-fields.js';
import { INPUTS, paragraph } from './kit/inputs.js';
import { decideButton } from './kit/outcomes.js';
import { articleText, faultBlocks, projectFields } from './kit/parts.js';
import { ArticleView, FaultView, FieldView, Id, OutcomeView, ProjectRef, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';
import { saidOnce } from '../workflow/describe/said-once.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  task: z.string(),
  project: ProjectRef,
  outcome: OutcomeView,
  /** Said between offices: the unit does not read it. */
  inner: z.boolean(),
  source: ArticleView.nullable(),
  /** The small form that comes with the outcome (最高限价, 审定金额 …); tables are not asked here. */
  fields: z.array(FieldView),
  /** What was typed before, when it comes back with faults. */
  reason: z.string(),
  opinions: z.string(),
  /** Opinions that stand already and go along with it: then no new one has to be written. */
  standing: z.int().min(0),
  /** Set when the deadline has passed and the policy asks why. */
  lateReason: z.string().nullable(),
  faults: z.array(FaultView),
});
type Props = z.infer<typeof Props>;

/** What an outcome needs: a reason, opinions one a line, its small form. Inputs: `INPUTS.reason`, `.opinions`, `.lateReason`, and field ids. */
export const taskOutcome = defineCard<Props>({
  id: 'task-outcome',
  title: '填写办理意见',
  props: Props,
  actions: ['task.decide', 'task.back'],
  render: ({
    taskId,
    version,
    task,
    project,
    outcome,
    inner,
    source,
    fields,
    reason,
    opinions,
    standing,
    lateReason,
    faults,
  }) => {
    const ask = {
      reason: say('task.reasonLabel', { outcome: outcome.label }),
      opinions: say('task.opinionsLabel'),
      late: say('task.lateLabel'),
    };
    const hints = {
      reason: say(inner ? 'task.innerReasonHint' : 'task.reasonHint'),
      opinions:
        standing > 0 ? say('task.standingHint', { standing }) : say(inner ? 'task.innerOpinionsHint' : 'task.opinionsHint'),
    };
    const needs = new Set(outcome.needs);
    const style = outcome.style === 'danger' ? 'danger' : 'primary';
    return card(
      {
        summary: say('task.askSummary', { project: project.name, outcome: outcome.label }),
        title: saidOnce(task, outcome.label),
        subtitle: project.name,
        tone: outcome.style === 'danger' ? 'bad' : 'todo',
      },
      [
        projectFields(project),
        source === null ? null : muted(articleText(source)),
        ...faultBlocks(faults),
        form(`t${taskId}${outcome.id}v${version}n${faults.length}`, [
          ...fields.map((field) => (field.type === 'table' || field.type === 'total' ? null : inputOf(field))),
          needs.has('opinions') &&
            paragraph({ name: INPUTS.opinions, label: ask.opinions, required: standing === 0, hint: hints.opinions }, opinions),
          needs.has('reason') &&
            paragraph({ name: INPUTS.reason, label: ask.reason, required: true, hint: hints.reason }, reason),
          lateReason !== null &&
            paragraph({ name: INPUTS.lateReason, label: ask.late, required: true, hint: say('task.lateHint') }, lateReason, 500),
          divider,
          buttons(
            decideButton({ ...outcome, style }, taskId, version),
            button('返回', { verb: 'task.back', task: taskId, outcome: outcome.id }),
          ),
        ]),
      ],
    );
  },
  examples: {
    standing: {
      ...example(),
      outcome: { id: 'feedback', label: '汇总反馈', style: 'primary', needs: ['opinions'], confirm: null },
      standing: 3,
    },
    opinions: {
      ...example(),
      outcome: { id: 'revise', label: '退回修改', style: 'default', needs: ['opinions'], confirm: null },
    },
    inner: {
      ...example(),
      task: '提出意见',
      outcome: { id: 'object', label: '提出意见', style: 'default', needs: ['opinions', 'reason'], confirm: null },
      inner: true,
    },
    reason: { ...example(), faults: [{ page: null, field: null, label: '理由', text: '还没有填写' }], lateReason: '' },
    cap: {
      ...example(),
      task: '确定采购最高限价',
      project: sample.longProject,
      outcome: { id: 'set', label: '确认', style: 'primary', needs: ['form'], confirm: null },
      fields: [{ id: 'cap', label: '最高限价', required: true, hint: null, article: '五（二）', type: 'money', value: '' }],
    },
  },
});

function example(): Props {
  return {
    taskId: 41,
    version: 1,
    task: '规范性初审',
    project: sample.project,
    outcome: { id: 'fail', label: '不予通过', style: 'danger', needs: ['reason'], confirm: '项目将结束，不能撤回。' },
    inner: false,
    source: { article: '二（三）', says: null, reading: null },
    fields: [],
    reason: '',
    opinions: '',
    standing: 0,
    lateReason: null,
    faults: [],
  };
}
