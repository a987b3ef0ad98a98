import type { Block } from '../../cards/kit/tree.js';
import type { Visitor } from '../visit.js';
import { viewOf } from './card.js';
import { renderView } from './view.js';

/** Blocks of a card within a page of its own. */
export function renderBlocks({ csrf }: Pick<Visitor, 'csrf'>, blocks: readonly Block[]): string {
  return renderView('blocks', { csrf, act: '/pages/act', blocks: blocks.map((block) => viewOf(block)) });
}
