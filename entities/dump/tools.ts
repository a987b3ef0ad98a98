/** How one kind of database is copied out and put back. */
export interface DatabaseTools {
  readonly kind: 'sqlite' | 'mysql';
  /** The copy's name in the backup. */
  readonly file: string;
  /** Writes a copy of one instant, while others work. @throws DumpFailed */
  dump(to: string): Promise<void>;
  /** Nothing but what a look at it leaves: the book-keeping of migrations, and what a restore that broke off had not put in place. */
  isEmpty(): Promise<boolean>;
  /** Whether another program has it open. */
  isInUse(): Promise<boolean>;
  /** Puts back what a restore that broke off (`restoreBrokeOff`) laid aside, and drops the copy that is in its place. Nobody else may work on it. */
  putBack(): Promise<void>;
  /**
   * Loads a copy beside whatever is there and changes the two over in one step; before that nothing that is there is touched.
   * Nobody else may work on it, and nothing may lie aside of a restore that broke off.
   *
   * @throws DumpFailed when the copy does not load: what was there is there still
   */
  load(from: string): Promise<Loaded>;
}

/** A copy that is in place, with what was there before it laid aside. */
export interface Loaded {
  /** Drops what was there before. Throws only where it can still be put back. */
  keep(): Promise<void>;
  /** Puts it back, and drops the copy. */
  undo(): Promise<void>;
}

/** Tables of the book-keeping: whoever looks at a database of MySQL or SQLite makes them. */
export const BOOK_KEEPING: ReadonlySet<string> = new Set(['migrations', 'migration_lock']);

/** The server's own program is not installed, or did not do what it should. */
export class DumpFailed extends Error {
  constructor(
    readonly kind: 'noProgram' | 'failed',
    /** The programs that would do, or what the program said. */
    readonly detail: string,
  ) {
    super(`${kind}: ${detail}`);
  }
}
