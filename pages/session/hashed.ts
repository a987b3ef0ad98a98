import { createHash, createHmac } from 'node:crypto';

/** Only this is kept of a secret that was given out. */
export function hashed(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** What only the browser with this word can show for this state: the verifier of RFC 7636, 43 characters. */
export function verifierOf(browser: string, state: string): string {
  return createHmac('sha256', browser).update(state).digest('base64url');
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
