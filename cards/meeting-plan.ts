import { z } from 'zod';
import { button, buttons, card, form, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { clock, day, INPUTS, line } from './kit/inputs.js';
import { MeetingView, sampleMeeting } from './kit/meeting-props.js';
import { articleText, faultBlocks } from './kit/parts.js';
import { ArticleView, CivilDate, FaultView } from './kit/props.js';
import { say } from './kit/wording.js';

const Props = z.object({
  meeting: MeetingView,
  source: ArticleView,
  /** A date that the policy's rhythm suggests, with the reason. */
  suggestion: z.object({ on: CivilDate, why: z.string() }).nullable(),
  faults: z.array(FaultView),
});
type Props = z.infer<typeof Props>;

/** When and where. Inputs: `INPUTS.on`, `INPUTS.at`, `INPUTS.place`. */
export const meetingPlan = defineCard<Props>({
  id: 'meeting-plan',
  title: '安排会议',
  props: Props,
  actions: ['meeting.save', 'meeting.show'],
  render: ({ meeting, source, suggestion, faults }) =>
    card(
      { summary: say('meeting.planSummary', { name: meeting.name }), title: meeting.name, subtitle: '时间和地点', tone: 'todo' },
      [
        muted(articleText(source)),
        suggestion === null ? null : text(say('meeting.suggestion', suggestion)),
        ...faultBlocks(faults),
        form(`m${meeting.id}plan${meeting.version}n${faults.length}`, [
          day({ name: INPUTS.on, label: '日期', required: true }, meeting.on ?? suggestion?.on ?? null),
          clock({ name: INPUTS.at, label: '时间', required: true }, meeting.at),
          line({ name: INPUTS.place, label: '地点', required: true }, meeting.place, 100),
          buttons(
            button('保存，下一步选项目', { verb: 'meeting.save', meeting: meeting.id, version: meeting.version }, 'primary'),
            button('返回', { verb: 'meeting.show', meeting: meeting.id }),
          ),
        ]),
      ],
    ),
  examples: {
    fresh: {
      meeting: { ...sampleMeeting, on: null, at: null, place: null },
      source: { article: '二（四）', says: '专家评审会议一般两周一次', reading: null },
      suggestion: { on: '2026-09-23', why: '上次会议在 9月9日，间隔两周' },
      faults: [],
    },
    fault: {
      meeting: sampleMeeting,
      source: { article: '二（四）', says: null, reading: null },
      suggestion: null,
      faults: [{ page: null, field: null, label: '日期', text: '9月27日是周日，请改为工作日' }],
    },
  },
});
