import { z } from 'zod';
import { button, buttons, card, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { articleText, projectFields } from './kit/parts.js';
import { ArticleView, ProjectRef, Version, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  project: ProjectRef,
  /** The project row's version. */
  version: Version,
  flags: z.array(z.object({ id: Word, name: z.string(), on: z.boolean(), source: ArticleView })),
});
type Props = z.infer<typeof Props>;

/** The office's switches, where the text has words without a figure. */
export const flags = defineCard<Props>({
  id: 'flags',
  title: '情形认定',
  props: Props,
  actions: ['flag.set', 'project.show'],
  render: ({ project, version, flags: all }) =>
    card(
      {
        summary: say('office.flagsSummary', { name: project.name }),
        title: say('office.flagsTitle'),
        subtitle: project.name,
        tone: 'info',
      },
      [
        projectFields(project),
        muted(say('office.flagsLead')),
        ...all.flatMap(({ id, name, on, source }) => [
          text(say('office.flagLine', { name, on })),
          muted(articleText(source)),
          buttons(
            button(
              on ? '改为“否”' : '认定为“是”',
              { verb: 'flag.set', project: project.id, version, flag: id, value: on ? 'off' : 'on' },
              on ? 'default' : 'primary',
            ),
          ),
        ]),
        all.length === 0 ? text(say('common.empty')) : null,
        buttons(button('返回进度', { verb: 'project.show', project: project.id })),
      ],
    ),
  examples: {
    typical: {
      project: sample.project,
      version: 4,
      flags: [
        {
          id: 'large',
          name: '投资额度较大',
          on: false,
          source: { article: '四（一）', says: '须有前期咨询、论证和可行性分析', reading: null },
        },
        { id: 'complex', name: '技术复杂', on: true, source: { article: '四（一）', says: null, reading: '两者有其一即适用' } },
      ],
    },
    empty: { project: sample.longProject, version: 1, flags: [] },
  },
});
