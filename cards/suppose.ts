import { z } from 'zod';
import { bullets, button, buttonRows, buttons, card, clip, collapsible, muted, strong, text } from './kit/build.js';
import { countBlocks } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { projectFields } from './kit/parts.js';
import { CivilDate, CountView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const ElementView = z.object({ kind: z.string(), name: z.string(), article: z.string(), because: z.string().nullable() });
const Deadline = z.object({
  name: z.string(),
  article: z.string(),
  /** Where it counts from, and how long it is, in words. */
  start: z.string(),
  period: z.string(),
  opensOn: CivilDate.nullable(),
  /** When it is due as things stand. */
  was: CivilDate.nullable(),
  count: CountView,
});
const Props = z.object({
  /** Null before there is a project: then it is about a new one. */
  project: ProjectRef.nullable(),
  instrument: z.string(),
  /** What is supposed, in words: 合同签订日期为 2026年12月28日. */
  supposed: z.string(),
  deadlines: z.array(Deadline),
  bounds: z.array(z.object({ task: z.string(), article: z.string(), from: CivilDate.nullable(), until: CivilDate.nullable() })),
  /** The stages that a new project may come through. */
  stages: z.array(z.string()),
  gained: z.array(ElementView),
  lost: z.array(ElementView),
  /** Amounts at which something changes, with a button each to try it. */
  thresholds: z.array(z.object({ amount: z.string(), name: z.string(), article: z.string() })),
  tries: z.array(z.object({ label: z.string(), what: z.string() })),
});
type Props = z.infer<typeof Props>;

/** 试算 of a case that is not so: which deadlines would run, and what the policy would ask besides. Nothing is changed. */
export const suppose = defineCard<Props>({
  id: 'suppose',
  title: '试算（假如）',
  props: Props,
  actions: ['suppose.show', 'project.show'],
  render: (props) => fitted((scale) => rendered(props, scale)),
  examples: {
    date: {
      ...example(),
      deadlines: [
        {
          name: '合同备案',
          article: '五（三）',
          start: '合同签订日期',
          period: '5 个工作日',
          opensOn: null,
          was: '2026-09-21',
          count: sample.count,
        },
      ],
      bounds: [{ task: '最终验收', article: '第二十一条', from: '2026-12-18', until: null }],
    },
    amount: {
      ...example(),
      supposed: '项目经费预算为 68 万元',
      gained: [
        { kind: '待办', name: '编写招标需求', article: '五（一）', because: '项目经费预算不少于 50 万元' },
        { kind: '材料', name: '可行性分析', article: '四（一）', because: null },
      ],
      lost: [{ kind: '时限', name: '书面评审', article: '六', because: null }],
      thresholds: [{ amount: '50 万元', name: '编写招标需求', article: '五（一）' }],
      tries: [{ label: '试试 100 万元', what: 'a_declaration_total_100' }],
    },
    none: { ...example(), project: null, stages: ['申报', '预审', '建设'], supposed: '项目经费预算为 20 万元' },
    extreme: {
      ...example(),
      project: sample.longProject,
      supposed: sample.hostile.repeat(3),
      deadlines: Array.from({ length: 6 }, () => ({
        ...{ name: '合同备案', article: '五（三）', start: '合同签订日期', period: '120 个工作日' },
        ...{ opensOn: '2026-12-18', was: '2026-09-21', count: sample.longCount },
      })),
      gained: Array.from({ length: 40 }, () => ({
        kind: '材料',
        name: sample.hostile,
        article: '附件1',
        because: sample.hostile,
      })),
      lost: Array.from({ length: 40 }, () => ({ kind: '材料', name: sample.hostile, article: '附件1', because: null })),
      thresholds: Array.from({ length: 20 }, () => ({ amount: '100 万元', name: sample.hostile, article: '附件1' })),
    },
  },
});

function rendered(props: Props, scale: number) {
  const { project, supposed, deadlines, bounds, gained, lost, thresholds, tries } = props;
  const shown = (most: number): number => Math.ceil(most * scale);
  const about = project?.name ?? props.instrument;
  const asked = gained.slice(0, shown(20)).map(elementLine);
  const dropped = lost.slice(0, shown(12)).map(elementLine);
  const [first, ...others] = deadlines.slice(0, shown(6));
  const none = deadlines.length + bounds.length + gained.length + lost.length === 0;
  return card(
    { summary: say('suppose.summary', { about, supposed }), title: say('suppose.title'), subtitle: about, tone: 'info' },
    [
      project && projectFields(project),
      strong(say('suppose.lead', { supposed: clip(supposed, 200) })),
      none ? text(say(project === null ? 'suppose.nothingNew' : 'suppose.nothing')) : null,
      props.stages.length === 0 ? null : text(say('suppose.stages', { stages: props.stages.join(' → ') })),
      first === undefined ? null : strong(say('suppose.deadlines')),
      ...(first === undefined ? [] : [text(dueLine(first)), ...countBlocks(first.count)]),
      ...others.map((deadline) => text(dueLine(deadline))),
      ...bounds.slice(0, 6).map((bound) => text(say('suppose.bound', bound))),
      asked.length === 0 ? null : strong(say(project === null ? 'suppose.needed' : 'suppose.gained')),
      bullets(asked),
      gained.length > asked.length ? muted(say('common.more', { rest: gained.length - asked.length })) : null,
      dropped.length === 0 ? null : strong(say(project === null ? 'suppose.notNeeded' : 'suppose.lost')),
      bullets(dropped),
      lost.length > dropped.length ? muted(say('common.more', { rest: lost.length - dropped.length })) : null,
      collapsible(
        say('suppose.thresholds'),
        thresholds.slice(0, shown(12)).map((each) => text(say('suppose.threshold', { ...each, name: clip(each.name, 60) }))),
        none,
      ),
      ...(project === null
        ? []
        : buttonRows(
            tries.slice(0, 4).map(({ label, what }) => button(label, { verb: 'suppose.show', project: project.id, what })),
          )),
      muted(say('suppose.promise')),
      project && buttons(button('查看进度', { verb: 'project.show', project: project.id })),
    ],
  );
}

function dueLine({ name, article, start, period, was, opensOn, count }: Props['deadlines'][number]): string {
  const { dueOn, certain } = count;
  const line = say('suppose.due', {
    name,
    article,
    start,
    period,
    was: was === dueOn ? null : was,
    dueOn,
    provisional: !certain,
  });
  return opensOn === null ? line : `${line}\n${say('suppose.opens', { opensOn })}`;
}

function elementLine({ kind, name, article, because }: Props['gained'][number]): string {
  return say('suppose.element', { kind, name: clip(name, 60), article, because: because === null ? null : clip(because, 60) });
}

function example(): Props {
  return {
    project: sample.project,
    instrument: '信息化项目管理办法',
    supposed: '合同签订日期为 2026年9月18日（周五）',
    deadlines: [],
    bounds: [],
    stages: [],
    gained: [],
    lost: [],
    thresholds: [],
    tries: [],
  };
}
