import { z } from 'zod';
import { bullets, button, buttons, card, clip, muted, strong, text, warn } from './kit/build.js';
import { dueLine, dueText, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { projectFields } from './kit/parts.js';
import { CivilDate, DeadlineView, Id, ProjectRef, TurnView, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import type { Block } from './kit/tree.js';
import { ruleButton } from './kit/why.js';
import { say } from './kit/wording.js';

const Mine = z.object({
  taskId: Id,
  task: Word,
  todo: z.string(),
  article: z.string(),
  says: z.string().nullable(),
  /** What stands in the way, a line each; `alsoFor` are further tasks that the same paper is for. */
  missing: z.array(z.object({ says: z.string(), alsoFor: z.array(z.string()) })),
  way: z.enum(['fill', 'choose', 'meeting']),
  /** The buttons that finish it. */
  labels: z.array(z.string()),
  /** The first day on which it may be done; null when that is now. */
  opensOn: CivilDate.nullable(),
  after: z.string().nullable(),
  deadline: DeadlineView.nullable(),
});
const Props = z.object({
  project: ProjectRef,
  /** Who reads: each is told in his own words. */
  reader: z.enum(['unit', 'lead', 'office', 'body', 'finance', 'expert', 'watcher']),
  /** The reader's own tasks, with what is still missing for each. */
  mine: z.array(Mine),
  /** Whose turn it is besides; `own` is the project's own unit's. */
  others: z.array(TurnView.extend({ own: z.boolean() })),
  /** What will be the reader's turn later on. */
  coming: z.array(z.string()),
  /** The meeting that the reader sits at. */
  seat: z.object({ meeting: z.string(), on: CivilDate, at: z.string().nullable() }).nullable(),
  /** What the reader's body has answered. */
  answered: z.array(z.object({ task: z.string(), outcome: z.string() })),
  paused: z.object({ from: CivilDate, why: z.string() }).nullable(),
  /** 已通过, 未通过 …; null while it runs. */
  result: z.string().nullable(),
});
type Props = z.infer<typeof Props>;

/** How much stands on the card; how much more there is, it says. */
const OWN = 4;
const LACKS = 12;

/** 下一步: whose turn it is, until when, why, and what to press, in the reader's own words. */
export const nextStep = defineCard<Props>({
  id: 'next-step',
  title: '下一步',
  props: Props,
  actions: ['task.show', 'task.why', 'deadline.why', 'project.show', 'project.why'],
  render: (props) => {
    const { project, mine, others, coming, seat, answered, paused, result } = props;
    const none = mine.length + others.length === 0 && result === null && seat === null;
    return card(
      {
        summary: say('next.summary', { name: project.name, todo: mine[0]?.todo ?? others[0]?.task ?? say('next.none') }),
        title: say('next.title'),
        subtitle: project.name,
        tone: mine.length > 0 ? 'todo' : 'info',
      },
      [
        projectFields(project),
        paused && warn(say('next.paused', paused)),
        result === null ? null : text(say('next.ended', { result })),
        ...mine.slice(0, OWN).flatMap((item) => mineBlocks(project.id, item)),
        mine.length > OWN ? text(say('next.moreMine', { count: mine.length - OWN })) : null,
        none ? text(say('next.none')) : null,
        seat && text(say('next.seat', seat)),
        ...answered.slice(0, 3).map((answer) => text(say('next.answered', answer))),
        ...(mine.length === 0 ? othersBlocks(props) : others.slice(0, 6).map((turn) => muted(turnLine(turn)))),
        coming.length === 0
          ? null
          : muted(say(props.reader === 'body' ? 'next.comingBody' : 'next.coming', { tasks: coming.slice(0, 3) })),
        buttons(
          button('查看进度', { verb: 'project.show', project: project.id }),
          button('全部依据', { verb: 'project.why', project: project.id }, 'link'),
        ),
      ],
    );
  },
  examples: {
    mine: {
      ...example('unit'),
      mine: [
        {
          ...{ taskId: 41, task: 'fileContract', todo: '提交合同备案', article: '五（三）', says: '合同签订后 5 个工作日内备案' },
          missing: [
            { says: '合同签订日期：请填写', alsoFor: [] },
            { says: '合同文件：还没有上传', alsoFor: ['登记合同', '申请付款'] },
          ],
          ...{ way: 'fill', labels: ['备案'], opensOn: null },
          ...{ after: '主管部门确认备案', deadline: sample.deadline },
        },
      ],
    },
    office: { ...example('office'), others: [{ ...turn('合同备案', '经办人'), own: true }], coming: ['初步验收'] },
    lead: { ...example('lead'), others: [{ ...turn('合同备案', '经办人'), own: true }] },
    finance: { ...example('finance'), others: [{ ...turn('规范性初审', '主管部门'), own: false }], coming: ['安排年度预算'] },
    body: {
      ...example('body'),
      others: [{ ...turn('征求意见', '区发改局'), own: false }],
      answered: [{ task: '征求意见', outcome: '同意' }],
    },
    expert: { ...example('expert'), seat: { meeting: '专家评审会', on: '2026-09-25', at: '09:30' } },
    watcher: { ...example('watcher'), others: [{ ...turn('规范性初审', '主管部门'), own: false }] },
    waiting: { ...example('unit'), others: [{ ...turn('规范性初审', '主管部门'), own: false }] },
    none: { ...example('unit'), project: sample.longProject, paused: { from: '2026-09-01', why: sample.hostile } },
    ended: { ...example('unit'), result: '已通过' },
    // An application with all its papers, of a unit that has five things in hand.
    much: {
      ...example('unit'),
      mine: Array.from({ length: 5 }, (_, at) => ({
        ...{ taskId: 50 + at, task: 'applyFinal', todo: `填写终验投用申请 ${at + 1}`, article: '第十五条', says: null },
        missing: Array.from({ length: 14 - at }, (__, no) => ({ says: `第 ${no + 1} 份材料：还没有上传`, alsoFor: [] })),
        ...{ way: 'fill' as const, labels: ['提交'], opensOn: null, after: null, deadline: null },
      })),
    },
    choosing: {
      ...example('office'),
      mine: [
        {
          ...{ taskId: 42, task: 'review', todo: '预审并出具意见', article: '四（二）', says: null, missing: [], way: 'choose' },
          ...{ labels: ['合格', '完善需求方案'], opensOn: '2026-10-08', after: null, deadline: null },
        },
      ],
    },
  },
});

type Own = Props['mine'][number];

function mineBlocks(project: number, item: Own): readonly (Block | null)[] {
  const { taskId, task, todo, article, says, missing, opensOn, after, deadline } = item;
  return [
    strong(say('next.yours', { todo })),
    deadline && dueLine(deadline),
    opensOn === null ? null : warn(say('next.window', { opensOn })),
    text(say('next.because', { article, says: says === null ? null : clip(says, 160) })),
    missing.length === 0 ? null : text(say('next.missing')),
    bullets(missing.slice(0, LACKS).map((lack) => say('next.lack', lack))),
    missing.length > LACKS ? text(say('next.moreLacks', { count: missing.length - LACKS })) : null,
    muted(howText(item)),
    after === null ? null : muted(say('next.after', { after })),
    buttons(
      button('去办理', { verb: 'task.show', task: taskId }, 'primary'),
      deadline ? whyButton(deadline) : ruleButton({ kind: 'task', project, task }),
    ),
  ];
}

function howText({ way, labels }: Own): string {
  if (way === 'meeting') return say('next.meeting');
  return way === 'fill' ? say('next.fill', { label: labels[0] ?? '提交' }) : say('next.choose', { labels });
}

/** The first turn in the reader's own words, the others as they are. */
function othersBlocks({ reader, others }: Props): readonly (Block | null)[] {
  const [first, ...rest] = others;
  if (first === undefined) return [];
  const inside = first.own && (reader === 'unit' || reader === 'lead');
  const whose = inside
    ? { ...first, role: first.names.length === 0 ? first.role : clip(first.names.join('、'), 60), names: [] }
    : first;
  const sentence = say(SENTENCES[reader][first.own ? 0 : 1], { turn: turnLine(whose), clock: first.deadline !== null });
  const clocks = others.slice(0, 6).flatMap(({ deadline }) => (deadline === null ? [] : [whyButton(deadline, true)]));
  return [text(sentence), ...rest.slice(0, 5).map((turn) => text(turnLine(turn))), buttons(...clocks)];
}

/** What each reader is told while it is the project's own unit's turn, and while it is somebody else's. */
const SENTENCES: Readonly<Record<Props['reader'], readonly [own: string, others: string]>> = {
  unit: ['next.unitOwn', 'next.unit'],
  lead: ['next.lead', 'next.leadOthers'],
  office: ['next.office', 'next.officeOthers'],
  body: ['next.body', 'next.body'],
  finance: ['next.finance', 'next.finance'],
  expert: ['next.expert', 'next.expert'],
  watcher: ['next.watcher', 'next.watcher'],
};

function turnLine({ task, role, names, deadline, handedBy }: TurnView): string {
  const people = names.length === 0 ? null : clip(names.join('、'), 60);
  return say('next.turn', { task, role, names: people, handedBy, due: deadline === null ? null : dueText(deadline) });
}

function turn(task: string, role: string): TurnView {
  return { task, role, names: ['王芳'], deadline: sample.lateDeadline, handedBy: '陈刚' };
}

function example(reader: Props['reader']): Props {
  return {
    project: sample.project,
    reader,
    mine: [],
    others: [],
    coming: [],
    seat: null,
    answered: [],
    paused: null,
    result: null,
  };
}
