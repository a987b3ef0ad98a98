import { z } from 'zod';
import { button, buttonRows, buttons, card, divider, form, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { INPUTS, paragraph } from './kit/inputs.js';
import { materialSummary } from './kit/material-blocks.js';
import { pageButton } from './kit/page-way.js';
import { answerButton, faultBlocks, isClipped, pageBlocks } from './kit/parts.js';
import { FaultView, Id, MaterialView, PageView, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import type { Card } from './kit/tree.js';
import { sureToHandIn } from './kit/hand-in.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  /** What the buttons carry: it changes with the answers only, and not with every press elsewhere. */
  answersVersion: Version,
  formTitle: z.string(),
  projectName: z.string().nullable(),
  /** The pages in their order: what stands here as page n is what `form.goto` opens as page n. */
  pages: z.array(PageView),
  materials: z.array(MaterialView),
  faults: z.array(FaultView),
  /** The pages on which somebody can mend what a gate refuses, whose sentence is told above; null: none stands in the way. */
  shut: z.array(z.int().min(0)).nullable(),
  /** Who is next after 提交, in words; null where the same person goes on. */
  next: z.string().nullable(),
  /** What is asked before it is handed in, in the policy's words; null: what is always said. */
  asks: z.string().nullable(),
  /** Nobody can take it back afterwards. */
  final: z.boolean(),
  /** The button that hands it in, in the policy's word. */
  label: z.string(),
  /** Opinions that this form must answer, and how many are left; null when there are none. */
  opinionsLeft: z.int().min(0).nullable(),
  /** Set when it comes late and the policy asks why: what was typed so far. */
  lateReason: z.string().nullable(),
});
type Props = z.infer<typeof Props>;

/** The last step before 提交: all answers, and all that is missing, with the way to every page; those that lack something stand out. */
export const formConfirm = defineCard<Props>({
  id: 'form-confirm',
  title: '核对并提交',
  props: Props,
  actions: ['form.goto', 'form.submit', 'form.view', 'opinion.list', 'page.open'],
  render: (props) => fitted((scale) => draw(props, scale)),
  examples: {
    ready: { ...example(), materials: sample.materials.filter(({ state }) => state !== 'waiting') },
    faults: {
      ...example(),
      faults: [
        { page: 0, field: 'content', label: '主要建设内容', text: '还没有填写' },
        { page: 1, field: 'budget', label: '项目资金概算', text: '第 2 行缺少单价' },
        { page: 1, field: null, label: '数据资源目录', text: '还没有上传' },
      ],
    },
    crossed: {
      ...example(),
      pages: [{ title: '投资估算', answers: [], tables: Array.from({ length: 5 }, () => sample.estimate) }],
    },
    shut: { ...example(), shut: [0] },
    shutAndWanting: {
      ...example(),
      shut: [0],
      faults: [{ page: 1, field: 'budget', label: '项目资金概算', text: '第 2 行缺少单价' }],
    },
    late: { ...example(), opinionsLeft: 0, lateReason: '' },
    office: { ...example(), label: '分配资源' },
    extreme: { ...example(), projectName: sample.longProject.name, pages: [...sample.longPages] },
  },
});

function draw(props: Props, scale: number): Card {
  const { taskId, version, answersVersion, formTitle, projectName, pages, materials, faults, shut, lateReason } = props;
  const here = { verb: 'form.goto', task: taskId, version: answersVersion, page: pages.length } as const;
  const faulty = faults.flatMap(({ page }) => (page === null ? [] : [page]));
  const wrong = [...new Set([...faulty, ...(shut ?? [])])].sort((a, b) => a - b);
  // The last page is behind 上一页, unless it lacks something: one card has each way once.
  const last = Math.max(0, pages.length - 1);
  const back = !wrong.includes(last);
  const right = pages.flatMap((_, page) => (wrong.includes(page) || page === last ? [] : [page]));
  const toPage = (label: string, to: number, style?: 'link') =>
    button(`${label}：${pages[to]?.title ?? `第 ${to + 1} 页`}`, { ...here, to }, style);
  const ready = faults.length === 0;
  const asked = { name: INPUTS.lateReason, label: say('task.lateLabel'), required: true, hint: say('task.lateHint') };
  return card(
    {
      summary: say('form.confirmSummary', { form: formTitle }),
      title: say('form.confirmTitle', { form: formTitle }),
      subtitle: projectName ?? undefined,
      tone: ready && shut === null ? 'todo' : 'warn',
      asks: true,
    },
    [
      ...(ready ? [text(say(shut === null ? 'form.ready' : 'form.readyShut'))] : faultBlocks(faults, shut !== null)),
      ...pageBlocks(pages, scale),
      isClipped(pages, scale) ? muted(say('common.clipped')) : null,
      materials.length === 0 ? null : muted(materialSummary(materials)),
      form(`f${taskId}confirm${version}`, [
        divider,
        lateReason !== null && paragraph(asked, lateReason, 500),
        ...buttonRows(
          wrong.map((page) => toPage('去修改', page)),
          2,
        ),
        right.length > 0 && muted(say('form.changeWhere', { back })),
        buttons(...right.map((page) => toPage('改', page, 'link'))),
        buttons(
          back && button('上一页', { ...here, to: last }),
          button('查看全文', { verb: 'form.view', task: taskId, page: 0 }, 'link'),
          pageButton({ verb: 'form.save', task: taskId, version: answersVersion, page: pages.length }),
          props.opinionsLeft !== null && answerButton(taskId, props.opinionsLeft),
          ready &&
            button(props.label, { verb: 'form.submit', task: taskId, version: answersVersion }, 'primary', sureToHandIn(props)),
        ),
      ]),
    ],
  );
}

function example(): Props {
  return {
    taskId: 41,
    version: 6,
    answersVersion: 2 ** 48 + 3,
    formTitle: '项目申报表',
    projectName: sample.project.name,
    pages: [...sample.pages],
    materials: [...sample.materials],
    faults: [],
    shut: null,
    next: '主管部门',
    asks: null,
    final: false,
    label: '提交',
    opinionsLeft: null,
    lateReason: null,
  };
}
