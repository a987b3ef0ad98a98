import { renderView } from './view.js';

/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as it is read: `12 个`. */
  readonly text: string;
  readonly tone?: 'main' | 'bad' | 'warn' | 'done';
}

/** More bars than this say nothing; the rest is added up. */
const MOST = 16;
const ROW = 40;

/** A chart of bars as SVG, with its title and every value in words; `most` is the length of a whole bar. Empty without bars. */
export function renderBars(
  id: string,
  title: string,
  all: readonly Bar[],
  most = Math.max(...all.map(({ value }) => value), 0),
): string {
  if (all.length === 0) return '';
  const shown = all.slice(0, MOST);
  return renderView('board-bars', {
    id,
    title,
    described: shown.map(({ label, text }) => `${label}：${text}`).join('；'),
    left: all.length - shown.length,
    height: shown.length * ROW,
    bars: shown.map(({ label, value, text, tone = 'main' }, at) => ({
      label,
      text,
      tone,
      textY: at * ROW + 15,
      barY: at * ROW + 21,
      width: most === 0 ? 0 : Math.round((Math.min(value, most) / most) * 1000) / 10,
    })),
  });
}
