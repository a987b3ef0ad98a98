import type { Deps } from '../../handlers/context.js';
import { makeAllowance } from '../../handlers/core/allowance.js';

/** Counts for all processes together. Null: it may be; else the instant, epoch ms, from which it may be again. */
export interface SignOnLimits {
  /** One try to sign on from this address. */
  from(address: string): Promise<number | null>;
  /** One sign-on of this account. */
  by(account: string): Promise<number | null>;
}

const WINDOW_MS = 10 * 60_000;
/** A whole office may stand behind one address. */
const PER_ADDRESS = 300;
const PER_ACCOUNT = 20;

export function signOnLimits(deps: Pick<Deps, 'db' | 'now'>): SignOnLimits {
  const addresses = makeAllowance(deps, { name: 'sign-on-from', limit: PER_ADDRESS, windowMs: WINDOW_MS, step: 20 });
  const accounts = makeAllowance(deps, { name: 'sign-on-by', limit: PER_ACCOUNT, windowMs: WINDOW_MS, step: 1 });
  return { from: (address) => addresses.take(address), by: (account) => accounts.take(account) };
}
