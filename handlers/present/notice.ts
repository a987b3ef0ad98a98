import { notice } from '../../cards/notice.js';
import type { Card } from '../../cards/kit/tree.js';

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

/** A refusal in a chat, with what may be done instead. */
export function refusedCard(sentence: string): Card {
  return noticeCard({ tone: 'warn', title: '暂时办不了', lines: [sentence], commands: ['help'] });
}
