import type { Button } from '../../../cards/kit/tree.js';
import { encodeAction } from '../../../cards/kit/action.js';

const SUFFIX = /~\d+$/;

/**
 * Names of the components of one card. Two buttons may ask for the same thing, but the platform wants names unique over
 * the whole card: the second one is called `name~2`. No argument of an action may hold a tilde, so it is never ambiguous.
 */
export class ButtonNames {
  private readonly used = new Map<string, number>();

  /** The wire text of a button's action and the component name that stands for it in this card. */
  of(button: Button): { readonly wire: string; readonly name: string } {
    const wire = encodeAction(button.action);
    const count = (this.used.get(wire) ?? 0) + 1;
    this.used.set(wire, count);
    return { wire, name: count === 1 ? wire : `${wire}~${count}` };
  }
}

/** The action's text behind a component name. */
export function plainWire(name: string): string {
  return name.replace(SUFFIX, '');
}
