import { z } from 'zod';
import { button, buttonRows, buttons, card, clip, collapsible, muted, strong, text, warn } from './kit/build.js';
import { dueLine, isPast, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { materialLines } from './kit/material-blocks.js';
import { pageButton } from './kit/page-way.js';
import { projectFields, turnBlock } from './kit/parts.js';
import { CivilDate, DeadlineView, Id, LetterView, MaterialView, ProjectRef, TurnView, Version, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import { wan } from './kit/speech.js';
import type { Button } from './kit/tree.js';
import { letGoButton, withdrawButton } from './kit/withdraw.js';
import { say } from './kit/wording.js';
import { longInstant } from '../workflow/time/civil.js';

const Props = z.object({
  project: ProjectRef,
  handler: z.string().nullable(),
  totalWan: z.number().nullable(),
  stages: z.array(z.object({ name: z.string(), state: z.enum(['done', 'now', 'next']) })),
  /** 已通过, 未通过 …; null while it runs. */
  result: z.string().nullable(),
  /** It ended without being passed. */
  failed: z.boolean(),
  turns: z.array(TurnView),
  /** Tasks of the reader's own. */
  mine: z.array(z.object({ taskId: Id, version: Version, name: z.string(), hands: z.boolean() })),
  /** What the reader handed in and nobody has acted on. */
  /** `begun`: it was not handed in yet. */
  withdraws: z.array(z.object({ taskId: Id, version: Version, name: z.string(), begun: z.boolean() })),
  /** Tasks that the reader could do and that are in somebody else's hands. */
  takeable: z.array(z.object({ taskId: Id, version: Version, name: z.string(), to: z.string() })),
  /** What the reader was asked to say before somebody decides. */
  owed: z.array(z.object({ advice: Id, name: z.string() })),
  /** Tasks of others that the reader may ask to be done soon. */
  urgeable: z.array(z.object({ taskId: Id, name: z.string() })),
  startable: z.array(z.object({ task: Word, name: z.string() })),
  deadlines: z.array(DeadlineView),
  materials: z.array(MaterialView),
  letters: z.array(LetterView),
  /** Who hears of it without having a part in it. */
  watchers: z.array(z.string()),
  /** When it stood still, and why; the last without an end while it does. */
  pauses: z.array(z.object({ fromOn: CivilDate, toOn: CivilDate.nullable(), why: z.string() })),
  /** Whether the reader may set the project's switches. */
  maySetFlags: z.boolean(),
});
type Props = z.infer<typeof Props>;

const MARKS = { done: '✓', now: '●', next: '○' } as const;

/** 进度: done, now, next; whose turn, until when, why, and what to press. */
export const projectStatus = defineCard<Props>({
  id: 'project-status',
  title: '项目进度',
  props: Props,
  actions: [
    'task.show',
    'task.start',
    'task.urge',
    'task.handOver',
    'task.takeOver',
    'task.withdraw',
    'advice.show',
    'deadline.why',
    'project.next',
    'project.why',
    'project.history',
    'project.export',
    'letter.send',
    'letter.list',
    'flag.list',
    'watch.list',
    'page.open',
  ],
  render: (props) => {
    const { project, stages, result, turns, deadlines, materials, letters } = props;
    const now = stages.find(({ state }) => state === 'now')?.name ?? '';
    const running = deadlines.filter(({ state }) => state === 'running' || state === 'suspended');
    const past = deadlines.filter((deadline) => !running.includes(deadline));
    return card(
      {
        summary: say('projects.statusSummary', { name: project.name, stage: result ?? now }),
        title: say('projects.statusTitle'),
        subtitle: project.name,
        tone: toneOf(props),
        tag: result ?? now,
      },
      [
        projectFields(project, [
          ['经办人', props.handler],
          ['总投资', props.totalWan === null ? null : wan(props.totalWan)],
          ['抄送', clip(props.watchers.join('、'), 120)],
        ]),
        strong(stages.map(({ name, state }) => `${MARKS[state]} ${name}`).join(' → ')),
        result === null ? null : text(say('projects.ended', { result })),
        ...props.pauses.slice(-5).map((each) => (each.toOn === null ? warn : muted)(say('projects.paused', each))),
        ...turns.slice(0, 8).map(turnBlock),
        result === null && turns.length === 0 ? muted(say('projects.nobodyTurn')) : null,
        ...buttonRows(
          props.mine
            .slice(0, 5)
            .map(({ taskId, name }) => button(`去办理：${name}`, { verb: 'task.show', task: taskId }, 'primary')),
          2,
        ),
        ...buttonRows(besideBlocks(props), 3),
        ...buttonRows(
          props.urgeable.slice(0, 6).map(({ taskId, name }) => button(`催办：${name}`, { verb: 'task.urge', task: taskId })),
          3,
        ),
        running.length > 0 ? strong(say('projects.deadlines')) : result === null ? muted(say('projects.noClock')) : null,
        ...running.slice(0, 8).flatMap((deadline) => [dueLine(deadline), buttons(whyButton(deadline))]),
        collapsible(
          '已结束的时限',
          past.slice(0, 10).flatMap((deadline) => [dueLine(deadline), buttons(whyButton(deadline))]),
        ),
        collapsible('材料', materialLines(materials)),
        letters.length === 0 ? null : strong(say('projects.letters')),
        ...buttonRows(
          letters
            .slice(0, 6)
            .map((letter) => button(letterLabel(letter, letters), { verb: 'letter.send', letter: letter.id }, 'link')),
          1,
        ),
        props.startable.length === 0 ? null : muted(say('projects.startable')),
        ...buttonRows(
          props.startable.slice(0, 6).map(({ task, name }) => button(name, { verb: 'task.start', project: project.id, task })),
          3,
        ),
        buttons(
          button('下一步', { verb: 'project.next', project: project.id }),
          button('为什么', { verb: 'project.why', project: project.id }),
          button('办理经过', { verb: 'project.history', project: project.id }),
          project.number !== null && button('抄送', { verb: 'watch.list', project: project.id }),
          button('导出档案', { verb: 'project.export', project: project.id }),
          props.maySetFlags && button('情形认定', { verb: 'flag.list', project: project.id }),
          letters.length > 6 && button('全部文书', { verb: 'letter.list', project: project.id }),
          pageButton({ verb: 'project.show', project: project.id }),
        ),
      ],
    );
  },
  examples: {
    running: example(),
    ended: {
      ...example(),
      result: '未通过',
      failed: true,
      turns: [],
      mine: [],
      deadlines: [{ ...sample.deadline, state: 'met', left: null }],
      startable: [],
    },
    waiting: {
      ...example(),
      mine: [],
      urgeable: [{ taskId: 41, name: '规范性初审' }],
      withdraws: [
        { taskId: 41, version: 1, name: '项目变更申请', begun: true },
        { taskId: 40, version: 3, name: '填写申报表', begun: false },
      ],
      owed: [{ advice: 61, name: '规范性初审' }],
      takeable: [{ taskId: 42, version: 2, name: '合同备案', to: '王芳' }],
    },
    paused: {
      ...example(),
      deadlines: [{ ...sample.deadline, state: 'suspended', left: null }, sample.laterDeadline],
      pauses: [
        { fromOn: '2026-08-03', toOn: '2026-08-20', why: '等待机房改造' },
        { fromOn: '2026-09-10', toOn: null, why: '停建整改' },
      ],
    },
    again: {
      ...example(),
      letters: [7, 8].map((id, no) => ({ id, title: '修改意见函', number: '', at: 1789700700000 + no * 6 * 86_400_000 })),
    },
    extreme: {
      ...example(),
      project: sample.longProject,
      deadlines: Array.from({ length: 20 }, (_, at) => ({ ...sample.lateDeadline, state: 'running', id: at + 1 })),
      materials: Array.from({ length: 30 }, () => sample.materials).flat(),
      letters: Array.from({ length: 12 }, (_, at) => ({
        id: at + 1,
        title: `关于${sample.longProject.name}修改意见的函`,
        number: '〔2026〕1号',
        at: 1789700700000,
      })),
      turns: Array.from({ length: 10 }, () => ({
        task: '会签',
        role: '成员单位',
        names: [],
        deadline: sample.deadline,
        handedBy: null,
      })),
      watchers: Array.from({ length: 30 }, () => '欧阳建国'),
      maySetFlags: true,
    },
  },
});

/** What the reader was asked, 转交 what is his own, 接手 what is in a colleague's hands, 撤回 what was just handed in. */
function besideBlocks({ mine, takeable, owed, withdraws }: Props): Button[] {
  const answer = owed
    .slice(0, 3)
    .map(({ advice, name }) => button(`提意见：${name}`, { verb: 'advice.show', advice }, 'primary'));
  const give = mine
    .filter(({ hands }) => hands)
    .slice(0, 5)
    .map(({ taskId, version, name }) => button(`转交：${name}`, { verb: 'task.handOver', task: taskId, version }, 'link'));
  const take = takeable.slice(0, 5).map(({ taskId, version, name, to }) => {
    const sure = { title: say('task.takeOverTitle'), text: say('task.takeOverText', { task: name, to }) };
    return button(`接手：${name}`, { verb: 'task.takeOver', task: taskId, version }, 'default', sure);
  });
  const back = withdraws
    .slice(0, 3)
    .map(({ name, begun, ...at }) => (begun ? letGoButton(name, at) : withdrawButton(name, at, name)));
  return [...answer, ...give, ...take, ...back];
}

function toneOf({ result, failed, deadlines, mine }: Props) {
  if (result !== null) return failed ? 'bad' : 'done';
  if (deadlines.some((deadline) => deadline.state === 'running' && isPast(deadline))) return 'warn';
  return mine.length > 0 ? 'todo' : 'info';
}

/** A letter that was issued anew has the title of the one before, and is told from it by its hour. */
function letterLabel({ id, title, at }: z.infer<typeof LetterView>, letters: readonly z.infer<typeof LetterView>[]): string {
  return letters.some((other) => other.id !== id && other.title === title) ? `${title}（${longInstant(at)}）` : title;
}

function example(): Props {
  const names = ['申报', '初审', '专家评审', '修改', '采购', '建设'];
  return {
    project: sample.project,
    handler: '李明',
    totalWan: 56.65,
    stages: names.map((name, at) => ({ name, state: at < 1 ? 'done' : at === 1 ? 'now' : 'next' })),
    result: null,
    failed: false,
    turns: [{ task: '规范性初审', role: '主管部门', names: ['王芳', '陈刚'], deadline: sample.deadline, handedBy: null }],
    mine: [{ taskId: 41, version: 1, name: '规范性初审', hands: true }],
    takeable: [],
    withdraws: [],
    owed: [],
    urgeable: [],
    startable: [{ task: 'change', name: '变更申请' }],
    deadlines: [sample.deadline],
    materials: [...sample.materials],
    watchers: ['华敏', '吕卫国'],
    letters: [{ id: 7, title: '修改意见函', number: '〔2026〕3号', at: 1789700700000 }],
    pauses: [],
    maySetFlags: false,
  };
}
