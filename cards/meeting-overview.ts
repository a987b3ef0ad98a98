import { z } from 'zod';
import { bad, bullets, button, buttons, card, fields, muted, strong, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { AgendaView, AttendeeView, MeetingView, sampleMeeting, samplePeople, whenText } from './kit/meeting-props.js';
import { projectName } from './kit/parts.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  meeting: MeetingView,
  agenda: z.array(AgendaView),
  /** Those of whom the reader sees: all, or who presents for his unit. */
  attendees: z.array(AttendeeView),
  /** Whether these are the reader's unit's only. */
  ofUnit: z.boolean(),
  /** What still breaks the rules on the list. */
  faults: z.array(z.string()),
  /** The convener; others only read. */
  mayRun: z.boolean(),
  /** Whether its hour has struck, and conclusions may be recorded. */
  begun: z.boolean(),
  /** Whether a conclusion stands already: the meeting was held, and is not cancelled any more. */
  concluded: z.boolean(),
});
type Props = z.infer<typeof Props>;

/** The meeting for the office: answers, papers, conclusions, and what to do next. */
export const meetingOverview = defineCard<Props>({
  id: 'meeting-overview',
  title: '会议总览',
  props: Props,
  actions: ['meeting.edit', 'meeting.open', 'meeting.record', 'meeting.invite', 'meeting.cancel', 'project.show'],
  render: (props) => {
    const { meeting, agenda, attendees, ofUnit, faults, mayRun, begun } = props;
    const when = whenText(meeting);
    const of = (answer: string): number => attendees.filter((person) => person.answer === answer).length;
    const running = mayRun && (meeting.state === 'planned' || meeting.state === 'invited');
    return card(
      {
        summary: say('meeting.overviewSummary', { name: meeting.name, when, projects: agenda.length }),
        title: meeting.name,
        subtitle: when,
        tone: meeting.state === 'held' ? 'done' : 'todo',
        tag: say(`meeting.${meeting.state}`),
      },
      [
        fields([
          ['时间', when],
          ['地点', meeting.place],
        ]),
        faults.length === 0 ? null : bad(say('meeting.seatFaults')),
        bullets(faults.slice(0, 10)),
        ofUnit && attendees.length === 0
          ? null
          : text(
              say('meeting.answers', {
                yes: of('yes'),
                no: of('no'),
                pending: of('pending'),
                told: meeting.state !== 'planned',
                ofUnit,
              }),
            ),
        ...attendees
          .filter(({ outside, answer }) => running && outside && answer === 'pending')
          .slice(0, 8)
          .flatMap((person) => recordBlocks(props, person)),
        bullets(
          attendees
            .filter(({ answer }) => answer === 'no')
            .slice(0, 10)
            .map((person) => say('meeting.person', { ...person, answer: say('meeting.no'), outside: false })),
        ),
        agenda.length === 0 ? muted(say('meeting.agendaUnset', { choose: running })) : strong(say('meeting.inviteAgenda')),
        ...agenda.slice(0, 12).flatMap((item, at) => agendaBlocks(props, item, at + 1)),
        agenda.length > 12 ? muted(say('common.more', { rest: agenda.length - 12 })) : null,
        running && !begun && agenda.length > 0 ? muted(say('meeting.concludeLater')) : null,
        running ? buttons(...runButtons(props)) : null,
      ],
    );
  },
  examples: {
    planned: {
      meeting: sampleMeeting,
      agenda: agendaOf(2),
      attendees: [...samplePeople],
      faults: ['专家应为 5—7 名，现在 1 名'],
      ofUnit: false,
      mayRun: true,
      begun: false,
      concluded: false,
    },
    ready: {
      meeting: sampleMeeting,
      agenda: agendaOf(1),
      attendees: samplePeople.slice(0, 1),
      ofUnit: false,
      faults: [],
      mayRun: true,
      begun: false,
      concluded: false,
    },
    held: {
      meeting: { ...sampleMeeting, state: 'held' },
      agenda: agendaOf(1).map((item) => ({ ...item, conclusion: '一次性通过' })),
      attendees: [...samplePeople],
      faults: [],
      ofUnit: false,
      mayRun: true,
      begun: true,
      concluded: true,
    },
    extreme: {
      meeting: { ...sampleMeeting, state: 'invited' },
      agenda: agendaOf(25).map((item) => ({ ...item, project: sample.longProject })),
      attendees: Array.from({ length: 30 }, () => ({
        id: 62,
        name: '欧阳建国',
        org: sample.longProject.unit,
        role: null,
        answer: 'pending' as const,
        outside: true,
      })),
      faults: [],
      ofUnit: false,
      mayRun: true,
      begun: false,
      concluded: false,
    },
    empty: {
      meeting: { ...sampleMeeting, on: null, at: null, place: null },
      agenda: [],
      attendees: [],
      faults: [],
      ofUnit: true,
      mayRun: false,
      begun: false,
      concluded: false,
    },
  },
});

function recordBlocks({ meeting: { id, version } }: Props, person: Props['attendees'][number]) {
  const at = { verb: 'meeting.record', meeting: id, version, attendee: person.id } as const;
  const line = say('meeting.person', { ...person, answer: say(`meeting.${person.answer}`) });
  return [text(line), buttons(button('登记参加', { ...at, answer: 'yes' }), button('登记请假', { ...at, answer: 'no' }))];
}

function agendaBlocks(
  { meeting, mayRun, begun }: Props,
  { project, papersIn, papersOf, conclusion }: Props['agenda'][number],
  no: number,
) {
  const words = { no, project: projectName(project), unit: project.unit, papers: papersIn, of: papersOf, conclusion };
  const at = { verb: 'meeting.open', meeting: meeting.id, project: project.id } as const;
  const open = mayRun && meeting.state !== 'cancelled' && conclusion === null;
  return [
    text(papersOf === 0 ? say('meeting.agendaItemPlain', words) : say('meeting.agendaItem', words)),
    buttons(
      open && papersOf > 0 && button('核对资料', { ...at, part: 'papers' }),
      open && button('登记结论', { ...at, part: 'conclusion' }, begun && papersIn === papersOf ? 'primary' : 'default'),
      button('查看项目', { verb: 'project.show', project: project.id }, 'link'),
    ),
  ];
}

function runButtons({ meeting: { id, version, state }, faults, attendees, agenda, concluded, begun }: Props) {
  const ready = faults.length === 0 && agenda.length > 0 && state === 'planned';
  const sure = { title: say('meeting.inviteAskTitle'), text: say('meeting.inviteAskText', { count: attendees.length, begun }) };
  const cancel = { title: say('meeting.cancelTitle'), text: say('meeting.cancelText') };
  return [
    ready && button('发会议通知', { verb: 'meeting.invite', meeting: id, version }, 'primary', sure),
    button('时间地点', { verb: 'meeting.edit', meeting: id, part: 'plan' }),
    button('上会项目', { verb: 'meeting.edit', meeting: id, part: 'agenda' }),
    button('参会人员', { verb: 'meeting.edit', meeting: id, part: 'seats' }, faults.length > 0 ? 'primary' : 'default'),
    !concluded && button('取消会议', { verb: 'meeting.cancel', meeting: id, version }, 'danger', cancel),
  ];
}

function agendaOf(length: number): Props['agenda'] {
  return Array.from({ length }, (_, at) => ({
    project: { ...sample.project, id: at + 1 },
    papersIn: at,
    papersOf: 3,
    conclusion: null,
  }));
}
