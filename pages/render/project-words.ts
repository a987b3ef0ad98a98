import { instantBeside, longInstant } from '../../workflow/time/civil.js';
import type { Stay } from '../../handlers/reading/timeline.js';

/** How an opinion stands, in words and colour. */
export const OPINION_WORDS = {
  open: { state: '待回应', tone: 'warn' },
  answered: { state: '已回应，待确认', tone: 'info' },
  accepted: { state: '已确认整改', tone: 'done' },
} as const;

const STAYS = {
  done: { word: '已完成', tone: 'done' },
  now: { word: '正在办理', tone: 'todo' },
  next: { word: '后续', tone: 'none' },
} as const;

/** A stay in a stage as `timeline.hbs` draws it; whose turn it is stands with the present one. */
export function stayView({ stage, state, from, to, again, steps }: Stay, turns: readonly string[]): object {
  const when =
    from === null
      ? null
      : `${longInstant(from)}${to === null ? (state === 'now' ? ' 起' : '') : ` — ${instantBeside(to, from)}`}`;
  return {
    stage,
    state,
    again,
    ...STAYS[state],
    when,
    steps: steps.map(({ at, what, by }) => ({ at: instantBeside(at, from ?? at), what, by })),
    turns: state === 'now' ? turns : [],
  };
}
