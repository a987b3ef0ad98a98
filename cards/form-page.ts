import { z } from 'zod';
import { button, buttonRows, buttons, card, divider, form, muted, strong } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { fitted } from './kit/fit.js';
import { fieldBlocks, ROWS_A_PART } from './kit/form-fields.js';
import { uploadBlocks } from './kit/material-blocks.js';
import { outcomeButton } from './kit/outcomes.js';
import { pageButton } from './kit/page-way.js';
import { answerButton, faultBlocks, foldedPageBlocks, openOpinionBlocks } from './kit/parts.js';
import {
  DeadlineView,
  FaultView,
  FieldView,
  Id,
  MaterialView,
  OpinionView,
  OutcomeView,
  PageView,
  Version,
  Word,
} from './kit/props.js';
import * as sample from './kit/samples.js';
import type { Card } from './kit/tree.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  formTitle: z.string(),
  /** Null until the project has a name. */
  projectName: z.string().nullable(),
  /** Counted from 0; `of` does not count the confirmation. */
  page: z.object({ index: z.int().min(0), of: z.int().min(1), title: z.string(), hint: z.string().nullable() }),
  fields: z.array(FieldView),
  materials: z.array(MaterialView),
  faults: z.array(FaultView),
  /** The row of a long table that is shown, with those about it. */
  tableAt: z.object({ field: Word, row: z.int().min(0) }).nullable(),
  deadline: DeadlineView.nullable(),
  /** Opinions that this form must answer, and how many are left; null when there are none. */
  opinionsLeft: z.int().nullable(),
  /** Those of them that are not answered yet. */
  openOpinions: z.array(OpinionView),
  /** The decision with which they came, where nothing that was handed in came back with it (督促整改). */
  demand: z.string().nullable().optional(),
  /** Whether it stands in 草稿箱; else it is found again in 待办. */
  isDraft: z.boolean(),
  /** The table whose rows were just replaced by a file, and can be put back. */
  undo: Word.nullable(),
  /** What the task may end with instead of being handed in; their buttons carry the task's own version. */
  others: z.array(OutcomeView),
  taskVersion: Version,
  /** On its first page what was handed in before and is judged here. */
  pages: z.array(PageView),
});
type Props = z.infer<typeof Props>;

/**
 * One page of a form. Inputs are named by field id; every button submits what stands on the page, so its handler keeps that first.
 * `form.goto` to page `of` is the confirmation.
 */
export const formPage = defineCard<Props>({
  id: 'form-page',
  title: '填写申报表（逐页）',
  props: Props,
  actions: [
    'form.goto',
    'form.save',
    'row.add',
    'row.edit',
    'row.show',
    'table.template',
    'table.undo',
    'material.ask',
    'material.template',
    'material.why',
    'deadline.why',
    'opinion.list',
    'task.ask',
    'task.decide',
    'page.open',
  ],
  render: (props) => fitted((scale) => draw(props, scale)),
  examples: {
    typical: typical(),
    table: {
      ...typical(),
      page: { index: 2, of: 4, title: '项目预算信息', hint: '按类别逐行填写，小计和合计自动计算。' },
      undo: 'budget',
      fields: [
        {
          id: 'budget',
          label: '项目资金概算',
          required: true,
          hint: null,
          article: '附件1 附表',
          type: 'table',
          table: sample.budget,
        },
        { id: 'total', label: '总投资', required: true, hint: null, article: null, type: 'total', value: 56.65 },
      ],
    },
    lists: {
      ...typical(),
      page: { index: 1, of: 4, title: '现状', hint: null },
      tableAt: { field: 'devices', row: 12 },
      fields: [
        sample.devices,
        { ...sample.devices, id: 'systems', label: '近年项目' },
        { ...sample.devices, id: 'lines', label: '网络建设', rows: [] },
      ].map((table) => ({
        id: table.id,
        label: table.label,
        required: false,
        hint: null,
        article: null,
        type: 'table' as const,
        table,
      })),
    },
    faults: {
      ...typical(),
      faults: [
        { page: 0, field: 'content', label: '主要建设内容', text: '不少于 20 字，现在是 0 字' },
        { page: 0, field: 'months', label: '建设周期', text: '应为整数' },
      ],
      deadline: sample.lateDeadline,
      opinionsLeft: sample.longOpinions.length,
      openOpinions: [...sample.longOpinions],
      isDraft: false,
    },
    droppable: {
      ...typical(),
      isDraft: false,
      others: [
        { id: 'drop', label: '不添加了', style: 'default', needs: [], confirm: '填写的内容不再办理。确定吗？' },
        { id: 'back', label: '退回', style: 'default', needs: ['reason'], confirm: null },
      ],
    },
    judged: { ...typical(), isDraft: false, pages: [...sample.pages] },
    materials: {
      ...typical(),
      page: { index: 3, of: 4, title: '相关文件上传', hint: null },
      fields: [],
      materials: [...sample.materials],
    },
    extreme: {
      ...typical(),
      projectName: sample.longProject.name,
      fields: [
        {
          id: 'budget',
          label: '项目资金概算',
          required: true,
          hint: null,
          article: null,
          type: 'table',
          table: sample.longBudget,
        },
        {
          id: 'empty',
          label: '空表',
          required: true,
          hint: null,
          article: null,
          type: 'table',
          table: { ...sample.emptyBudget, id: 'empty' },
        },
      ],
      tableAt: { field: 'budget', row: 170 },
    },
  },
});

function draw(props: Props, scale: number): Card {
  const { taskId, version, page, faults } = props;
  const several = props.fields.filter(({ type }) => type === 'table').length > 1;
  const at = {
    several,
    taskId,
    version,
    page: page.index,
    tableAt: props.tableAt,
    rows: Math.max(2, Math.floor(ROWS_A_PART * scale)),
  };
  const words = { form: props.formTitle, page: page.index + 1, of: page.of + 1, title: page.title };
  return card(
    {
      summary: say('form.summary', words),
      title: props.formTitle,
      subtitle: props.projectName ?? undefined,
      tone: 'todo',
      tag: `${page.index + 1}/${page.of + 1}`,
    },
    [
      strong(say('form.progress', words)),
      page.hint === null ? null : muted(page.hint),
      props.deadline && dueLine(props.deadline),
      ...faultBlocks(faults),
      ...foldedPageBlocks(props.pages, scale),
      form(`f${taskId}p${page.index}v${version}`, [
        ...openOpinionBlocks(props.openOpinions, props.demand ?? null, answerButton(taskId, props.opinionsLeft ?? 0)),
        ...props.fields.flatMap((field) => fieldBlocks(field, faults, at)),
        ...uploadBlocks(props.materials, taskId, scale < 1),
        props.undo !== null &&
          buttons(button('撤销读入，恢复原来的行', { verb: 'table.undo', task: taskId, version, field: props.undo }, 'link')),
        divider,
        footer(props),
        ...buttonRows(props.others.map((outcome) => outcomeButton(outcome, taskId, props.taskVersion))),
        buttons(
          props.openOpinions.length === 0 && props.opinionsLeft !== null && answerButton(taskId, props.opinionsLeft),
          props.deadline && whyButton(props.deadline),
          pageButton({ verb: 'form.save', task: taskId, version, page: page.index }),
        ),
      ]),
      muted(say('form.kept', { isDraft: props.isDraft })),
    ],
  );
}

function footer({ taskId, version, page: { index, of } }: Props) {
  const goto = { verb: 'form.goto', task: taskId, version, page: index } as const;
  return buttons(
    index > 0 && button('上一页', { ...goto, to: index - 1 }),
    button(index + 1 < of ? '下一页' : '下一页：核对', { ...goto, to: index + 1 }, 'primary'),
    button('保存草稿', { verb: 'form.save', task: taskId, version, page: index }),
    index + 1 < of && button('直接核对', { ...goto, to: of }, 'link'),
  );
}

function typical(): Props {
  return {
    taskId: 41,
    version: 3,
    formTitle: '项目申报表',
    projectName: sample.project.name,
    page: { index: 0, of: 4, title: '项目基本信息', hint: '请如实填写，名称与建设方案一致。' },
    fields: [...sample.fieldViews],
    materials: [],
    faults: [],
    tableAt: null,
    deadline: null,
    opinionsLeft: null,
    openOpinions: [],
    isDraft: true,
    undo: null,
    others: [],
    taskVersion: 1,
    pages: [],
  };
}
