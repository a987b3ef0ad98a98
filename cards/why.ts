import { z } from 'zod';
import { button, buttons, card, clip, collapsible, muted, strong, text, warn, type Plain } from './kit/build.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { articleText, projectFields } from './kit/parts.js';
import { ArticleView, CivilDate, DeadlineView, Id, ProjectRef, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import { ruleButton } from './kit/why.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  instrument: z.string(),
  stage: z.object({ name: z.string(), source: ArticleView }).nullable(),
  /** What may be done now. */
  tasks: z.array(z.object({ task: Word, name: z.string(), article: z.string() })),
  deadlines: z.array(DeadlineView),
  /** What must hold before an open task may be finished. */
  gates: z.array(z.object({ taskId: Id, gate: Word, says: z.string(), article: z.string(), open: z.boolean() })),
  /** What open tasks ask for; `because` says in which case, for those that are asked for in some cases only. */
  materials: z.array(
    z.object({
      taskId: Id,
      id: Word,
      name: z.string(),
      article: z.string(),
      received: z.boolean(),
      because: z.string().nullable(),
      /** The open tasks that ask for it, where those are several with names of their own. */
      places: z.array(z.string()),
    }),
  ),
  pauses: z.array(z.object({ from: CivilDate, to: CivilDate.nullable(), why: z.string() })),
  /** What is open and waits until the project goes on. */
  waits: z.array(z.string()),
});
type Props = z.infer<typeof Props>;

/** 为什么: everything that matters to a project now, each with the place where it is written and a button to its own account. */
export const why = defineCard<Props>({
  id: 'why',
  title: '为什么（依据）',
  props: Props,
  actions: ['deadline.why', 'gate.why', 'material.why', 'task.why', 'project.show', 'project.next'],
  render: (props) => fitted((scale) => rendered(props, scale)),
  examples: {
    typical: {
      project: sample.project,
      instrument: '信息化项目管理办法',
      stage: { name: '初审', source: { article: '二（三）', says: '初审通过的提交专家评审', reading: null } },
      tasks: [{ task: 'review', name: '规范性初审', article: '二（三）' }],
      deadlines: [sample.deadline],
      gates: [
        { taskId: 41, gate: 'settled', says: '意见全部办结才能通过', article: '三1', open: false },
        { taskId: 41, gate: 'approved', says: '申报审批通过', article: '二（一）', open: true },
      ],
      materials: [
        { taskId: 41, id: 'plan', name: '建设方案', article: '附件1', received: true, because: null, places: [] },
        {
          taskId: 41,
          id: 'hardware',
          name: '硬件清单',
          article: '附件1',
          received: false,
          because: '硬件合计超过 0 万元',
          places: ['合同备案', '初步验收'],
        },
      ],
      pauses: [{ from: '2026-09-01', to: '2026-09-10', why: '涉诉' }],
      waits: [],
    },
    extreme: {
      project: sample.longProject,
      instrument: '关于进一步规范政务信息化项目评审流程的通知',
      stage: { name: '初审', source: { article: '二（三）', says: null, reading: '按要求办理。'.repeat(30) } },
      tasks: Array.from({ length: 9 }, () => ({ task: 'review', name: '规范性初审', article: '附件1 二（二）3' })),
      deadlines: Array.from({ length: 12 }, () => sample.lateDeadline),
      gates: Array.from({ length: 20 }, (_, at) => ({
        taskId: 41,
        gate: `gate${at}`,
        says: sample.hostile.repeat(9),
        article: '附件1 二（二）3',
        open: at % 2 === 0,
      })),
      materials: Array.from({ length: 20 }, (_, at) => ({
        taskId: 41,
        id: `material${at}`,
        name: '数据资源目录（含共享需求清单）',
        article: '附件1',
        received: at % 3 === 0,
        because: sample.hostile.repeat(3),
        places: ['招标需求专家确认与采购最高限价', '上传修改后的建设方案'],
      })),
      pauses: [{ from: '2026-09-01', to: null, why: sample.hostile }],
      waits: Array.from({ length: 20 }, () => '招标需求专家确认与采购最高限价'),
    },
    empty: {
      project: sample.project,
      instrument: '信息化项目管理办法',
      stage: null,
      tasks: [],
      deadlines: [],
      gates: [],
      materials: [],
      pauses: [],
      waits: [],
    },
  },
});

function rendered(props: Props, scale: number) {
  const { project, instrument, stage, deadlines, gates, materials, pauses, waits } = props;
  const shown = (most: number): number => Math.ceil(most * scale);
  const shut = gates.filter(({ open }) => !open);
  const open = gates.filter((gate) => gate.open);
  const nothing = deadlines.length + gates.length + materials.length === 0;
  return card(
    { summary: say('why.summary', { name: project.name }), title: say('why.title'), subtitle: instrument, tone: 'info' },
    [
      projectFields(project),
      stage && strong(say('why.stage', { stage: stage.name })),
      stage && text(articleText(stage.source)),
      ...props.tasks
        .slice(0, shown(4))
        .flatMap(({ task, name, article }) => [
          text(`待办：${name}（${article}）`),
          buttons(ruleButton({ kind: 'task', project: project.id, task }, `为什么要办：${name}`)),
        ]),
      deadlines.length === 0 ? null : strong(say('why.deadlines')),
      ...deadlines.slice(0, shown(8)).flatMap((deadline) => [dueLine(deadline), buttons(whyButton(deadline, true))]),
      shut.length === 0 ? null : strong(say('why.shut')),
      ...shut.slice(0, shown(8)).flatMap((gate) => gateBlocks(gate)),
      materials.length === 0 ? null : strong(say('why.materials')),
      ...materials.slice(0, shown(8)).flatMap((material) => materialBlocks(material)),
      collapsible(
        say('why.open'),
        open.slice(0, shown(8)).flatMap((gate) => gateBlocks(gate)),
      ),
      pauses.length === 0 ? null : strong(say('why.pauses')),
      ...pauses.slice(-4).map((pause) => text(say('why.pause', pause))),
      waits.length === 0 ? null : muted(say('why.waits', { names: quotedNames(waits.slice(0, 8)), more: waits.length > 8 })),
      nothing ? muted(say('why.nothing')) : null,
      buttons(
        button('下一步', { verb: 'project.next', project: project.id }),
        button('查看进度', { verb: 'project.show', project: project.id }),
      ),
    ],
  );
}

function gateBlocks({ taskId, gate, says, article, open }: Props['gates'][number]): readonly (Plain | null)[] {
  const line = `${open ? '✓' : '○'} ${clip(says, 90)}（${article}）`;
  return [open ? text(line) : warn(line), buttons(ruleButton({ kind: 'gate', task: taskId, gate }))];
}

function materialBlocks({
  taskId,
  id,
  name,
  article,
  received,
  because,
  places,
}: Props['materials'][number]): readonly (Plain | null)[] {
  const reason = because === null ? '' : `，因为${clip(because, 60)}`;
  const asked = places.length === 0 ? '' : `，${quotedNames(places)}都要，交一份即可`;
  const line = `${received ? '✓' : '○'} ${name}（${article}${reason}）${asked}`;
  return [text(line), buttons(ruleButton({ kind: 'material', task: taskId, material: id }, `为什么：${clip(name, 18)}`))];
}

function quotedNames(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join('');
}
