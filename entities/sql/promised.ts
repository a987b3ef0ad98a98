/**
 * What `work` returns, or a promise that fails with what it threw: an `async` function without an `await`, and without the promise that each of
 * those makes around the one that it returns.
 */
export function promised<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}
