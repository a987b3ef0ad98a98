import type { SeenCard } from '../../sandbox/reading/seen-card.js';

/** What the check of a document found, as its card says it: level, where, what and article of each line, in their order. */
export function findingsOn(card: SeenCard): [level: string, where: string, says: string, article: string][] {
  let level = '';
  return card
    .text()
    .split('\n')
    .flatMap((line) => {
      level = /(缺少|不符|建议|未检查|已有)（\d+ 项）/.exec(line)?.[1] ?? level;
      const [, where, says, article] = /【(.+?)】(.+) 依据：(.+)$/.exec(line) ?? [];
      return where === undefined || says === undefined || article === undefined ? [] : [[level, where, says, article.trim()]];
    });
}
