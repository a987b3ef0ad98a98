import { z } from 'zod';
import { button, buttons, card, fields, muted, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { dueLine, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { projectFields } from './kit/parts.js';
import { DeadlineView, Id, ProjectRef, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import { longInstant } from '../workflow/time/civil.js';
import { withdrawButton } from './kit/withdraw.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  /** What was submitted, such as 项目申报表. */
  form: z.string(),
  by: z.string(),
  at: z.int(),
  /** Who is next and what he does. */
  next: z.string(),
  /** Whether somebody else's result is to come. */
  awaits: z.boolean(),
  deadline: DeadlineView.nullable(),
  /** What the same person goes on with at once. */
  mine: z.object({ taskId: Id, name: z.string() }).nullable(),
  /** What may be taken back while nobody has acted on it. */
  withdraws: z.object({ taskId: Id, version: Version }).nullable(),
  /** Why it may not be taken back, and whom to ask; null where it may. */
  kept: z.string().nullable(),
});
type Props = z.infer<typeof Props>;

/** 回执: number, time, who is next, until when. */
export const receipt = defineCard<Props>({
  id: 'receipt',
  title: '提交回执',
  props: Props,
  actions: ['project.show', 'task.withdraw', 'task.show', 'deadline.why', 'home.run'],
  render: ({ project, form, by, at, next, awaits, deadline, mine, withdraws, kept }) => {
    const number = project.number ?? project.name;
    return card(
      {
        summary: say('form.receiptSummary', { project: project.name, number }),
        title: say('form.receiptTitle'),
        subtitle: form,
        tone: 'done',
      },
      [
        projectFields(project),
        fields([
          ['提交人', by],
          ['提交时间', longInstant(at)],
        ]),
        text(say('form.receiptNext', { next })),
        deadline && dueLine(deadline),
        muted(say('form.receiptHow', { number, awaits })),
        kept === null ? null : muted(kept),
        buttons(
          mine && button(`去办理：${mine.name}`, { verb: 'task.show', task: mine.taskId }, 'primary'),
          button('查看进度', { verb: 'project.show', project: project.id }, mine === null ? 'primary' : 'default'),
          commandButton('mine'),
          withdraws && withdrawButton(form, withdraws),
          deadline && whyButton(deadline),
        ),
      ],
    );
  },
  examples: {
    typical: {
      project: sample.project,
      form: '项目申报表',
      by: '李明',
      at: 1789700700000,
      next: '主管部门办理“申报审批”',
      awaits: true,
      deadline: { ...sample.deadline, name: '预审' },
      mine: null,
      withdraws: { taskId: 41, version: 2 },
      kept: null,
    },
    extreme: {
      project: { ...sample.longProject, number: null },
      form: '项目评审申请',
      by: '欧阳建国',
      at: 1789700700000,
      next: '主管部门',
      awaits: false,
      deadline: sample.deadline,
      mine: { taskId: 47, name: '合同备案' },
      withdraws: null,
      kept: '提交后已出具文书，不能撤回。要修改，请联系主管部门。',
    },
  },
});
