import type { Button, Input } from '../../../cards/kit/tree.js';
import { encodeAction } from '../../../cards/kit/action.js';

const SUFFIX = /~\d+$/;
const MARKED = /^([A-Za-z]\w{0,63})~([0-9a-f]{16})$/;

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

/**
 * The name of an input. The mark of the answer that it shows stands in it, since nothing else is sure to come back with a form's
 * submission: `content~0123456789abcdef`.
 */
export function inputName({ name, mark }: Input): string {
  return mark === undefined ? name : `${name}~${mark}`;
}

/** The input's own name and the mark behind it; no mark where the name holds none. */
export function plainInput(name: string): { readonly name: string; readonly mark: string | null } {
  const [, plain, mark] = MARKED.exec(name) ?? [];
  return plain === undefined || mark === undefined ? { name, mark: null } : { name: plain, mark };
}
