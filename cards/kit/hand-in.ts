import type { MaterialView } from './props.js';
import type { Button } from './tree.js';
import { say } from './wording.js';

/** What is asked before a form is handed in that was gone over. */
export function sureToHandIn(text: string): Button['confirm'] {
  return { title: say('form.confirmAsk'), text };
}

/**
 * What is asked before a filing: only what the policy asks, and nothing while a paper is missing. Then the answer is a no, and nobody is
 * to confirm first what is refused after it.
 */
export function sureToFile(asks: string | null, materials: readonly MaterialView[]): Button['confirm'] | null {
  const owes = materials.some(({ required, state }) => required && state === 'waiting');
  return asks === null || owes ? null : { title: say('form.confirmAsk'), text: asks };
}
