import { freshId } from '../world/ids.js';

const LIFE_MS = 7_200_000;
const RENEW_MS = 1_800_000;

interface Token {
  readonly value: string;
  readonly until: number;
}

/** Tenant access tokens: two hours; asked again with less than 30 minutes left, a new one comes and both are valid. */
export class Tokens {
  private issued: readonly Token[] = [];

  constructor(private readonly elapsed: () => number) {}

  /** The token and the seconds it still lives. */
  issue(): { readonly value: string; readonly expire: number } {
    const now = this.elapsed();
    this.issued = this.issued.filter((token) => token.until > now);
    const newest = this.issued.at(-1);
    if (newest && newest.until - now >= RENEW_MS) return { value: newest.value, expire: Math.floor((newest.until - now) / 1000) };
    const token = { value: freshId('t-'), until: now + LIFE_MS };
    this.issued = [...this.issued, token];
    return { value: token.value, expire: LIFE_MS / 1000 };
  }

  accepts(value: string): boolean {
    const now = this.elapsed();
    return this.issued.some((token) => token.value === value && token.until > now);
  }

  /** Makes every token invalid, as a rotated secret does. */
  revokeAll(): void {
    this.issued = [];
  }
}
