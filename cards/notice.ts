import { z } from 'zod';
import { bullets, button, buttonRows, buttons, card, clip, muted, text } from './kit/build.js';
import { COMMAND_WORDS, commandButton } from './kit/commands.js';
import { whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { projectFields } from './kit/parts.js';
import { DeadlineView, Id, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  tone: z.enum(['done', 'bad', 'warn', 'info']),
  title: z.string(),
  /** What is said, ending with what to do next. */
  lines: z.array(z.string()).min(1),
  points: z.array(z.string()),
  article: z.string().nullable(),
  project: ProjectRef.nullable(),
  /** A task to open from here. */
  task: z.object({ id: Id, name: z.string() }).nullable(),
  deadline: DeadlineView.nullable(),
  commands: z.array(z.enum(COMMAND_WORDS)),
});
type Props = z.infer<typeof Props>;

/** A refusal, a warning, or anything that is simply told. */
export const notice = defineCard<Props>({
  id: 'notice',
  title: '通知与说明',
  props: Props,
  actions: ['task.show', 'project.show', 'deadline.why', 'home.run'],
  render: ({ tone, title, lines, points, article, project, task, deadline, commands }) =>
    card({ summary: lines[0] ?? title, title, subtitle: project?.name, tone, asks: task !== null }, [
      ...lines
        .filter((line) => line !== `${title}。`)
        .slice(0, 8)
        .map((line) => text(clip(line, 1000))),
      bullets(points.slice(0, 15).map((point) => clip(point, 150))),
      project && projectFields(project),
      article === null ? null : muted(say('common.article', { article })),
      buttons(
        task && button(`去办理：${task.name}`, { verb: 'task.show', task: task.id }, 'primary'),
        project && button('查看进度', { verb: 'project.show', project: project.id }),
        deadline && whyButton(deadline),
      ),
      ...buttonRows(commands.map((command) => commandButton(command))),
    ]),
  examples: {
    refused: {
      ...example(),
      tone: 'bad',
      title: '不能在此申报',
      lines: ['涉密项目请按国家保密规定办理，请联系本单位保密部门。'],
      article: '末段',
    },
    told: {
      ...example(),
      tone: 'warn',
      title: '合同金额高于最高限价',
      lines: ['合同金额 60 万元，高于最高限价 56.65 万元，请核对。'],
      project: sample.project,
      task: { id: 47, name: '合同备案' },
      deadline: sample.deadline,
    },
    extreme: {
      ...example(),
      lines: Array.from({ length: 20 }, () => sample.hostile.repeat(12)),
      points: Array.from({ length: 40 }, () => sample.hostile),
      project: sample.longProject,
    },
  },
});

function example(): Props {
  return {
    tone: 'info',
    title: '说明',
    lines: ['请发送“帮助”。'],
    points: [],
    article: null,
    project: null,
    task: null,
    deadline: null,
    commands: ['help'],
  };
}
