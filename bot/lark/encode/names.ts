import type { Button, Input } from '../../../cards/kit/tree.js';
import { encodeAction } from '../../../cards/kit/action.js';

const SUFFIX = /~(\d+)$/;
/** The last two digits of a number behind a name count like buttons; those before them are the card's row. */
const LIKE = 100;
const MARKED = /^([A-Za-z]\w{0,63})~([0-9a-f]{16})$/;

/**
 * Names of the components of one card. Two buttons may ask for the same thing, but the platform wants names unique over
 * the whole card: the second one is called `name~2`. No argument of an action may hold a tilde, so it is never ambiguous.
 *
 * A form's submission brings nothing but names, so there the name also says which card it is (ADR 0037): of row 48 `name~4801`,
 * `name~4802`. It is one number, because a release from before takes off no more than that.
 */
export class ButtonNames {
  private readonly used = new Map<string, number>();

  /** @param cardMessageId - the card's row; null where it has none */
  constructor(readonly cardMessageId: number | null) {}

  /** The wire text of a button's action and the component name that stands for it in this card. */
  of(button: Button, inForm: boolean): { readonly wire: string; readonly name: string } {
    const wire = encodeAction(button.action);
    const count = (this.used.get(wire) ?? 0) + 1;
    this.used.set(wire, count);
    const number = (inForm ? (this.cardMessageId ?? 0) : 0) * LIKE + count;
    return { wire, name: number === 1 ? wire : `${wire}~${number}` };
  }
}

/** The action's text behind a component name, and the card's row where the name says it. */
export function plainWire(name: string): { readonly wire: string; readonly cardMessageId: number | null } {
  const number = Number(SUFFIX.exec(name)?.[1] ?? 1);
  const row = Math.floor(number / LIKE);
  return { wire: name.replace(SUFFIX, ''), cardMessageId: row > 0 && Number.isSafeInteger(number) ? row : null };
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
