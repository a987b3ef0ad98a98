import { z } from 'zod';
import { button, buttonRows, buttons, card, muted, strong } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { Id, OutcomeView, Word } from './kit/props.js';
import type { Card } from './kit/tree.js';
import { say } from './kit/wording.js';

const Props = z.object({
  /** `outcomes`: those that ask nothing of each project by itself. */
  kinds: z.array(z.object({ task: Word, name: z.string(), count: z.int().min(1), outcomes: z.array(OutcomeView) })),
  /** What the reader did so last; its result is found again under it. */
  last: z.object({ batch: Id, task: z.string(), outcome: z.string(), at: z.int() }).nullable(),
});
type Props = z.infer<typeof Props>;

/** 批量办理, first step: which kind of task, and with what outcome. */
export const batchKinds = defineCard<Props>({
  id: 'batch-kinds',
  title: '批量办理：选事项',
  props: Props,
  actions: ['batch.pick', 'batch.show', 'home.run'],
  render: (props) => fitted((scale) => draw(props, Math.ceil(SHOWN * scale))),
  examples: {
    typical: {
      kinds: [
        { task: 'review', name: '规范性初审', count: 12, outcomes: [pass(), { ...pass(), id: 'reject', label: '不予通过' }] },
        { task: 'confirm', name: '确认支付', count: 3, outcomes: [{ ...pass(), label: '确认' }] },
      ],
      last: { batch: 7, task: '规范性初审', outcome: '通过', at: 1789700700000 },
    },
    none: { kinds: [], last: null },
    extreme: {
      kinds: Array.from({ length: 12 }, (_, at) => ({
        task: `task${at}`,
        name: '招标需求专家确认与采购最高限价',
        count: 57,
        outcomes: Array.from({ length: 6 }, (__, no) => ({ ...pass(), id: `pass${no}`, label: `同意按第 ${no + 1} 种方式办理` })),
      })),
      last: null,
    },
  },
});

/** Kinds on one card, where they do not have too many outcomes. */
const SHOWN = 12;

function draw({ kinds, last }: Props, shown: number): Card {
  const rest = kinds.length - shown;
  return card({ summary: say('batch.summary'), title: say('batch.title'), tone: kinds.length === 0 ? 'info' : 'todo' }, [
    muted(say('batch.lead')),
    kinds.length === 0 ? strong(say('batch.none')) : null,
    ...kinds
      .slice(0, shown)
      .flatMap(({ task, name, count, outcomes }) => [
        strong(say('batch.kind', { task: name, count })),
        ...buttonRows(outcomes.map(({ id, label, style }) => button(label, { verb: 'batch.pick', task, outcome: id }, style))),
      ]),
    rest > 0 ? muted(say('common.more', { rest })) : null,
    last === null ? null : muted(say('batch.last', last)),
    buttons(
      last !== null && button('查看上一次的结果', { verb: 'batch.show', batch: last.batch }, 'link'),
      commandButton('tasks', 'link'),
    ),
  ]);
}

function pass(): z.infer<typeof OutcomeView> {
  return { id: 'pass', label: '通过', style: 'primary', needs: [], confirm: null };
}
