import { z } from 'zod';
import { bad, button, buttonRows, buttons, card, divider, form, strong, warn } from './kit/build.js';
import { countBlocks, dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { fieldBlocks, ROWS_A_PART } from './kit/form-fields.js';
import { INPUTS, paragraph } from './kit/inputs.js';
import { uploadBlocks } from './kit/material-blocks.js';
import { outcomeButton } from './kit/outcomes.js';
import { faultBlocks, foldedPageBlocks, projectFields } from './kit/parts.js';
import {
  CountView,
  DeadlineView,
  FaultView,
  FieldView,
  Id,
  MaterialView,
  OutcomeView,
  PageView,
  ProjectRef,
  Version,
} from './kit/props.js';
import * as sample from './kit/samples.js';
import { sureToFile } from './kit/hand-in.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  task: z.string(),
  project: ProjectRef,
  fields: z.array(FieldView),
  materials: z.array(MaterialView),
  /** Null where none runs. */
  deadline: DeadlineView.nullable(),
  count: CountView.nullable(),
  /** The task's version where the date that it counts from may be corrected; else null. */
  correct: Version.nullable(),
  /** Set when it comes late and the policy asks why: what was typed so far. */
  lateReason: z.string().nullable(),
  warnings: z.array(z.string()),
  /** What was filled in before, for whoever judges it: folded. */
  pages: z.array(PageView),
  faults: z.array(FaultView),
  /** The button that files, in the policy's word, and what the policy asks before it. */
  label: z.string(),
  asks: z.string().nullable(),
  /** Nobody can take it back afterwards. */
  final: z.boolean(),
  /** What the task may end with instead; their buttons carry the task's own version. */
  others: z.array(OutcomeView),
  taskVersion: Version,
});
type Props = z.infer<typeof Props>;

/** 合同备案: the signing date, until when with its count, the file, and why it is late. */
export const filing = defineCard<Props>({
  id: 'filing',
  title: '合同备案',
  props: Props,
  actions: [
    'form.submit',
    'form.save',
    'material.ask',
    'material.template',
    'material.why',
    'date.correct',
    'task.ask',
    'task.decide',
    'deadline.why',
    'row.add',
    'row.edit',
    'row.show',
    'table.template',
  ],
  render: (props) => {
    const { taskId, version, task, project, deadline, count, lateReason, faults } = props;
    const at = { taskId, version, page: 0, tableAt: null, rows: ROWS_A_PART, several: false };
    const asked = { name: INPUTS.lateReason, label: say('task.lateLabel'), required: true, hint: say('task.lateHint') };
    return card(
      {
        summary: say('task.summary', { task, project: project.name }),
        title: say('task.filingTitle', { task }),
        subtitle: project.name,
        tone: lateReason === null ? 'todo' : 'warn',
        asks: true,
      },
      [
        projectFields(project),
        deadline && dueLine(deadline),
        ...props.warnings.map(warn),
        deadline !== null && lateReason !== null && bad(say('task.filingLate', { dueOn: deadline.dueOn, label: props.label })),
        ...faultBlocks(faults),
        ...(count === null ? [] : [strong(say('task.filingCount')), ...countBlocks(count)]),
        ...foldedPageBlocks(props.pages),
        form(`f${taskId}filing${version}n${faults.length}`, [
          ...props.fields.flatMap((field) => fieldBlocks(field, faults, at)),
          ...uploadBlocks(props.materials, taskId),
          lateReason !== null && paragraph(asked, lateReason, 500),
          divider,
          buttons(
            button(props.label, { verb: 'form.submit', task: taskId, version }, 'primary', sureToFile(props, props.materials)),
            props.fields.length > 0 && button('保存', { verb: 'form.save', task: taskId, version, page: 0 }),
          ),
          ...buttonRows(props.others.map((outcome) => outcomeButton(outcome, taskId, props.taskVersion))),
          buttons(
            deadline && whyButton(deadline),
            props.correct !== null && button('更正日期', { verb: 'date.correct', task: taskId, version: props.correct }, 'link'),
          ),
        ]),
      ],
    );
  },
  examples: {
    fresh: { ...example(), deadline: null, count: null, correct: null },
    counted: example(),
    payments: {
      ...example(),
      fields: [
        { id: 'budget', label: '支付计划', required: true, hint: null, article: null, type: 'table', table: sample.longBudget },
      ],
    },
    refusable: {
      ...example(),
      deadline: null,
      count: null,
      correct: null,
      label: '区政府同意',
      asks: '登记后进入政府采购。确定吗？',
      materials: [...sample.materials],
      others: [
        { id: 'refused', label: '不同意', style: 'danger', needs: ['reason'], confirm: null },
        { id: 'dropped', label: '不再办理', style: 'default', needs: [], confirm: '登记后项目即结束。确定吗？' },
      ],
    },
    late: {
      ...example(),
      pages: [...sample.pages],
      project: sample.longProject,
      deadline: sample.lateDeadline,
      count: sample.longCount,
      lateReason: '',
      warnings: ['合同金额 60 万元高于最高限价 56.65 万元，主管部门会看到。'],
    },
  },
});

function example(): Props {
  const asked = { required: true, hint: null, article: '五（三）' };
  return {
    taskId: 47,
    version: 1,
    task: '合同备案',
    project: sample.project,
    fields: [
      { ...asked, id: 'signedOn', label: '合同签订日期', type: 'date', value: '2026-09-18' },
      { ...asked, id: 'amount', label: '合同金额', type: 'money', value: '55' },
    ],
    materials: [
      {
        id: 'contract',
        name: '合同文本',
        required: true,
        state: 'waiting',
        file: null,
        accept: ['pdf'],
        hint: null,
        article: '五（三）',
      },
    ],
    deadline: sample.deadline,
    count: sample.count,
    correct: 1,
    lateReason: null,
    warnings: [],
    pages: [],
    faults: [],
    label: '备案',
    asks: null,
    final: false,
    others: [],
    taskVersion: 1,
  };
}
