import { z } from 'zod';
import { button, buttons, card, clip, muted, text } from './kit/build.js';
import { defineCard } from './kit/define.js';
import { Id } from './kit/props.js';
import * as sample from './kit/samples.js';
import { say } from './kit/wording.js';

const Props = z.object({
  rows: z.array(z.object({ id: Id, to: z.string(), what: z.string(), at: z.int(), reason: z.string() })),
  total: z.int().min(0),
});
type Props = z.infer<typeof Props>;

const SHOWN = 12;

/** Messages that could not be delivered, for administrators. */
export const deadLetters = defineCard<Props>({
  id: 'dead-letters',
  title: '未送达的消息',
  props: Props,
  actions: ['outbox.retry'],
  render: ({ rows, total }) =>
    card(
      {
        summary: say('office.deadSummary', { count: total }),
        title: say('office.deadTitle'),
        tone: total === 0 ? 'done' : 'bad',
        tag: `${total} 条`,
      },
      [
        text(total === 0 ? say('office.deadNone') : say('office.deadLead')),
        ...rows
          .slice(0, SHOWN)
          .flatMap(({ id, to, what, at, reason }) => [
            text(say('office.deadLine', { to: clip(to, 40), what: clip(what, 80), at, reason: clip(reason, 120) })),
            buttons(button('重发', { verb: 'outbox.retry', row: id })),
          ]),
        total > SHOWN ? muted(say('common.more', { rest: total - SHOWN })) : null,
      ],
    ),
  examples: {
    typical: {
      rows: [
        {
          id: 81,
          to: '李明',
          what: '规范性初审：退回修改',
          at: 1789700700000,
          reason: '对方已不在机器人的可用范围内，请管理员调整可用范围',
        },
      ],
      total: 1,
    },
    none: { rows: [], total: 0 },
    extreme: {
      rows: Array.from({ length: 40 }, (_, at) => ({
        id: at + 1,
        to: '欧阳建国',
        what: sample.longProject.name,
        at: 1789700700000,
        reason: sample.hostile.repeat(5),
      })),
      total: 40,
    },
  },
});
