import { lastDayText } from '../../cards/kit/deadlines.js';
import { say } from '../../cards/kit/wording.js';
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
  return {
    text: `${leftWords(left, days)} · ${dayOf(dueOn)}${certain ? '' : '（暂估）'}`,
    name,
    tone: TONES[state],
    article,
  };
}

function leftWords(left: number, days: number): string {
  if (left === 0) return lastDayText(days);
  return left < 0 ? say('deadline.late', { days: -left }) : say('deadline.left', { days: left });
}

/** `9月15日周二`: without the brackets, for where brackets stand around it. */
export function dayOf(date: string): string {
  return formatDate(date).replace(/[（）]/g, '');
}
