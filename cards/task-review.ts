import { z } from 'zod';
import { adviceBlocks } from './kit/advice-blocks.js';
import { AdviceView, answeredAdvice, sampleAdvice } from './kit/advice-props.js';
import { bullets, button, buttonRows, buttons, card, collapsible, divider, muted, strong, text, warn } from './kit/build.js';
import { checkBlocks } from './kit/check-blocks.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { materialBlocks } from './kit/material-blocks.js';
import { outcomeButton } from './kit/outcomes.js';
import { pageButton } from './kit/page-way.js';
import { changeLines, foldedPageBlocks, isClipped, opinionBlocks, pageBlocks, projectFields } from './kit/parts.js';
import {
  ChangeView,
  CheckView,
  DeadlineView,
  DecisionView,
  HandedView,
  Id,
  MaterialView,
  OpinionView,
  OutcomeView,
  PageView,
  ProjectRef,
  Version,
  Word,
} from './kit/props.js';
import * as sample from './kit/samples.js';
import type { Block, Card } from './kit/tree.js';
import { say } from './kit/wording.js';

const Props = z.object({
  taskId: Id,
  version: Version,
  task: z.string(),
  /** 第几次; shown from the second on. */
  round: z.int().min(1),
  project: ProjectRef,
  handler: z.string().nullable(),
  /** Who does the task; told to readers who may not. */
  actor: z.string(),
  mayDecide: z.boolean(),
  /** In whose hands it is; null while it is everybody's who holds the role. */
  handed: HandedView.nullable(),
  /** Who was asked before the decision. */
  advice: z.array(AdviceView),
  /** Whether the reader may ask somebody. */
  mayAsk: z.boolean(),
  /** What the reader himself was asked and has not answered. */
  owed: Id.nullable(),
  /** The reader could do it, and take it from whoever has it. */
  mayTake: z.boolean(),
  deadline: DeadlineView.nullable(),
  pages: z.array(PageView),
  materials: z.array(MaterialView),
  /** Null on a first submission; empty when nothing was changed. */
  changes: z.array(ChangeView).nullable(),
  /** Materials that came anew with the last submission, to a reader who has read the one before; the others are folded. */
  renewed: z.array(Word).nullable(),
  /** The checks of the files that are shown: what is wanting is set out, what is there is counted. */
  checks: z.array(CheckView),
  opinions: z.array(OpinionView),
  /** Bodies that were asked before, with what each answered; one without an opinion says so. */
  bodies: z.array(z.object({ name: z.string(), state: z.string() })),
  /** Whether this task accepts or reopens the opinions. */
  closesOpinions: z.boolean(),
  earlier: z.array(DecisionView),
  /** Whether the last of it is what an office said of the same matter: it then lies open. */
  passedOn: z.boolean(),
  /** Things to mind, such as a contract above the price cap. */
  warnings: z.array(z.string()),
  outcomes: z.array(OutcomeView),
  /** For what a meeting concludes: its kind, and the meeting on whose agenda the project stands. */
  meeting: z
    .object({
      policy: Word,
      kind: Word,
      name: z.string(),
      planned: z.object({ id: Id, when: z.string(), began: z.boolean() }).nullable(),
    })
    .nullable(),
});
type Props = z.infer<typeof Props>;

/** What a reviewer decides on, whole on a phone, with the outcomes at the end. */
export const taskReview = defineCard<Props>({
  id: 'task-review',
  title: '审核待办',
  props: Props,
  actions: [
    'task.decide',
    'task.ask',
    'task.snooze',
    'task.handOver',
    'task.takeOver',
    'advice.ask',
    'advice.show',
    'advice.withdraw',
    'deadline.why',
    'material.send',
    'material.findings',
    'form.view',
    'opinion.list',
    'project.history',
    'meeting.plan',
    'meeting.show',
    'meeting.open',
    'page.open',
  ],
  render: (props) => fitted((scale) => draw(props, scale)),
  examples: {
    first: example(),
    again: {
      ...example(),
      round: 2,
      pages: sample.pages.map((page, at) => ({ ...page, changed: at })),
      changes: [
        { label: '总投资', before: '60 万元', after: '56.65 万元' },
        { label: '预算明细', before: null, after: '新增“机架式服务器 · 2 · 3.5”', whole: true },
        { label: '建设方案', before: '方案.docx', after: '方案（修改稿）.docx' },
      ],
      renewed: ['plan'],
      opinions: [...sample.opinions],
      closesOpinions: true,
      earlier: [sample.decision],
      passedOn: true,
      checks: [checked([{ where: '第十一章', text: '没有找到“资金概算明细”表', article: '附件1 十一（二）', level: 'missing' }])],
      warnings: ['合同金额 60 万元高于最高限价 56.65 万元'],
    },
    manyFilesAgain: {
      ...example(),
      round: 2,
      pages: Array.from({ length: 9 }, (_, at) => ({
        title: `第 ${at + 1} 部分`,
        answers: [...(sample.pages[0]?.answers ?? [])],
        tables: [],
        changed: 0,
      })),
      changes: [],
      renewed: [],
      materials: Array.from({ length: 17 }, (_, at) => ({ ...received(), id: `m${at}`, name: `附表${at + 1}` })),
      opinions: [...sample.longOpinions].slice(0, 8),
      closesOpinions: true,
      earlier: Array.from({ length: 5 }, () => sample.decision),
    },
    consulted: {
      ...example(),
      opinions: [...sample.opinions],
      bodies: [
        { name: '区财政局', state: '已答复：提出意见（9月3日）' },
        { name: '区发改局', state: '已答复：无意见（9月4日）' },
        { name: '区网信办', state: '还没有答复' },
      ],
    },
    reader: { ...example(), mayDecide: false, changes: [] },
    handedOn: {
      ...example(),
      mayDecide: false,
      mayTake: true,
      handed: { to: '陈刚', by: '王芳', reason: '本周出差', deputy: false },
    },
    asked: { ...example(), advice: [sampleAdvice, answeredAdvice] },
    owes: { ...example(), mayDecide: false, mayAsk: false, owed: 61, advice: [sampleAdvice] },
    handedToMe: { ...example(), handed: { to: '王芳', by: '陈刚', reason: '本周出差', deputy: false } },
    inHisName: { ...example(), handed: { to: '王芳', by: '陈刚', reason: '本周出差', deputy: true } },
    meetingWaits: { ...example(), outcomes: [], meeting: meetingOf(null) },
    meetingHeld: { ...example(), outcomes: [], meeting: meetingOf({ id: 5, when: '9月23日（周三） 14:00', began: true }) },
    extreme: {
      ...example(),
      project: sample.longProject,
      deadline: sample.lateDeadline,
      pages: [...sample.longPages],
      materials: Array.from({ length: 24 }, (_, at) => ({
        ...(at % 2 === 0 ? received() : waiting()),
        id: `m${at}`,
        name: `第 ${at + 1} 份材料（加盖公章的扫描件）`,
      })),
      renewed: [],
      changes: Array.from({ length: 60 }, () => ({ label: '建设内容', before: '很长的旧内容'.repeat(30), after: null })),
      opinions: [...sample.longOpinions],
      bodies: Array.from({ length: 20 }, (_, at) => ({ name: `单位${at}`, state: '已答复：无意见（9月3日）' })),
      checks: [
        checked(
          Array.from({ length: 40 }, () => ({
            where: '第三章第二节',
            text: sample.hostile,
            article: '附件1',
            level: 'advice' as const,
          })),
        ),
      ],
      earlier: Array.from({ length: 20 }, () => ({ ...sample.decision, reason: '理由很长。'.repeat(30) })),
    },
  },
});

function draw(props: Props, scale: number): Card {
  const { taskId, version, task, project, deadline, opinions } = props;
  const accepted = opinions.filter(({ state }) => state === 'accepted').length;
  return card(
    {
      summary: say('task.summary', { task, project: project.name }),
      title: task,
      subtitle: project.name,
      tone: deadline?.state === 'missed' ? 'warn' : 'todo',
      asks: props.mayDecide || props.owed !== null,
      tag: props.round > 1 ? `第 ${props.round} 次` : undefined,
    },
    [
      projectFields(project, [['经办人', props.handler]]),
      deadline && dueLine(deadline),
      ...handedBlocks(props),
      ...props.warnings.slice(0, 5).map((warning) => warn(say('task.warning', { text: warning }))),
      ...changeBlocks(props.changes, Math.ceil(20 * scale)),
      props.bodies.length === 0 ? null : strong(say('task.bodies')),
      bullets(props.bodies.slice(0, 12).map(({ name, state }) => `${name}：${state}`)),
      opinions.length === 0 ? null : strong(say('task.opinions', { of: opinions.length, done: accepted })),
      ...opinionBlocks(opinions, Math.ceil(12 * scale)),
      divider,
      ...pageBlocks(
        props.pages.filter(({ changed }) => changed === undefined),
        scale,
      ),
      ...foldedPageBlocks(
        props.pages.filter(({ changed }) => changed !== undefined),
        scale,
      ),
      isClipped(props.pages, scale) ? muted(say('common.clipped')) : null,
      ...filesBlocks(props, Math.ceil(20 * scale)),
      ...checkBlocks(props.checks, project.id, Math.ceil(20 * scale)),
      collapsible(
        say('task.earlier'),
        props.earlier.slice(-Math.ceil(8 * scale)).map((decision) => text(say('task.earlierLine', decision))),
        props.passedOn,
      ),
      divider,
      ...adviceBlocks(props.advice, props.mayDecide),
      props.owed === null ? null : buttons(button('答复：请您提意见', { verb: 'advice.show', advice: props.owed }, 'primary')),
      ...meetingBlocks(props),
      ...(props.mayDecide
        ? buttonRows(
            props.outcomes.map((outcome) => outcomeButton(outcome, taskId, version)),
            3,
          )
        : [takeBlocks(props) ?? muted(say('task.readOnly', { actor: props.actor }))]),
      buttons(
        props.mayDecide &&
          props.closesOpinions &&
          opinions.length > 0 &&
          button('逐条核对整改', { verb: 'opinion.list', task: taskId }),
        props.pages.length > 0 && button('查看全文', { verb: 'form.view', task: taskId, page: 0 }, 'link'),
        pageButton({ verb: 'task.show', task: taskId }),
        button('办理经过', { verb: 'project.history', project: project.id }, 'link'),
        deadline && whyButton(deadline),
        props.mayAsk && button('加签', { verb: 'advice.ask', task: taskId, version }, 'link'),
        props.mayDecide && props.meeting === null && button('转交', { verb: 'task.handOver', task: taskId, version }, 'link'),
        props.mayDecide && button('稍后提醒', { verb: 'task.snooze', task: taskId }, 'link'),
      ),
    ],
  );
}

/** Who gave it to the reader, or who has it instead of him. */
function handedBlocks({ handed, mayDecide }: Props): readonly (Block | null)[] {
  if (handed === null) return [];
  const { to, by, reason, deputy } = handed;
  if (!mayDecide) return [warn(say('task.handed', { to, reason }))];
  if (deputy) return [warn(say('task.inHandsOf', { to, by, reason }))];
  return [by === null || reason === null ? null : warn(say('task.handedToYou', { by, reason }))];
}

/** The way to take it from whoever has it. */
function takeBlocks({ handed, mayTake, taskId, version, task }: Props): Block | null {
  if (handed === null || !mayTake) return null;
  const sure = { title: say('task.takeOverTitle'), text: say('task.takeOverText', { task, to: handed.to }) };
  return buttons(button('接手', { verb: 'task.takeOver', task: taskId, version }, 'default', sure));
}

/** A meeting decides: the way leads to it, not to the outcomes. */
function meetingBlocks({ meeting, mayDecide, project }: Props): readonly (Block | null)[] {
  if (meeting === null || !mayDecide) return [];
  const { policy, kind, name, planned } = meeting;
  if (planned === null) {
    return [
      text(say('meeting.taskWaits', { name })),
      buttons(button(`安排${name}`, { verb: 'meeting.plan', policy, kind }, 'primary')),
    ];
  }
  const at = { meeting: planned.id, project: project.id };
  return [
    text(say('meeting.taskPlanned', { name, when: planned.when })),
    buttons(
      planned.began && button('登记结论', { verb: 'meeting.open', ...at, part: 'conclusion' }, 'primary'),
      button('打开会议', { verb: 'meeting.show', meeting: planned.id }, planned.began ? 'default' : 'primary'),
    ),
  ];
}

/** How many files stand on the card by name; their count is of all. */
const NAMED = 20;

/** Files that were read before are folded. */
function filesBlocks({ materials, renewed, project }: Props, most: number): readonly (Block | null | false)[] {
  if (renewed === null) return materialBlocks(materials, project.id, most, NAMED);
  const isNew = ({ id }: MaterialView): boolean => renewed.includes(id);
  const fresh = materials.filter(isNew);
  const same = materials.filter((material) => !isNew(material));
  // What may be handed in and was not is no file that stayed.
  const count = same.filter(({ file }) => file !== null).length;
  const left = Math.max(NAMED - fresh.length, 4);
  return [
    ...materialBlocks(fresh, project.id, most, NAMED),
    collapsible(say('task.sameFiles', { count }), materialBlocks(same, project.id, Math.floor(most / 2), left)),
  ];
}

function checked(findings: CheckView['findings']): CheckView {
  return { id: 'plan', name: '建设方案', findings };
}

function changeBlocks(changes: Props['changes'], shown: number) {
  if (changes === null) return [];
  if (changes.length === 0) return [muted(say('task.noChanges'))];
  return [strong(say('task.changes', { count: changes.length })), bullets(changeLines(changes, shown))];
}

function received() {
  return { ...waiting(), state: 'received' as const, file: { name: '材料.pdf', at: 1789700700000 } };
}

function waiting() {
  return {
    id: 'm',
    name: '材料',
    required: true,
    state: 'waiting' as const,
    file: null,
    accept: ['pdf'],
    hint: null,
    article: null,
  };
}

function meetingOf(planned: NonNullable<Props['meeting']>['planned']): Props['meeting'] {
  return { policy: 'alpha', kind: 'expert', name: '专家评审会', planned };
}

function example(): Props {
  return {
    taskId: 41,
    version: 1,
    task: '规范性初审',
    round: 1,
    project: sample.project,
    handler: '李明',
    actor: '主管部门',
    mayDecide: true,
    handed: null,
    mayTake: false,
    advice: [],
    mayAsk: true,
    owed: null,
    deadline: sample.deadline,
    pages: [...sample.pages],
    materials: [...sample.materials],
    changes: null,
    renewed: null,
    checks: [],
    opinions: [],
    bodies: [],
    closesOpinions: false,
    earlier: [],
    passedOn: false,
    warnings: [],
    outcomes: [
      { id: 'pass', label: '通过', style: 'primary', needs: [], confirm: null },
      { id: 'revise', label: '退回修改', style: 'default', needs: ['opinions'], confirm: null },
      { id: 'fail', label: '不予通过', style: 'danger', needs: ['reason'], confirm: '项目将结束，不能撤回。' },
    ],
    meeting: null,
  };
}
