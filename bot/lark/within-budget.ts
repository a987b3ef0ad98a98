/** The platform gives a card action 3 s, network included, and shows a bare error number after that. */
export const ACTION_BUDGET_MS = 2500;

export type InBudget<T> = { readonly done: true; readonly value: T } | { readonly done: false };

/**
 * Waits for `work` up to `ms` milliseconds. Work that is not done by then goes on by itself; whoever called decides what
 * becomes of it. A failure within the budget is thrown.
 */
export async function withinBudget<T>(work: Promise<T>, ms: number): Promise<InBudget<T>> {
  // A bare timer: ending one of `timers/promises` early makes an error with its stack for every press.
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<InBudget<T>>((resolve) => {
    timer = setTimeout(() => resolve({ done: false }), ms).unref();
  });
  try {
    return await Promise.race([work.then((value): InBudget<T> => ({ done: true, value })), over]);
  } finally {
    clearTimeout(timer);
  }
}
