import type { WrittenTo } from '../../../entities/sql/written-to.js';

interface Known<T> {
  readonly id: number;
  readonly made: Promise<T>;
  readonly writes: number;
}

/**
 * What a unit of work made of rows, by the id that it asked for: made anew once the unit wrote to one of the tables. Whoever needs it asks
 * for it; that it was made before costs him nothing.
 */
export class Kept<T> {
  /** A unit seldom asks for more than one. */
  private last: Known<T> | null = null;
  private others: Map<number, Known<T>> | null = null;

  constructor(
    private readonly unit: WrittenTo,
    private readonly tables: readonly string[],
  ) {}

  of(id: number, make: () => Promise<T>): Promise<T> {
    const writes = this.unit.writesTo(this.tables);
    const before = this.last?.id === id ? this.last : this.others?.get(id);
    if (before?.writes === writes) return before.made;
    const made = make();
    this.keep({ id, made, writes });
    return made;
  }

  /** What was made by another way than by its id. */
  put(id: number, made: T): void {
    this.keep({ id, made: Promise.resolve(made), writes: this.unit.writesTo(this.tables) });
  }

  private keep(now: Known<T>): void {
    if (this.last !== null && this.last.id !== now.id) (this.others ??= new Map()).set(this.last.id, this.last);
    this.last = now;
  }
}
