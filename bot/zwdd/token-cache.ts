/** One token for all, fetched by one request at a time. */
export interface TokenCache {
  get(): Promise<string>;
  /** Forgets a token that is no longer taken. */
  drop(): void;
}

/** A token that ends within this time is renewed. */
const EARLY_MS = 600_000;

/** @param ask - fetches a token and says for how many ms it is good; @param now - epoch ms */
export function tokenCache(
  ask: () => Promise<{ readonly token: string; readonly forMs: number }>,
  now: () => number,
): TokenCache {
  let held: { readonly token: string; readonly until: number } | null = null;
  let asking: Promise<string> | null = null;
  const renew = async (): Promise<string> => {
    const at = now();
    const { token, forMs } = await ask();
    held = { token, until: at + Math.max(forMs - EARLY_MS, forMs / 2) };
    return token;
  };
  return {
    get: () => {
      if (held !== null && now() < held.until) return Promise.resolve(held.token);
      asking ??= renew().finally(() => {
        asking = null;
      });
      return asking;
    },
    drop: () => {
      held = null;
    },
  };
}
