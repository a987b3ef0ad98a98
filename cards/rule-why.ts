import { z } from 'zod';
import { button, buttons, card, clip, fields, muted, text } from './kit/build.js';
import { countBlocks, dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { articleText, projectFields } from './kit/parts.js';
import { ArticleView, CivilDate, CountView, DeadlineView, Id, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const TITLES = {
  shut: 'why.shutTitle',
  open: 'why.openTitle',
  asked: 'why.askedTitle',
  notAsked: 'why.notAskedTitle',
  task: 'why.taskTitle',
} as const;

/** `bound` in words, and the date that it comes to; null while something that it counts from is not known. */
const Limit = z.object({ bound: z.string(), on: CivilDate.nullable(), count: CountView.nullable() });

const Props = z.object({
  project: ProjectRef,
  kind: z.enum(['shut', 'open', 'asked', 'notAsked', 'task']),
  /** What it is about: the task that a gate stands before, the material, the task itself. */
  about: z.string(),
  /** The rule itself, where it has no sentence of its own. */
  name: z.string(),
  source: ArticleView,
  /** What to do about it. */
  advice: z.string().nullable(),
  /** In which case it applies, what must hold, and when it may be begun, in words. */
  applies: z.string().nullable(),
  requires: z.string().nullable(),
  startable: z.string().nullable(),
  notBefore: Limit.nullable(),
  notAfter: Limit.nullable(),
  /** The facts that it was tested on. */
  inputs: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Bodies that were asked, with what each answered. */
  answers: z.array(z.object({ name: z.string(), state: z.string() })),
  deadline: DeadlineView.nullable(),
  /** The task to go back to, where it is the reader's own. */
  taskId: Id.nullable(),
});
type Props = z.infer<typeof Props>;

/** 为什么 of a gate, a material, or a task: its article, when it applies, and the facts that it was tested on. */
export const ruleWhy = defineCard<Props>({
  id: 'rule-why',
  title: '为什么（条件、材料、事项）',
  props: Props,
  actions: ['project.show', 'project.why', 'task.show', 'deadline.why'],
  render: (props) => {
    const { project, kind, name, source, notBefore, notAfter, deadline, taskId } = props;
    const title = say(TITLES[kind]);
    const nothing = props.applies === null && props.requires === null && props.startable === null && !notBefore && !notAfter;
    return card(
      {
        summary: say('why.ruleSummary', { project: project.name, title }),
        title,
        subtitle: props.about,
        tone: kind === 'shut' ? 'warn' : 'info',
      },
      [
        projectFields(project),
        name === source.says || name === props.about ? null : text(clip(name, 200)),
        text(articleText(source)),
        props.applies === null ? null : text(say('why.applies', { condition: props.applies })),
        props.requires === null ? null : text(say('why.requires', { condition: props.requires })),
        props.startable === null ? null : text(say('why.startable', { condition: props.startable })),
        notBefore && text(say('why.notBefore', notBefore)),
        notAfter && text(say('why.notAfter', notAfter)),
        nothing && kind === 'asked' ? muted(say('why.always')) : null,
        props.inputs.length === 0 ? null : muted(say('why.inputs')),
        fields(props.inputs.slice(0, 10).map(({ label, value }) => [clip(label, 40), clip(value, 80)])),
        props.answers.length === 0 ? null : muted(say('why.answers')),
        fields(props.answers.slice(0, 12).map(({ name: who, state }) => [who, state])),
        ...(notAfter?.count ? countBlocks(notAfter.count) : []),
        deadline && dueLine(deadline),
        props.advice === null ? null : muted(props.advice),
        buttons(
          taskId !== null && button('回去办理', { verb: 'task.show', task: taskId }, 'primary'),
          deadline && whyButton(deadline, true),
          button('全部依据', { verb: 'project.why', project: project.id }),
          button('查看进度', { verb: 'project.show', project: project.id }),
        ),
      ],
    );
  },
  examples: {
    gate: {
      ...example(),
      kind: 'shut',
      about: '预审',
      name: '预审合格须有可行性分析',
      source: { article: '四（一）', says: '投资额度较大的项目，需进行可行性分析', reading: null },
      advice: '请单位补充可行性分析。',
      applies: '属于“投资额度较大”',
      requires: '已上传可行性分析',
      inputs: [
        { label: '投资额度较大', value: '是' },
        { label: '可行性分析', value: '未上传' },
      ],
      taskId: 41,
    },
    material: example(),
    bodies: {
      ...example(),
      kind: 'task',
      about: '征求意见',
      name: '征求意见',
      answers: [
        { name: '区财政局', state: '已答复：同意（9月3日）' },
        { name: '区发改局', state: '还没有答复' },
      ],
      deadline: sample.deadline,
    },
    extreme: {
      ...example(),
      kind: 'open',
      project: sample.longProject,
      name: sample.hostile.repeat(8),
      notBefore: { bound: '合同签订日期后 3 个月', on: '2026-12-18', count: null },
      notAfter: { bound: '合同签订日期后 5 个工作日', on: sample.longCount.dueOn, count: sample.longCount },
      inputs: Array.from({ length: 20 }, () => ({ label: sample.hostile, value: sample.hostile.repeat(4) })),
      answers: Array.from({ length: 20 }, (_, at) => ({ name: `单位${at}`, state: '还没有答复' })),
    },
  },
});

function example(): Props {
  return {
    project: sample.project,
    kind: 'asked',
    about: '硬件清单',
    name: '硬件清单',
    source: { article: '附件1', says: '有硬件的提交硬件清单', reading: null },
    advice: null,
    applies: '硬件合计超过 0 万元',
    requires: null,
    startable: null,
    notBefore: null,
    notAfter: null,
    inputs: [{ label: '硬件合计', value: '12 万元' }],
    answers: [],
    deadline: null,
    taskId: null,
  };
}
