import { z } from 'zod';
import { bad, bullets, button, buttonRows, buttons, card, clip, form, muted, strong, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { choice, INPUTS, line } from './kit/inputs.js';
import { answerText, MeetingView, needText, sampleMeeting, samplePeople, SeatView, whenText } from './kit/meeting-props.js';
import { projectName } from './kit/parts.js';
import { Id, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import type { Button, Card } from './kit/tree.js';
import { say } from './kit/wording.js';

const Option = z.object({ label: z.string(), value: z.string() });
const Props = z.object({
  meeting: MeetingView,
  /** Its hour has struck: nobody is reminded of it any more. */
  begun: z.boolean(),
  seats: z.array(SeatView),
  /** What breaks the policy's rules on who sits there. */
  faults: z.array(z.string()),
  /** Staff that may be seated: value is the staff id. */
  people: z.array(Option),
  /** Named places within a seat (主陈述人 …): value is the place's id. Empty where no seat has places. */
  places: z.array(Option),
  projects: z.array(ProjectRef),
  count: z.int().min(0),
  /** An attendee id that was just added stays out of the way; 0 at first. Makes the form's id new after each addition. */
  step: z.union([Id, z.literal(0)]),
  /** What was typed, by input, when the addition comes back with something missing. */
  typed: z.record(z.string(), z.string()),
});
type Props = z.infer<typeof Props>;

/**
 * Who sits there: the rules with what is wrong, the people, one form to add somebody (also from outside). Inputs: `INPUTS.seat`,
 * `.person`, `.name`, `.org`, `.mobile`, `.place`, `.project`.
 */
export const meetingSeats = defineCard<Props>({
  id: 'meeting-seats',
  title: '会议人员名单',
  props: Props,
  actions: ['meeting.addSeat', 'meeting.dropSeat', 'meeting.seats', 'meeting.invite', 'meeting.show'],
  render: (props) => fitted((scale) => draw(props, scale)),
  examples: {
    faults: {
      ...example(),
      faults: ['专家应为 5—7 名，现在 1 名', '缺少机要局、审管办的人员'],
      typed: { [INPUTS.seat]: 'experts', [INPUTS.name]: '孙教授' },
    },
    ready: example(),
    extreme: {
      ...example(),
      seats: ['成员单位', '专家', '建设单位'].map((name, no) => ({
        id: `seat${no}`,
        name,
        min: 1,
        max: 14,
        article: '二（四）1',
        people: Array.from({ length: 16 }, (_, at) => ({
          id: no * 20 + at + 1,
          name: '欧阳建国',
          org: sample.longProject.unit,
          role: '副陈述人',
          answer: 'pending' as const,
          outside: true,
        })),
      })),
      people: Array.from({ length: 100 }, (_, at) => ({ label: `第${at}号同志（区数据资源局）`, value: String(at + 1) })),
      projects: Array.from({ length: 30 }, (_, at) => ({ ...sample.longProject, id: at + 1 })),
    },
  },
});

function draw({ meeting, begun, seats, faults, people, places, projects, count, step, typed }: Props, scale: number): Card {
  const was = (name: string): string | null => typed[name] ?? null;
  const at = { meeting: meeting.id, version: meeting.version };
  const sure = { title: say('meeting.inviteAskTitle'), text: say('meeting.inviteAskText', { count, begun }) };
  const ready = faults.length === 0 && meeting.state === 'planned';
  const listed = people.slice(0, Math.ceil(40 * scale));
  const fill = (style: Button['style']): Button => button('按建议补齐', { verb: 'meeting.seats', ...at }, style);
  return card(
    {
      summary: say('meeting.seatsSummary', { name: meeting.name, count }),
      title: meeting.name,
      subtitle: whenText(meeting),
      tone: faults.length > 0 ? 'warn' : 'todo',
    },
    [
      faults.length === 0 ? text(say(ready ? 'meeting.seatsReady' : 'meeting.seatsSound')) : bad(say('meeting.seatFaults')),
      bullets(faults.slice(0, 12)),
      form(`m${meeting.id}seats${meeting.version}s${step}`, [
        ready && buttons(button('发会议通知', { verb: 'meeting.invite', ...at }, 'primary', sure)),
        faults.length > 0 && buttons(fill('primary')),
        ...seats.flatMap((seat) => [
          strong(ruleText(seat)),
          ...peopleBlocks(seat.people, { ...at, told: meeting.state !== 'planned' }, Math.ceil(24 * scale)),
        ]),
        muted(say('meeting.addLead', { listed: people.length > 0, more: listed.length < people.length })),
        choice(
          { name: INPUTS.seat, label: '坐席', required: true },
          was(INPUTS.seat) ?? seats[0]?.id ?? null,
          seats.map(({ id, name }) => ({ label: name, value: id })),
        ),
        people.length > 0 && choice({ name: INPUTS.person, label: '从名单中选' }, was(INPUTS.person), listed),
        line({ name: INPUTS.name, label: '系统外人员姓名' }, was(INPUTS.name), 40),
        line({ name: INPUTS.org, label: '系统外人员单位' }, was(INPUTS.org), 80),
        line({ name: INPUTS.mobile, label: '系统外人员手机' }, was(INPUTS.mobile), 20),
        places.length > 0 && choice({ name: INPUTS.place, label: '陈述分工' }, was(INPUTS.place), places),
        places.length > 0 &&
          choice(
            { name: INPUTS.project, label: '为哪个项目' },
            was(INPUTS.project),
            projects
              .slice(0, Math.ceil(20 * scale))
              .map((project) => ({ label: projectName(project, 20), value: String(project.id) })),
          ),
        buttons(
          button('加入名单', { verb: 'meeting.addSeat', ...at }, ready ? 'default' : 'primary'),
          faults.length === 0 && fill('default'),
          button('返回', { verb: 'meeting.show', meeting: meeting.id }),
        ),
      ]),
    ],
  );
}

function ruleText({ name, min, max, article, people }: Props['seats'][number]): string {
  return say('meeting.seatRule', { seat: name, have: people.length, least: min > 0, need: needText({ min, max }), article });
}

/** Ten people on one block, then a button each. */
function peopleBlocks(
  people: Props['seats'][number]['people'],
  { told, ...at }: { meeting: number; version: number; told: boolean },
  max: number,
) {
  const shown = people.slice(0, max);
  const lines = shown.map((person) =>
    say('meeting.person', { ...person, org: clip(person.org, 24), answer: answerText(person, told) }),
  );
  return [
    shown.length === 0 ? null : text(lines.join('\n')),
    ...buttonRows(
      shown.map(({ id, name }) => button(`移出 ${clip(name, 8)}`, { verb: 'meeting.dropSeat', ...at, attendee: id }, 'link')),
    ),
    people.length > shown.length ? muted(say('common.more', { rest: people.length - shown.length })) : null,
  ];
}

function example(): Props {
  return {
    meeting: sampleMeeting,
    begun: false,
    seats: [
      {
        id: 'bodies',
        name: '成员单位',
        min: 6,
        max: 6,
        article: '二（四）1',
        people: samplePeople.filter(({ outside }) => !outside),
      },
      {
        id: 'experts',
        name: '专家',
        min: 5,
        max: 7,
        article: '二（四）1',
        people: samplePeople.filter(({ outside }) => outside),
      },
    ],
    faults: [],
    people: [{ label: '王芳（区数据资源局）', value: '3' }],
    places: [{ label: '主陈述人', value: 'lead' }],
    projects: [sample.project],
    count: 3,
    step: 0,
    typed: {},
  };
}
