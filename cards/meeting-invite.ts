import { z } from 'zod';
import { bullets, button, buttons, card, fields, type Gaps, muted, type Plain, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { MeetingView, sampleMeeting, whenText } from './kit/meeting-props.js';
import { projectName } from './kit/parts.js';
import { Id, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  meeting: MeetingView,
  attendee: Id,
  /** As whom: 成员单位, 专家, 主陈述人 … */
  seat: z.string(),
  duty: z.string().nullable(),
  projects: z.array(ProjectRef),
  /** Papers to bring, for presenters. */
  papers: z.array(z.string()),
  answer: z.enum(['pending', 'yes', 'no']),
  /** A day before and in the morning: the same card again. */
  reminder: z.boolean(),
  /** Its day is over: nobody is asked any more whether he comes. */
  past: z.boolean(),
  /** Whether he is to read the projects, and his seat opens them to him now (ADR 0034). */
  reads: z.boolean(),
});
type Props = z.infer<typeof Props>;

/** Projects with a way of their own: more do not fit on a card. The others stand in 我的项目, as the card says. */
const READ = 12;

/** The invitation, and its reminder: 参加 or 请假. */
export const meetingInvite = defineCard<Props>({
  id: 'meeting-invite',
  title: '会议通知',
  props: Props,
  actions: ['meeting.answer', 'project.show', 'project.export'],
  render: ({ meeting, attendee, seat, duty, projects, papers, answer, reminder, past, reads }) => {
    const heard = projects.slice(0, 20);
    const runs = meeting.state === 'planned' || meeting.state === 'invited';
    const open = runs && !past;
    const reply = (label: string, value: 'yes' | 'no', style: 'primary' | 'default') =>
      button(label, { verb: 'meeting.answer', meeting: meeting.id, attendee, answer: value }, style);
    return card(
      {
        summary: say('meeting.inviteSummary', {
          name: meeting.name,
          when: whenText(meeting),
          asks: open && answer === 'pending',
        }),
        title: say('meeting.inviteTitle'),
        subtitle: meeting.name,
        tone: open ? (answer === 'pending' ? 'todo' : 'done') : 'info',
      },
      [
        text(say('meeting.inviteLead', { name: meeting.name, seat })),
        fields([
          ['时间', whenText(meeting)],
          ['地点', meeting.place],
        ]),
        reminder && open ? text(say('meeting.remind', { when: whenText(meeting) })) : null,
        projects.length === 0 ? null : text(say('meeting.inviteAgenda')),
        ...heard.flatMap((project, at) => projectBlocks(project, reads && at < READ)),
        projects.length > 20 ? muted(say('common.more', { rest: projects.length - 20 })) : null,
        reads && projects.length > READ ? muted(say('meeting.inviteRead', { rest: projects.length - READ })) : null,
        duty === null ? null : text(say('meeting.inviteDuty', { duty })),
        papers.length === 0 ? null : text(say('meeting.invitePapers', { papers })),
        open && answer !== 'pending' ? muted(say('meeting.inviteAnswered', { answer: say(`meeting.${answer}`) })) : null,
        open
          ? buttons(reply('参加', 'yes', answer === 'yes' ? 'default' : 'primary'), reply('请假', 'no', 'default'))
          : muted(runs ? say('meeting.invitePast') : say('meeting.inviteOver', { state: say(`meeting.${meeting.state}`) })),
      ],
    );
  },
  examples: {
    expert: example(),
    several: {
      ...example(),
      projects: Array.from({ length: 30 }, (_, at) => ({ ...sample.longProject, id: at + 1 })),
      answer: 'yes',
    },
    past: { ...example(), past: true },
    presenter: {
      meeting: { ...sampleMeeting, state: 'invited' },
      attendee: 64,
      seat: '主陈述人',
      duty: '介绍项目，不超过 8 分钟',
      projects: [sample.project],
      papers: ['介绍 PPT', '建设方案 10 本', '评审申报表（签字盖章）'],
      answer: 'yes',
      reminder: true,
      past: false,
      reads: false,
    },
    cancelled: {
      ...example(),
      meeting: { ...sampleMeeting, state: 'cancelled' },
      projects: Array.from({ length: 30 }, () => sample.longProject),
      reads: false,
    },
  },
});

/** A project that is heard, and the way to what he is to read. */
function projectBlocks(project: ProjectRef, reads: boolean): Gaps<Plain> {
  return [
    bullets([`${projectName(project, 60)} ${project.unit}`]),
    reads
      ? buttons(
          button('查看项目', { verb: 'project.show', project: project.id }, 'link'),
          button('导出档案', { verb: 'project.export', project: project.id }, 'link'),
        )
      : null,
  ];
}

function example(): Props {
  return {
    meeting: { ...sampleMeeting, state: 'invited' },
    attendee: 62,
    seat: '专家',
    duty: null,
    projects: [sample.project],
    papers: [],
    answer: 'pending',
    reminder: false,
    past: false,
    reads: true,
  };
}
