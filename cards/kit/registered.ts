import type { z } from 'zod';
import type { Verb } from './action.js';
import type { CardModule } from './define.js';
import type { Card } from './tree.js';

/** A card module with its props' type put away: what can be said of every card alike. */
export interface RegisteredCard {
  readonly id: string;
  readonly title: string;
  readonly props: z.ZodType;
  readonly actions: readonly Verb[];
  readonly examples: readonly { readonly name: string; readonly props: unknown; readonly card: () => Card }[];
}

export function rendered<P>({ id, title, props, actions, examples, render }: CardModule<P>): RegisteredCard {
  const shown = Object.entries<P>(examples).map(([name, example]) => ({ name, props: example, card: () => render(example) }));
  return { id, title, props, actions, examples: shown };
}
