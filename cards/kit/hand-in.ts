import type { MaterialView } from './props.js';
import type { Button } from './tree.js';
import { say } from './wording.js';

/** What is to be known before something is handed in. */
export interface HandIn {
  /** What the policy asks; null: what is always said. */
  readonly asks: string | null;
  /** Who is next, in words; null where the same person goes on. */
  readonly next: string | null;
  /** Nobody can take it back afterwards, whatever others do. */
  readonly final: boolean;
}

/** What is asked before a form is handed in that was gone over. */
export function sureToHandIn({ asks, next, final }: HandIn): Button['confirm'] {
  return { title: say('form.confirmAsk'), text: say('form.confirmText', { asks, next, final }) };
}

/**
 * What is asked before a filing: what the policy asks, or that it cannot be taken back; and nothing while a paper is missing. Then the
 * answer is a no, and nobody is to confirm first what is refused after it.
 */
export function sureToFile(handIn: Omit<HandIn, 'next'>, materials: readonly MaterialView[]): Button['confirm'] | null {
  const owes = materials.some(({ required, state }) => required && state === 'waiting');
  return owes || (handIn.asks === null && !handIn.final) ? null : sureToHandIn({ ...handIn, next: null });
}
