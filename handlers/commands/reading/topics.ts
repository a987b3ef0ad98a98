import type { Policy } from '../../../policies/schema/index.js';
import { periodText } from '../../../workflow/describe/point.js';
import { folded } from './words.js';

/** Something that the policy answers by itself, with the place where it is written. */
export interface Topic {
  readonly title: string;
  readonly answer: string;
  readonly article: string;
}

/** The rules whose keywords a question holds, those with the most of them first; then the deadlines that it names. */
export function topicsOf(policy: Policy, question: string): Topic[] {
  const text = folded(question);
  const hits = (words: readonly string[]) => words.filter((word) => text.includes(folded(word))).length;
  const rules = policy.info
    .map(({ title, answer, article, keywords }) => ({ topic: { title, answer, article }, weight: hits([...keywords, title]) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ topic }) => topic);
  const deadlines = Object.values(policy.deadlines)
    .filter(({ name }) => hits([name]) > 0)
    .map(({ name, says, article, count, reading }) => ({
      title: name,
      answer: `${says ?? `期限为${periodText(policy, count)}。`}${reading === undefined ? '' : `（系统约定：${reading}）`}`,
      article,
    }));
  return [...rules, ...deadlines];
}
