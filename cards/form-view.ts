import { z } from 'zod';
import { button, buttons, card, collapsible, fields, muted, strong, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { materialBlocks } from './kit/material-blocks.js';
import { pageButton } from './kit/page-way.js';
import { projectFields } from './kit/parts.js';
import { Id, MaterialView, PageView, ProjectRef, Version } from './kit/props.js';
import { rowBlocks, sumBlock, tableHeading } from './kit/rows.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  taskId: Id,
  formTitle: z.string(),
  /** The page shown, counted from 0, out of `of`. */
  index: z.int().min(0),
  of: z.int().min(1),
  page: PageView,
  /** Shown with the last page. */
  materials: z.array(MaterialView),
  /** The version of the project's row when it is a draft of the reader's own; else null and nothing can be changed here. */
  draft: z.object({ version: Version }).nullable(),
});
type Props = z.infer<typeof Props>;

/** One page of a form in full, for reading: a draft, or what was submitted. */
export const formView = defineCard<Props>({
  id: 'form-view',
  title: '查看填报全文',
  props: Props,
  actions: ['form.view', 'task.show', 'draft.open', 'draft.delete', 'material.send', 'project.show', 'page.open'],
  render: ({ project, taskId, formTitle, index, of, page, materials, draft }) => {
    const view = (label: string, to: number) => button(label, { verb: 'form.view', task: taskId, page: to });
    const deletion = { title: say('form.deleteTitle'), text: say('form.deleteText', { name: project.name }) };
    return card(
      {
        summary: say('form.viewSummary', { form: formTitle, title: page.title }),
        title: formTitle,
        subtitle: project.name,
        tone: 'info',
        tag: draft === null ? undefined : '草稿',
      },
      [
        index === 0 ? projectFields(project) : null,
        strong(say('form.progress', { page: index + 1, of, title: page.title })),
        ...page.answers.map(({ label, value }) => (value.length <= 40 ? fields([[label, value]]) : text(`${label}：${value}`))),
        page.answers.length + page.tables.length === 0 ? muted(say('common.empty')) : null,
        ...page.tables.flatMap((table) => [
          text(tableHeading(table)),
          sumBlock(table),
          collapsible(say('common.rows', { label: table.label }), rowBlocks(table), true),
        ]),
        ...(index + 1 === of ? materialBlocks(materials, project.id) : []),
        buttons(
          index > 0 && view('上一页', index - 1),
          index + 1 < of && view('下一页', index + 1),
          pageButton({ verb: 'form.view', task: taskId, page: index }),
        ),
        draft === null
          ? buttons(
              button('返回办理', { verb: 'task.show', task: taskId }, 'primary'),
              button('查看进度', { verb: 'project.show', project: project.id }, 'link'),
            )
          : buttons(
              button('继续填写', { verb: 'draft.open', project: project.id }, 'primary'),
              button('删除', { verb: 'draft.delete', project: project.id, version: draft.version }, 'danger', deletion),
            ),
      ],
    );
  },
  examples: {
    submitted: example(),
    draft: {
      ...example(),
      index: 1,
      page: { title: '预算', answers: [], tables: [sample.budget] },
      materials: [...sample.materials],
      draft: { version: 2 },
    },
    crossed: { ...example(), page: { title: '投资估算', answers: [], tables: [sample.estimate, sample.devices] } },
    wide: { ...example(), page: { title: '投资估算', answers: [], tables: [sample.wideEstimate] } },
    extreme: {
      ...example(),
      project: sample.longProject,
      page: {
        title: '方案',
        answers: Array.from({ length: 5 }, (_, at) => ({ label: `第 ${at + 1} 项`, value: sample.hostile.repeat(11) })),
        tables: [],
      },
    },
    empty: { ...example(), page: { title: '附加信息', answers: [], tables: [] } },
  },
});

function example(): Props {
  const page = { title: '基本信息', answers: [{ label: '项目名称', value: '智慧养老服务平台' }], tables: [] };
  return { project: sample.project, taskId: 41, formTitle: '项目申报表', index: 0, of: 2, page, materials: [], draft: null };
}
