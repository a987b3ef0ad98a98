import { z } from 'zod';
import { button, buttons, card, form, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { choices, INPUTS } from './kit/inputs.js';
import { MeetingView, sampleMeeting, whenText } from './kit/meeting-props.js';
import { projectName } from './kit/parts.js';
import { Id, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  meeting: MeetingView,
  /** All that wait for this kind of meeting. */ waiting: z.array(ProjectRef),
  chosen: z.array(Id),
});
type Props = z.infer<typeof Props>;

/** Options that fit on a card. */
const MAX = 60;

/** Which projects are heard. Input: `INPUTS.projects`, the ids of the chosen as strings. */
export const meetingAgenda = defineCard<Props>({
  id: 'meeting-agenda',
  title: '选上会项目',
  props: Props,
  actions: ['meeting.agenda', 'meeting.show'],
  render: ({ meeting, waiting, chosen }) => {
    const chosenOf = new Set(chosen);
    const isChosen = ({ id }: ProjectRef) => chosenOf.has(id);
    const listed = [...waiting.filter(isChosen), ...waiting.filter((project) => !isChosen(project))].slice(0, MAX);
    const ticked = listed.filter(isChosen).map(({ id }) => String(id));
    const lead = {
      count: waiting.length,
      chosen: ticked.length,
      all: ticked.length === waiting.length,
      left: waiting.length - listed.length,
    };
    const options = listed.map((project) => ({
      label: `${projectName(project, 30)} ${project.unit}`,
      value: String(project.id),
    }));
    return card(
      {
        summary: say('meeting.agendaSummary', { name: meeting.name }),
        title: meeting.name,
        subtitle: whenText(meeting),
        tone: 'todo',
      },
      [
        text(waiting.length === 0 ? say('meeting.agendaEmpty') : say('meeting.agendaLead', lead)),
        form(`m${meeting.id}agenda${meeting.version}`, [
          options.length > 0 && choices({ name: INPUTS.projects, label: '上会项目', required: true }, ticked, options),
          buttons(
            options.length > 0 &&
              button('保存，下一步定人员', { verb: 'meeting.agenda', meeting: meeting.id, version: meeting.version }, 'primary'),
            button('返回', { verb: 'meeting.show', meeting: meeting.id }),
          ),
        ]),
      ],
    );
  },
  examples: {
    typical: {
      meeting: sampleMeeting,
      waiting: [sample.project, { ...sample.project, id: 13, name: '数字城管二期' }],
      chosen: [12, 13],
    },
    empty: { meeting: sampleMeeting, waiting: [], chosen: [] },
    extreme: {
      meeting: sampleMeeting,
      waiting: Array.from({ length: 75 }, (_, at) => ({ ...sample.longProject, id: at + 1 })),
      chosen: [1, 2, 3],
    },
  },
});
