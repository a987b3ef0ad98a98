/** Where in a policy: keys from the top, such as `['tasks', 'review', 'stage']`. */
export type PolicyPath = readonly (string | number)[];

/** One thing that is wrong with a policy's content, before it is known in which file it stands. */
export interface Finding {
  readonly path: PolicyPath;
  /** One Chinese sentence that names what is wrong and, where it can, what to write instead. */
  readonly says: string;
}

/** A finding at its place: `line` counts from 1, and is 0 where the whole file or folder is meant. */
export interface PolicyFault {
  readonly file: string;
  readonly line: number;
  /** Dotted, such as `tasks.review.stage`; empty for a file as a whole. */
  readonly path: string;
  readonly says: string;
}
