import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Counts within this process; several processes let through as many times more. */
export interface SignOnLimits {
  /** One try to sign on from this address. False: too many. */
  from(address: string): Promise<boolean>;
  /** One sign-on of this account. False: too many. */
  by(account: string): Promise<boolean>;
}

const WINDOW_S = 10 * 60;
/** A whole office may stand behind one address. */
const PER_ADDRESS = 300;
const PER_ACCOUNT = 20;

export function signOnLimits(): SignOnLimits {
  const addresses = new RateLimiterMemory({ keyPrefix: 'address', points: PER_ADDRESS, duration: WINDOW_S });
  const accounts = new RateLimiterMemory({ keyPrefix: 'account', points: PER_ACCOUNT, duration: WINDOW_S });
  const take = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
    limiter.consume(key).then(
      () => true,
      () => false,
    );
  return { from: (address) => take(addresses, address), by: (account) => take(accounts, account) };
}
