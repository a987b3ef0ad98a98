import { z } from 'zod';
import { button, buttonRows, buttons, card, muted } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { dueBlock } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { pageButton } from './kit/page-way.js';
import { pager } from './kit/pager.js';
import { projectName } from './kit/parts.js';
import { DeadlineView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { withdrawnBlocks } from './kit/withdrawn.js';
import { say } from './kit/wording.js';

const Entry = z.object({
  project: ProjectRef,
  stage: z.string(),
  turn: z.string().nullable(),
  deadline: DeadlineView.nullable(),
});
const Props = z.object({
  /** The lists of the policy with their counts; `key` is what `list.show` carries. */
  tabs: z.array(z.object({ key: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), label: z.string(), count: z.int().min(0) })),
  shown: z.string(),
  /** The entries of one page, eight at most. */
  entries: z.array(Entry),
  page: z.int().min(0),
  pages: z.int().min(1),
  /** What was handed in and taken back, in whichever list: said on the first page. */
  withdrawn: z.array(ProjectRef),
  /** An applicant may begin a new one from here. */
  mayDeclare: z.boolean(),
});
type Props = z.infer<typeof Props>;

/** 我的项目: the policy's lists as tabs, each project with its stage, whose turn it is, and until when. */
export const projectList = defineCard<Props>({
  id: 'project-list',
  title: '我的项目',
  props: Props,
  actions: ['list.show', 'project.show', 'draft.open', 'home.run', 'page.open'],
  render: ({ tabs, shown, entries, page, pages, withdrawn, mayDeclare }) => {
    const tab = tabs.find(({ key }) => key === shown);
    const label = tab?.label ?? '';
    return card(
      {
        summary: say('projects.summary', { label, count: tab?.count ?? 0 }),
        title: say('projects.title'),
        subtitle: label,
        tone: 'info',
        tag: `${tab?.count ?? 0} 个`,
      },
      [
        ...buttonRows(
          tabs.map(({ key, label: name, count }) =>
            button(`${name} ${count}`, { verb: 'list.show', list: key, page: 0 }, key === shown ? 'primary' : 'default'),
          ),
          3,
        ),
        ...withdrawnBlocks(withdrawn),
        entries.length === 0 ? muted(say('projects.empty', { label })) : null,
        ...entries.flatMap(({ project, stage, turn, deadline }) => [
          dueBlock(deadline, (due) =>
            say('projects.entry', { name: projectName(project), unit: project.unit, stage, turn, due }),
          ),
          buttons(button('查看进度', { verb: 'project.show', project: project.id })),
        ]),
        pager(shown, page, pages),
        buttons(
          mayDeclare && commandButton('declare'),
          pages > 1 && pageButton({ verb: 'list.show', list: shown, page }),
          commandButton('home', 'link'),
        ),
      ],
    );
  },
  examples: {
    typical: { ...example(), entries: [{ project: sample.project, stage: '初审', turn: '主管部门', deadline: sample.deadline }] },
    empty: { ...example(), shown: 'mine-4' },
    extreme: {
      ...example(),
      entries: Array.from({ length: 8 }, () => ({
        project: sample.longProject,
        stage: '项目评审申请审批',
        turn: '主管部门（区数据资源局）',
        deadline: sample.lateDeadline,
      })),
      withdrawn: Array.from({ length: 5 }, () => sample.longProject),
      page: 2,
      pages: 9,
    },
  },
});

function example(): Props {
  const labels = ['待初审', '待评审', '待修改', '已通过', '未通过', '草稿箱'];
  const tabs = labels.map((label, at) => ({ key: `mine-${at}`, label, count: at === 4 ? 0 : at + 1 }));
  return { tabs, shown: 'mine-0', entries: [], page: 0, pages: 1, withdrawn: [], mayDeclare: true };
}
