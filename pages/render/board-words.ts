import { daysLeftText, isFar } from '../../cards/kit/deadlines.js';
import { formatDate } from '../../workflow/time/civil.js';
import type { DueLine } from '../../handlers/board/lines.js';

/** A deadline in words that say how near it is, beside the colour. */
export interface DueView {
  readonly text: string;
  readonly name: string;
  /** A badge's tone. */
  readonly tone: 'bad' | 'warn' | 'info';
  readonly article: string;
}

const TONES = { late: 'bad', soon: 'warn', ahead: 'info' } as const;

export function dueView({ name, article, dueOn, left, days, certain, state }: DueLine): DueView {
  const words = daysLeftText(left, days);
  const provisional = certain ? '' : '（暂估）';
  return {
    text: isFar(left) ? `${dayOf(dueOn, true)}${provisional}${words}` : `${words} · ${dayOf(dueOn)}${provisional}`,
    name,
    tone: TONES[state],
    article,
  };
}

/** `9月15日周二`, with `year` also `2026年`: without the brackets, for where brackets stand around it. */
export function dayOf(date: string, year = false): string {
  return formatDate(date, { year }).replace(/[（）]/g, '');
}
