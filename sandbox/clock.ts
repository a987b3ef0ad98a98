/** The two clocks the sandbox lives by: the world's, which people move, and the machine's, which nobody does. */
export interface SandboxClock {
  /** The world's time, epoch ms. */
  now(): number;
  /** Moves the world's time forward; resolves when everything that was due on the way has happened. */
  moveTo(ms: number): Promise<void>;
}

/** Milliseconds that have passed on the machine since some fixed moment. */
export function machineElapsed(): number {
  return performance.now();
}
