/** How one kind of database is copied out and put back. */
export interface DatabaseTools {
  readonly kind: 'sqlite' | 'mysql';
  /** The copy's name in the backup. */
  readonly file: string;
  /** Writes a copy of one instant, while others work. @throws DumpFailed */
  dump(to: string): Promise<void>;
  isEmpty(): Promise<boolean>;
  /** Whether another program has it open. */
  isInUse(): Promise<boolean>;
  /** Puts a copy in the place of whatever is there. Nobody else may work on it. @throws DumpFailed */
  load(from: string): Promise<void>;
}

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
