import type { WrittenTo } from '../../../entities/sql/written-to.js';

interface Known<T> {
  readonly made: Promise<T>;
  readonly writes: number;
}

/**
 * What a unit of work made of rows, by the id that it asked for: made anew once the unit wrote to one of the tables. Whoever needs it asks
 * for it; that it was made before costs him nothing.
 */
export class Kept<T> {
  private readonly known = new Map<number, Known<T>>();

  constructor(
    private readonly unit: WrittenTo,
    private readonly tables: readonly string[],
  ) {}

  of(id: number, make: () => Promise<T>): Promise<T> {
    const writes = this.unit.writesTo(this.tables);
    const before = this.known.get(id);
    if (before?.writes === writes) return before.made;
    const made = make();
    this.known.set(id, { made, writes });
    return made;
  }

  /** What was made by another way than by its id. */
  put(id: number, made: T): void {
    this.known.set(id, { made: Promise.resolve(made), writes: this.unit.writesTo(this.tables) });
  }
}
