import { z } from 'zod';
import { button, buttons, card, divider, form, muted, text } from './kit/build.js';
import { otherBatch } from './kit/batch-back.js';
import { defineCard } from './kit/define.js';
import { choices, INPUTS, paragraph } from './kit/inputs.js';
import { faultBlocks } from './kit/parts.js';
import { FaultView, OutcomeView, Word } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';
import { saidOnce } from '../workflow/describe/said-once.js';

const Props = z.object({
  task: Word,
  name: z.string(),
  outcome: OutcomeView,
  /** The most urgent first; a value is the id of the project's task. */
  options: z.array(z.object({ label: z.string(), value: z.string() })),
  /** How many more there are than fit on a card. */
  rest: z.int().min(0),
  chosen: z.array(z.string()),
  reason: z.string(),
  faults: z.array(FaultView),
  /** Makes the form's id another one each time. */
  step: z.int().min(0),
});
type Props = z.infer<typeof Props>;

/** 批量办理, second step: the projects, and one reason for all. Inputs: `INPUTS.projects`, `INPUTS.reason`. */
export const batchPick = defineCard<Props>({
  id: 'batch-pick',
  title: '批量办理：选项目',
  props: Props,
  actions: ['batch.confirm', 'home.run'],
  render: ({ task, name, outcome, options, rest, chosen, reason, faults, step }) => {
    const { id, label } = outcome;
    const needed = outcome.needs.includes('reason');
    const ask = needed ? say('batch.reason', { outcome: label }) : say('batch.note');
    return card(
      {
        summary: say('batch.pickSummary', { task: name, outcome: label }),
        title: `批量办理：${saidOnce(name, label, '，')}`,
        tone: 'todo',
      },
      [
        text(say('batch.pickLead', { outcome: label })),
        rest > 0 ? muted(say('batch.rest', { shown: options.length, rest })) : null,
        ...faultBlocks(faults),
        form(`b${task}${id}s${step}f${faults.length}`, [
          choices({ name: INPUTS.projects, label: say('batch.projects'), required: true }, chosen, options),
          paragraph({ name: INPUTS.reason, label: ask, required: needed, hint: say('batch.reasonHint') }, reason),
          divider,
          buttons(button('下一步：核对', { verb: 'batch.confirm', task, outcome: id }, 'primary'), otherBatch()),
        ]),
      ],
    );
  },
  examples: {
    typical: example(),
    reason: {
      ...example(),
      outcome: { id: 'reject', label: '不予通过', style: 'danger', needs: ['reason'], confirm: '项目将结束，不能撤回。' },
      chosen: ['41', '42'],
      faults: [{ page: null, field: null, label: '理由', text: '请写明理由' }],
    },
    extreme: {
      ...example(),
      options: Array.from({ length: 50 }, (_, at) => ({
        label: `${sample.longProject.name.slice(0, 40)}（2026-${String(at).padStart(4, '0')}）`,
        value: String(at + 1),
      })),
      rest: 37,
      reason: '符合规范性要求。'.repeat(60),
    },
  },
});

function example(): Props {
  return {
    task: 'review',
    name: '规范性初审',
    outcome: { id: 'pass', label: '通过', style: 'primary', needs: [], confirm: null },
    options: [41, 42, 43].map((value) => ({
      label: `${sample.project.name}（2026-00${value}）　9月24日（周四）`,
      value: String(value),
    })),
    rest: 0,
    chosen: [],
    reason: '',
    faults: [],
    step: 0,
  };
}
