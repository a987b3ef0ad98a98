import { notice } from '../../cards/notice.js';
import type { Card } from '../../cards/kit/tree.js';
import { isNotKnown } from '../core/people/not-known.js';
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

/** A refusal as a message, under what kind of no it is. Whom the bot does not know it would tell the same again when he asks for help. */
export function refusedCard(refusal: Refusal): Card {
  const lines = [refusalSentence(refusal)];
  return noticeCard({ tone: 'warn', title: refusalTitle(refusal), lines, commands: isNotKnown(refusal) ? [] : ['help'] });
}
