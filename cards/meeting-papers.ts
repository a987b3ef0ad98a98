import { z } from 'zod';
import { button, buttons, card, form, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { choices, INPUTS } from './kit/inputs.js';
import { MeetingView, sampleMeeting, whenText } from './kit/meeting-props.js';
import { projectFields } from './kit/parts.js';
import { ProjectRef, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  meeting: MeetingView,
  project: ProjectRef,
  papers: z.array(z.object({ id: Word, name: z.string(), hint: z.string().nullable() })).min(1),
  /** Ids of the papers that are in. */
  ticked: z.array(z.string()),
  article: z.string(),
});
type Props = z.infer<typeof Props>;

/** The papers handed in for one project. Input: `INPUTS.papers`, the ids of those that are in. */
export const meetingPapers = defineCard<Props>({
  id: 'meeting-papers',
  title: '核对评审资料',
  props: Props,
  actions: ['meeting.papers', 'meeting.show'],
  render: ({ meeting, project, papers, ticked, article }) =>
    card(
      {
        summary: say('meeting.papersSummary', { project: project.name }),
        title: say('meeting.papersTitle'),
        subtitle: `${meeting.name} ${whenText(meeting)}`,
        tone: 'todo',
      },
      [
        projectFields(project),
        text(say('meeting.papersLead')),
        ...papers.map(({ name, hint }) => muted(hint === null ? name : `${name}：${hint}`)),
        muted(say('common.article', { article })),
        form(`m${meeting.id}papers${project.id}v${meeting.version}`, [
          choices(
            { name: INPUTS.papers, label: '已收到的资料' },
            ticked,
            papers.map(({ id, name }) => ({ label: name, value: id })),
          ),
          buttons(
            button(
              '保存',
              { verb: 'meeting.papers', meeting: meeting.id, version: meeting.version, project: project.id },
              'primary',
            ),
            button('返回', { verb: 'meeting.show', meeting: meeting.id }),
          ),
        ]),
      ],
    ),
  examples: {
    typical: { meeting: sampleMeeting, project: sample.project, papers: papersOf(), ticked: ['slides'], article: '二（四）3' },
    none: { meeting: sampleMeeting, project: sample.longProject, papers: papersOf(), ticked: [], article: '二（四）3' },
  },
});

function papersOf(): Props['papers'] {
  return [
    { id: 'slides', name: '介绍 PPT', hint: '不超过 8 分钟' },
    { id: 'plan', name: '建设方案 10 本', hint: '与电子稿一致' },
    { id: 'sheet', name: '项目评审申报表', hint: '主要领导签字并盖章' },
  ];
}
