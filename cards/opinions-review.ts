import { z } from 'zod';
import { button, buttons, card, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { opinionLine, projectFields } from './kit/parts.js';
import { Id, OpinionView, ProjectRef, Version } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({ taskId: Id, version: Version, project: ProjectRef, opinions: z.array(OpinionView) });
type Props = z.infer<typeof Props>;

/** Opinions set out at once: those that wait for the reviewer first. */
const SHOWN = 12;

/** The reviewer sees each opinion with its answer, and accepts it or opens it again. */
export const opinionsReview = defineCard<Props>({
  id: 'opinions-review',
  title: '核对整改情况',
  props: Props,
  actions: ['opinion.accept', 'opinion.reopen', 'task.show'],
  render: ({ taskId, version, project, opinions }) => {
    const done = opinions.filter(({ state }) => state === 'accepted').length;
    const all = done === opinions.length;
    const sorted = [...opinions].sort((a, b) => RANK[a.state] - RANK[b.state]);
    return card(
      {
        summary: say('opinion.reviewSummary', { project: project.name, of: opinions.length, done }),
        title: say('opinion.reviewTitle'),
        subtitle: project.name,
        tone: all ? 'done' : 'todo',
        tag: `${done}/${opinions.length}`,
      },
      [
        projectFields(project),
        text(all ? say('opinion.reviewDone') : say('opinion.reviewLead', { of: opinions.length, done })),
        ...sorted.slice(0, SHOWN).flatMap((opinion) => {
          const at = { task: taskId, version, opinion: opinion.id };
          return [
            text(opinionLine(opinion)),
            buttons(
              opinion.state === 'answered' && button('已整改', { verb: 'opinion.accept', ...at }, 'primary'),
              opinion.state !== 'open' && button('退回再改', { verb: 'opinion.reopen', ...at }),
            ),
          ];
        }),
        opinions.length > SHOWN ? muted(say('opinion.waiting', { rest: opinions.length - SHOWN })) : null,
        buttons(button('返回审核', { verb: 'task.show', task: taskId }, all ? 'primary' : 'default')),
      ],
    );
  },
  examples: {
    typical: { taskId: 46, version: 1, project: sample.project, opinions: [...sample.opinions] },
    done: {
      taskId: 46,
      version: 1,
      project: sample.project,
      opinions: sample.opinions.map((opinion) => ({ ...opinion, state: 'accepted' as const })),
    },
    extreme: { taskId: 46, version: 9, project: sample.longProject, opinions: [...sample.longOpinions] },
  },
});

const RANK = { answered: 0, open: 1, accepted: 2 } as const;
