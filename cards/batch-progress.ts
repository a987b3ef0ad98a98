import { z } from 'zod';
import { button, buttonRows, buttons, card, clip, muted, numbered, strong, text, warn } from './kit/build.js';
import { commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { fitted } from './kit/fit.js';
import { Id } from './kit/props.js';
import * as sample from './kit/samples.js';
import type { Block, Card } from './kit/tree.js';
import { say } from './kit/wording.js';
import { saidOnce } from '../workflow/describe/said-once.js';

const Props = z.object({
  batch: Id,
  task: z.string(),
  outcome: z.string(),
  total: z.int().min(1),
  done: z.int().min(0),
  skipped: z.int().min(0),
  /** On a page, which loads itself again; in a chat the card is changed. */
  onPage: z.boolean(),
  /** Once it is over: what was decided, and what was not and why; null while it runs. */
  result: z
    .object({
      done: z.array(z.string()),
      /** What waited when it was stopped. */
      stopped: z.array(z.object({ taskId: Id, name: z.string() })),
      skipped: z.array(z.object({ taskId: Id, name: z.string(), why: z.string() })),
    })
    .nullable(),
});
type Props = z.infer<typeof Props>;

/** 批量办理: how far it is, and what came of it. */
export const batchProgress = defineCard<Props>({
  id: 'batch-progress',
  title: '批量办理：进度与结果',
  props: Props,
  actions: ['batch.stop', 'task.show', 'home.run'],
  render: (props) => fitted((scale) => draw(props, scale)),
  examples: {
    running: { ...example(), done: 2, skipped: 1 },
    page: { ...example(), done: 2, skipped: 1, onPage: true },
    ended: {
      ...example(),
      total: 4,
      done: 2,
      skipped: 2,
      result: {
        stopped: [],
        done: ['智慧养老服务平台（2026-0012）', '智慧水务（2026-0013）'],
        skipped: [
          { taskId: 43, name: '智慧场馆（2026-0014）', why: '已由曹颖于9月18日 10:05处理：通过。无需再点。' },
          { taskId: 44, name: '智慧急救（2026-0015）', why: '还有意见没有办结，请先逐条确认。（依据：第五条）' },
        ],
      },
    },
    stopped: {
      ...example(),
      total: 3,
      done: 1,
      skipped: 2,
      result: {
        done: ['智慧水务（2026-0013）'],
        stopped: [
          { taskId: 43, name: '智慧场馆（2026-0014）' },
          { taskId: 44, name: '智慧急救（2026-0015）' },
        ],
        skipped: [],
      },
    },
    both: {
      ...example(),
      total: 4,
      done: 1,
      skipped: 3,
      result: {
        done: ['智慧水务（2026-0013）'],
        stopped: [
          { taskId: 43, name: '智慧场馆（2026-0014）' },
          { taskId: 44, name: '智慧急救（2026-0015）' },
        ],
        skipped: [{ taskId: 45, name: '智慧养老（2026-0012）', why: '还有意见没有办结，请先逐条确认。（依据：第五条）' }],
      },
    },
    extreme: {
      ...example(),
      total: 50,
      done: 25,
      skipped: 25,
      result: {
        stopped: [],
        done: Array.from({ length: 25 }, () => sample.longProject.name),
        skipped: Array.from({ length: 25 }, (_, at) => ({
          taskId: at + 1,
          name: sample.longProject.name,
          why: '还有意见没有办结，请先逐条确认。'.repeat(5),
        })),
      },
    },
  },
});

/** Skipped ones that can be opened from here; the rest stand in 待办. */
const OPENED = 12;

function draw({ batch, task, outcome, total, done, skipped, onPage, result }: Props, scale: number): Card {
  const settled = done + skipped;
  const counts = { settled, total, done, skipped, onPage };
  const max = Math.max(12, Math.floor(60 * scale));
  const stop = { title: say('batch.stopTitle'), text: say('batch.stopText', { left: total - settled }) };
  const halted = result?.stopped.length ?? 0;
  const ended = say('batch.ended', { total, done, skipped: skipped - halted, stopped: halted });
  const head = {
    summary: result === null ? say('batch.running', counts) : ended,
    title: `批量办理：${saidOnce(task, outcome, '，')}`,
    tag: `${settled - halted}/${total}`,
  };
  if (result === null) {
    return card({ ...head, tone: 'todo' }, [
      strong(say('batch.running', counts)),
      buttons(button('停止', { verb: 'batch.stop', batch }, 'danger', stop)),
    ]);
  }
  const lineOf = ({ name, why }: Left): string => say('batch.why', { name: clip(name, max), why: clip(why, max * 2) });
  const { stopped } = result;
  // Two lists are numbered from 1 each.
  const isBoth = stopped.length > 0 && result.skipped.length > 0;
  return card({ ...head, tone: skipped === 0 ? 'done' : 'warn' }, [
    strong(ended),
    ...(result.done.length === 0 ? [] : [text(say('batch.done')), numbered(result.done.map((name) => clip(name, max)))]),
    ...leftBlocks(say('batch.stopped', { count: stopped.length }), isBoth ? '停下的' : '', stopped, ({ name }) =>
      clip(name, max),
    ),
    ...leftBlocks(say('batch.skipped'), isBoth ? '跳过的' : '', result.skipped, lineOf),
    buttons(commandButton('batch'), commandButton('tasks', 'link')),
  ]);
}

type Left = { readonly taskId: number; readonly name: string; readonly why: string };

/** What was not decided, and the ways to it, by the numbers of the list. */
function leftBlocks<T extends Pick<Left, 'taskId' | 'name'>>(
  says: string,
  which: string,
  left: readonly T[],
  lineOf: (one: T) => string,
): readonly (Block | null)[] {
  if (left.length === 0) return [];
  const opens = left
    .slice(0, OPENED)
    .map(({ taskId }, at) => button(`打开${which} ${at + 1}`, { verb: 'task.show', task: taskId }));
  const rest = left.length - OPENED;
  return [
    warn(says),
    numbered(left.map(lineOf)),
    ...buttonRows(opens, which === '' ? 3 : 2),
    rest > 0 ? muted(say('common.more', { rest })) : null,
  ];
}

function example(): Props {
  return { batch: 7, task: '规范性初审', outcome: '通过', total: 12, done: 0, skipped: 0, onPage: false, result: null };
}
