import { z } from 'zod';
import { button, buttons, card, muted, text } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { MeetingView, sampleMeeting, whenText } from './kit/meeting-props.js';
import { Word } from './kit/props.js';
import { say } from './kit/wording.js';

const Props = z.object({
  meetings: z.array(z.object({ meeting: MeetingView, projects: z.int().min(0) })),
  /** The kinds that the reader may convene, with how many projects wait. */
  kinds: z.array(z.object({ policy: Word, kind: Word, name: z.string(), waiting: z.int().min(0) })),
});
type Props = z.infer<typeof Props>;

const SHOWN = 10;

/** 会议: those that are planned, and what waits for the next one. */
export const meetings = defineCard<Props>({
  id: 'meetings',
  title: '会议',
  props: Props,
  actions: ['meeting.show', 'meeting.plan', 'home.run'],
  render: ({ meetings: all, kinds }) =>
    card({ summary: say('meeting.listSummary', { count: all.length }), title: say('meeting.listTitle'), tone: 'info' }, [
      ...kinds.flatMap(({ policy, kind, name, waiting }) => [
        text(say('meeting.waiting', { name, count: waiting })),
        buttons(button(`安排${name}`, { verb: 'meeting.plan', policy, kind }, waiting > 0 ? 'primary' : 'default')),
      ]),
      all.length === 0 ? muted(say('meeting.listEmpty')) : null,
      ...all.slice(0, SHOWN).flatMap(({ meeting, projects }) => [
        text(
          say('meeting.listLine', {
            name: meeting.name,
            when: whenText(meeting),
            place: meeting.place,
            state: say(`meeting.${meeting.state}`),
            projects,
          }),
        ),
        buttons(button('打开', { verb: 'meeting.show', meeting: meeting.id })),
      ]),
      all.length > SHOWN ? muted(say('common.more', { rest: all.length - SHOWN })) : null,
      buttons(commandButton('home', 'link')),
    ]),
  examples: {
    office: {
      meetings: [{ meeting: sampleMeeting, projects: 3 }],
      kinds: [
        { policy: 'alpha', kind: 'preliminary', name: '规范性初审会', waiting: 2 },
        { policy: 'alpha', kind: 'expert', name: '专家评审会', waiting: 0 },
      ],
    },
    empty: { meetings: [], kinds: [] },
    extreme: {
      meetings: Array.from({ length: 24 }, () => ({
        meeting: { ...sampleMeeting, on: null, at: null, place: null },
        projects: 12,
      })),
      kinds: [],
    },
  },
});
