import { z } from 'zod';
import { button, buttons, card, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { pageButton } from './kit/page-way.js';
import { pager } from './kit/pager.js';
import { projectFields } from './kit/parts.js';
import { ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  /** One page, newest first, fifteen at most. `what` says the reason too, where there was one. */
  entries: z.array(z.object({ at: z.int(), what: z.string(), by: z.string().nullable() })),
  total: z.int().min(0),
  page: z.int().min(0),
  pages: z.int().min(1),
});
type Props = z.infer<typeof Props>;

/** Everything that was done with a project. `list.show` carries `history-<project id>`. */
export const history = defineCard<Props>({
  id: 'history',
  title: '办理经过',
  props: Props,
  actions: ['list.show', 'project.show', 'page.open'],
  render: ({ project, entries, total, page, pages }) =>
    card(
      {
        summary: say('projects.historySummary', { name: project.name, count: total }),
        title: say('projects.historyTitle'),
        subtitle: project.name,
        tone: 'info',
      },
      [
        page === 0 ? projectFields(project) : null,
        entries.length === 0 ? muted(say('projects.historyEmpty')) : null,
        ...entries.map((entry) => text(say('projects.historyLine', entry))),
        pager(`history-${project.id}`, page, pages),
        buttons(
          button('返回进度', { verb: 'project.show', project: project.id }),
          pages > 1 && pageButton({ verb: 'list.show', list: `history-${project.id}`, page }),
        ),
      ],
    ),
  examples: {
    typical: {
      project: sample.project,
      entries: [
        { at: 1789700700000, what: '规范性初审：退回修改。理由：投资概算缺少明细', by: '王芳' },
        { at: 1789614300000, what: '提交项目申报表', by: '李明' },
        { at: 1789614200000, what: '“预审”开始计时', by: null },
      ],
      total: 3,
      page: 0,
      pages: 1,
    },
    empty: { project: sample.longProject, entries: [], total: 0, page: 0, pages: 1 },
    extreme: {
      project: sample.longProject,
      entries: Array.from({ length: 15 }, () => ({ at: 1789700700000, what: sample.hostile.repeat(4), by: '欧阳建国' })),
      total: 150,
      page: 3,
      pages: 10,
    },
  },
});
