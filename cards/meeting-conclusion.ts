import { z } from 'zod';
import { button, buttonRows, buttons, card, form, muted, warn } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { inputOf } from './kit/form-fields.js';
import { choice, INPUTS, paragraph } from './kit/inputs.js';
import { MeetingView, sampleMeeting, whenText } from './kit/meeting-props.js';
import { articleText, faultBlocks, projectFields } from './kit/parts.js';
import { ArticleView, FaultView, FieldView, OutcomeView, ProjectRef } from './kit/props.js';
import * as sample from './kit/samples.js';
import { wan } from './kit/speech.js';
import { say } from './kit/wording.js';

const Props = z.object({
  meeting: MeetingView,
  project: ProjectRef,
  /** What the meeting saw, for comparing with what it sets. */
  totalWan: z.number().nullable(),
  outcomes: z.array(OutcomeView).min(1),
  chosen: z.string().nullable(),
  fields: z.array(FieldView),
  opinions: z.string(),
  reason: z.string(),
  source: ArticleView,
  missingPapers: z.array(z.string()),
  faults: z.array(FaultView),
});
type Props = z.infer<typeof Props>;

/**
 * The meeting's conclusion on one project. Inputs: `INPUTS.value` (the outcome's id), `INPUTS.opinions`, `INPUTS.reason`, and the ids
 * of the task's own fields (预算核定 …).
 */
export const meetingConclusion = defineCard<Props>({
  id: 'meeting-conclusion',
  title: '登记会议结论',
  props: Props,
  actions: ['meeting.conclude', 'meeting.open', 'meeting.show'],
  render: ({ meeting, project, totalWan, outcomes, chosen, fields, opinions, reason, source, missingPapers, faults }) => {
    const at = { meeting: meeting.id, project: project.id };
    const asksOpinions = outcomes.some(({ needs }) => needs.includes('opinions'));
    // The choice is in the form, so what is asked has to fit every choice.
    const ifs = outcomes.flatMap(({ label, confirm }) =>
      confirm === null ? [] : [say('meeting.conclusionIf', { label: label.replace(/（须.*$/, ''), confirm })],
    );
    const text = [say('meeting.conclusionSure'), ...ifs].join('\n');
    const asked = { title: say('meeting.conclusionAsk'), text, after: [INPUTS.value] };
    return card(
      {
        summary: say('meeting.conclusionSummary', { project: project.name }),
        title: say('meeting.conclusionTitle'),
        subtitle: `${meeting.name} ${whenText(meeting)}`,
        tone: 'todo',
      },
      [
        projectFields(project, [['上会总投资', totalWan === null ? null : wan(totalWan)]]),
        muted(articleText(source)),
        missingPapers.length === 0 ? null : warn(say('meeting.conclusionMissing', { papers: missingPapers })),
        ...faultBlocks(faults),
        form(`m${meeting.id}end${project.id}v${meeting.version}n${faults.length}`, [
          muted(say('meeting.conclusionLead', { opinions: asksOpinions })),
          choice(
            { name: INPUTS.value, label: '结论', required: true },
            chosen,
            outcomes.map(({ id, label }) => ({ label, value: id })),
          ),
          ...fields.map((field) => (field.type === 'table' || field.type === 'total' ? null : inputOf(field))),
          asksOpinions &&
            paragraph({ name: INPUTS.opinions, label: say('task.opinionsLabel'), hint: say('task.opinionsHint') }, opinions),
          paragraph({ name: INPUTS.reason, label: '结论说明', hint: say('task.reasonHint') }, reason),
          ...buttonRows([button('确认', { verb: 'meeting.conclude', version: meeting.version, ...at }, 'primary', asked)]),
          buttons(
            missingPapers.length > 0 && button('核对资料', { verb: 'meeting.open', ...at, part: 'papers' }),
            button('返回', { verb: 'meeting.show', meeting: meeting.id }),
          ),
        ]),
      ],
    );
  },
  examples: {
    typical: example(),
    faults: {
      ...example(),
      project: sample.longProject,
      missingPapers: ['介绍 PPT', '项目评审申报表'],
      chosen: 'revise',
      faults: [{ page: null, field: null, label: '修改意见', text: '请逐条写出' }],
    },
  },
});

function example(): Props {
  const outcome = { style: 'default' as const, confirm: null };
  return {
    meeting: { ...sampleMeeting, state: 'invited' },
    project: sample.project,
    totalWan: 56.65,
    outcomes: [
      { ...outcome, id: 'pass', label: '一次性通过', needs: [] },
      { ...outcome, id: 'revise', label: '需要调整', needs: ['opinions'] },
      { ...outcome, id: 'again', label: '另行评审', needs: ['reason'], confirm: '将提出考核扣分，由主管部门确认' },
    ],
    chosen: null,
    fields: [{ id: 'reviewed', label: '核定总投资', required: true, hint: null, article: '三2', type: 'money', value: '' }],
    opinions: '',
    reason: '',
    source: { article: '二（四）4', says: '评审会对每个项目出具意见', reading: null },
    missingPapers: [],
    faults: [],
  };
}
