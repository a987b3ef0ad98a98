/** How each part of a whole is made from what all of them share; a maker may use other parts. */
export type Makers<Whole, Shared> = { readonly [K in keyof Whole]: (shared: Shared, whole: Whole) => Whole[K] };

/**
 * Wholes whose parts are made when they are first asked for: a unit of work uses three or four of its forty stores, and
 * making all of them took longer than its statements.
 */
export function lazily<Whole extends object, Shared>(makers: Makers<Whole, Shared>): (shared: Shared) => Whole {
  class Lazy {
    constructor(readonly shared: Shared) {}
  }
  for (const name of Object.keys(makers) as (keyof Whole)[]) {
    Object.defineProperty(Lazy.prototype, name, {
      get(this: Lazy) {
        const value = makers[name](this.shared, this as unknown as Whole);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  return (shared) => new Lazy(shared) as unknown as Whole;
}
