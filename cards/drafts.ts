import { z } from 'zod';
import { button, buttons, card, muted, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { pager } from './kit/pager.js';
import { Id, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Draft = z.object({
  projectId: Id,
  version: Version,
  name: z.string(),
  form: z.string(),
  page: z.int().min(1),
  of: z.int().min(1),
  /** When it was kept last, as it is read now. */
  saved: z.string(),
  /** It was handed in before and taken back. */
  withdrawn: z.boolean(),
});
const Props = z.object({
  drafts: z.array(Draft),
  total: z.int().min(0),
  page: z.int().min(0),
  pages: z.int().min(1),
  declares: z.boolean(),
});
type Props = z.infer<typeof Props>;

/** 草稿箱: view, go on, delete. `drafts` are those of one page of the list, ten at most. */
export const drafts = defineCard<Props>({
  id: 'drafts',
  title: '草稿箱',
  props: Props,
  actions: ['draft.open', 'draft.view', 'draft.delete', 'list.show', 'home.run'],
  render: ({ drafts: shown, total, page, pages, declares }) =>
    card(
      { summary: say('form.draftsSummary', { count: total }), title: say('form.draftsTitle'), tone: 'info', tag: `${total} 份` },
      [
        shown.length === 0 ? muted(say('form.draftsEmpty', { declares })) : null,
        ...shown.flatMap((draft, at) => draftBlocks(draft, at + 1)),
        pager('drafts', page, pages),
        buttons(declares && commandButton('declare', shown.length === 0 ? 'primary' : 'default'), commandButton('home')),
      ],
    ),
  examples: {
    typical: { drafts: [draft(1, '智慧养老服务平台'), draft(2, '')], total: 2, page: 0, pages: 1, declares: true },
    empty: { drafts: [], total: 0, page: 0, pages: 1, declares: true },
    others: { drafts: [], total: 0, page: 0, pages: 1, declares: false },
    extreme: {
      drafts: Array.from({ length: 10 }, (_, at) => draft(at + 1, sample.longProject.name)),
      total: 34,
      page: 1,
      pages: 4,
      declares: true,
    },
  },
});

function draftBlocks({ projectId, version, name, form, page, of, saved, withdrawn }: z.infer<typeof Draft>, no: number) {
  const shown = name === '' ? say('form.draftUnnamed') : name;
  return [
    text(say('form.draftLine', { no, name: shown, form, page, of, saved, withdrawn })),
    buttons(
      button('继续填写', { verb: 'draft.open', project: projectId }, 'primary'),
      button('查看', { verb: 'draft.view', project: projectId }),
      button('删除', { verb: 'draft.delete', project: projectId, version }, 'danger', {
        title: say('form.deleteTitle'),
        text: say('form.deleteText', { name: shown }),
      }),
    ),
  ];
}

function draft(projectId: number, name: string) {
  return { projectId, version: 1, name, form: '项目申报表', page: 2, of: 5, saved: '9月18日 11:05', withdrawn: projectId === 2 };
}
