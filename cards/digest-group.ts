import { z } from 'zod';
import { bullets, buttons, card, muted, strong } from './kit/build.js';
import { dueBlock, whyButton } from './kit/deadlines.js';
import { defineCard } from './kit/define.js';
import { projectName } from './kit/parts.js';
import { CivilDate, DeadlineView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  on: CivilDate,
  items: z.array(z.object({ project: ProjectRef, task: z.string(), deadline: DeadlineView })),
  meetings: z.array(z.string()),
  results: z.array(z.string()),
});
type Props = z.infer<typeof Props>;

const SHOWN = 12;

/** A project may have several clocks. */
function projectsOf(items: Props['items']): number {
  return new Set(items.map(({ project }) => project.id)).size;
}

/** One digest a group a day. Nothing to decide here: that is done in private. */
export const digestGroup = defineCard<Props>({
  id: 'digest-group',
  title: '每日提醒（群）',
  props: Props,
  actions: ['deadline.why'],
  render: ({ on, items, meetings, results }) =>
    card(
      {
        summary: say('digest.groupSummary', { on, count: projectsOf(items), meetings: meetings.length }),
        title: say('digest.groupTitle'),
        tone: items.some(({ deadline }) => deadline.state === 'missed') ? 'warn' : 'info',
      },
      [
        items.length === 0 ? null : strong(say('digest.groupLead', { on })),
        ...items
          .slice(0, SHOWN)
          .flatMap(({ project, task, deadline }) => [
            dueBlock(deadline, (due) =>
              say('digest.groupLine', { project: projectName(project), unit: project.unit, task, due }),
            ),
            buttons(whyButton(deadline)),
          ]),
        items.length > SHOWN ? muted(say('common.more', { rest: items.length - SHOWN })) : null,
        meetings.length === 0 ? null : strong(say('digest.meetings')),
        bullets(meetings.slice(0, 8)),
        results.length === 0 ? null : strong(say('digest.results')),
        bullets(results.slice(0, 12)),
        muted(say('digest.groupHow')),
      ],
    ),
  examples: {
    typical: {
      on: '2026-09-22',
      items: [{ project: sample.project, task: '合同备案', deadline: sample.deadline }],
      meetings: ['专家评审会：9月23日（周三） 14:00，三楼会议室'],
      results: ['智慧养老服务平台：规范性初审通过'],
    },
    meetings: { on: '2026-09-22', items: [], meetings: ['专家评审会：9月23日（周三） 14:00，三楼会议室'], results: [] },
    extreme: {
      on: '2026-09-22',
      items: Array.from({ length: 30 }, () => ({ project: sample.longProject, task: '合同备案', deadline: sample.lateDeadline })),
      meetings: [],
      results: Array.from({ length: 40 }, () => '项目已通过'),
    },
  },
});
