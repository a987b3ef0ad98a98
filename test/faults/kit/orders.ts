/** Ends a process, or only stops it, at the `nth` statement from now on that matches, before it leaves or after it was answered. */
export interface CrashPoint {
  /** A regular expression on the statement's text. */
  readonly on: string;
  readonly when: 'before' | 'after';
  readonly nth: number;
  /** `SIGSTOP`: it stands still as a machine that is swapped out does, and goes on later. */
  readonly signal?: 'SIGSTOP';
}

/** What the harness tells a bot's process; answered with `{ done: id }`. */
export type Order =
  | { readonly id: number; readonly kind: 'crash'; readonly point: CrashPoint | null }
  /** `passing`: time has gone by, and what waited for an hour in it is called; else only the clock has jumped. */
  | { readonly id: number; readonly kind: 'clock'; readonly aheadMs: number; readonly passing: boolean };

/** An order without the number by which it is answered. */
export type NewOrder =
  | { readonly kind: 'crash'; readonly point: CrashPoint | null }
  | { readonly kind: 'clock'; readonly aheadMs: number; readonly passing: boolean };

export function parseOrder(message: unknown): Order {
  return message as Order;
}

/** The point at which a process is to die from its start on. */
export function parseCrash(text: string | undefined): CrashPoint | null {
  return text === undefined ? null : (JSON.parse(text) as CrashPoint);
}
