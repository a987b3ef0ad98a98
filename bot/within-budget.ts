export type InBudget<T> = { readonly done: true; readonly value: T } | { readonly done: false };

/**
 * Waits for `work` up to `ms` milliseconds. Work that is not done by then goes on by itself; whoever called decides what
 * becomes of it. A failure within the budget is thrown.
 */
export function withinBudget<T>(work: Promise<T>, ms: number): Promise<InBudget<T>> {
  return new Promise((resolve, reject) => {
    // A bare timer: ending one of `timers/promises` early makes an error with its stack for every press.
    const timer = setTimeout(() => resolve({ done: false }), ms).unref();
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve({ done: true, value });
      },
      (error: Error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
