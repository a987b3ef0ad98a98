import type { z } from 'zod';
import type { Card } from './tree.js';
import type { Verb } from './action.js';

/**
 * The contract of every card module: an id, the props it needs, the buttons it may offer, a pure render, and examples
 * that the law tests render, lint, and take pictures of. A card does no I/O and imports no entity.
 */
export interface CardModule<P = never> {
  readonly id: string;
  /** What the card is for, in Chinese, for the picture book. */
  readonly title: string;
  readonly props: z.ZodType<P>;
  readonly actions: readonly Verb[];
  readonly render: (props: P) => Card;
  readonly examples: Readonly<Record<string, P>>;
}

export function defineCard<P>(module: CardModule<P>): CardModule<P> {
  return module;
}
