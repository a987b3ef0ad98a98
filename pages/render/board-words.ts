import { say } from '../../cards/kit/wording.js';
import { shortDate } from '../../cards/kit/speech.js';
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

export function dueView({ name, article, dueOn, left, certain, state }: DueLine): DueView {
  return {
    text: `${leftWords(left, state)} · ${dayOf(dueOn)}${certain ? '' : '（暂估）'}`,
    name,
    tone: TONES[state],
    article,
  };
}

function leftWords(left: number, state: DueLine['state']): string {
  if (state === 'late') return left === 0 ? say('deadline.missed') : say('deadline.late', { days: -left });
  return left === 0 ? say('deadline.today') : say('deadline.left', { days: left });
}

/** `9月15日周二`: without the brackets, for where brackets stand around it. */
export function dayOf(date: string): string {
  return shortDate(date).replace(/[（）]/g, '');
}
