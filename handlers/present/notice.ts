import { notice } from '../../cards/notice.js';
import type { Card } from '../../cards/kit/tree.js';
import { type Refusal, refusalSentence, refusalTitle } from '../../workflow/refusals.js';

type Props = Parameters<typeof notice.render>[0];

const PLAIN: Omit<Props, 'title' | 'lines'> = {
  tone: 'info',
  points: [],
  article: null,
  project: null,
  task: null,
  deadline: null,
  commands: [],
};

/** Something that is simply told; what is left out is not shown. */
export function noticeCard(props: Pick<Props, 'title' | 'lines'> & Partial<Props>): Card {
  return notice.render({ ...PLAIN, ...props });
}

/** A refusal as a message, under what kind of no it is. */
export function refusedCard(refusal: Refusal): Card {
  return noticeCard({ tone: 'warn', title: refusalTitle(refusal), lines: [refusalSentence(refusal)], commands: ['help'] });
}
