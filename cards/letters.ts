import { z } from 'zod';
import { button, buttons, card, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { pageButton } from './kit/page-way.js';
import { projectFields } from './kit/parts.js';
import { LetterView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({ project: ProjectRef, letters: z.array(LetterView) });
type Props = z.infer<typeof Props>;

const SHOWN = 15;

/** The documents of a project; each is sent into the chat on request. */
export const letters = defineCard<Props>({
  id: 'letters',
  title: '项目文书',
  props: Props,
  actions: ['letter.send', 'project.show', 'page.open'],
  render: ({ project, letters: all }) =>
    card(
      {
        summary: say('office.lettersSummary', { name: project.name, count: all.length }),
        title: say('office.lettersTitle'),
        subtitle: project.name,
        tone: 'info',
      },
      [
        projectFields(project),
        all.length === 0 ? muted(say('office.lettersEmpty')) : null,
        ...all
          .slice(0, SHOWN)
          .flatMap((letter) => [
            text(say('office.letterLine', letter)),
            buttons(button('发到会话', { verb: 'letter.send', letter: letter.id })),
          ]),
        all.length > SHOWN ? muted(say('common.more', { rest: all.length - SHOWN })) : null,
        buttons(
          button('返回进度', { verb: 'project.show', project: project.id }),
          all.length > 0 && pageButton({ verb: 'letter.list', project: project.id }),
        ),
      ],
    ),
  examples: {
    typical: {
      project: sample.project,
      letters: [
        { id: 7, title: '关于智慧养老服务平台项目建设方案规范性初审修改意见的函', number: '〔2026〕3号', at: 1789700700000 },
      ],
    },
    empty: { project: sample.project, letters: [] },
    extreme: {
      project: sample.longProject,
      letters: Array.from({ length: 30 }, (_, at) => ({
        id: at + 1,
        title: `关于${sample.longProject.name}的函`,
        number: '〔2026〕3号',
        at: 1789700700000,
      })),
    },
  },
});
