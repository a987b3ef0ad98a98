/** How each part of a whole is made from what all of them share; a maker may use other parts. */
export type Makers<Whole, Shared> = { readonly [K in keyof Whole]: (shared: Shared, whole: Whole) => Whole[K] };

/**
 * Wholes whose parts are made when they are first asked for: a unit of work uses three or four of its forty stores, and
 * making all of them took longer than its statements.
 */
export function lazily<Whole extends object, Shared>(makers: Makers<Whole, Shared>): (shared: Shared) => Whole {
  const names = Object.keys(makers) as (keyof Whole)[];
  class Lazy {
    /** In the order of their names: a property that is defined anew on each whole would cost more than making the part. */
    readonly made = new Array<Whole[keyof Whole] | undefined>(names.length);
    constructor(readonly shared: Shared) {}
  }
  for (const [at, name] of names.entries()) {
    Object.defineProperty(Lazy.prototype, name, {
      get(this: Lazy) {
        return (this.made[at] ??= makers[name](this.shared, this as unknown as Whole));
      },
    });
  }
  return (shared) => new Lazy(shared) as unknown as Whole;
}
