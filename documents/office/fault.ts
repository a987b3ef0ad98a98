/** A file that cannot be read, with one Chinese sentence that says what the person should do next. */
export interface Unreadable {
  readonly unreadable: string;
  /** Set where nothing is wrong with the file but its size: it may be taken in without being looked into. */
  readonly tooLarge?: true;
}

/** Thrown inside `documents/` only; every public function turns it into `Unreadable`. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault';
  readonly tooLarge: boolean;

  constructor(message: string, { tooLarge = false } = {}) {
    super(message);
    this.tooLarge = tooLarge;
  }
}

export const isUnreadable = (value: object): value is Unreadable => 'unreadable' in value;

/** Runs `read` and gives its result, or why the file cannot be read. Other errors mean a file that breaks the format. */
export function readable<T extends object>(read: () => T, otherwise: string): T | Unreadable {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DocumentFault)) return { unreadable: otherwise };
    return { unreadable: error.message, ...(error.tooLarge ? { tooLarge: true } : {}) };
  }
}
