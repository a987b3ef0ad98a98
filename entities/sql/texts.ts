import { LONGEST_KEPT } from './tables-in.js';

/** Of one table; lists of every length have texts of their own. */
const TEXTS_KEPT = 500;

/** A column, a number of values, a word that tells what is made of them. */
export type Step = string | number;

interface Node {
  readonly next: Map<Step, Node>;
  text: string | null;
}

/**
 * One table's statements that were put together before, found step by step by what they are made of: a key that is itself put together
 * is hashed anew for every statement of every press, which takes longer than SQLite takes for some of them.
 */
export class Texts {
  private root = node();
  private count = 0;

  /**
   * The text at the end of these steps, which come in parts as they are known, so that nobody puts them together for each statement; made anew
   * where one part is null, and kept unless it is longer than the program's own texts are.
   */
  at(parts: readonly (readonly Step[] | null)[], make: () => string): string {
    let here = this.root;
    for (const steps of parts) {
      if (steps === null) return make();
      for (const step of steps) {
        let next = here.next.get(step);
        if (next === undefined) here.next.set(step, (next = node()));
        here = next;
      }
    }
    if (here.text !== null) return here.text;
    const made = make();
    this.count += 1;
    if (made.length <= LONGEST_KEPT) here.text = made;
    if (this.count >= TEXTS_KEPT) [this.root, this.count] = [node(), 0];
    return made;
  }
}

function node(): Node {
  return { next: new Map(), text: null };
}
