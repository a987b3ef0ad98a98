import { parseJson } from '../http/parse-json.js';
import type { PushRefusal } from '../pushed.js';
import { decrypt } from './decrypt.js';
import { Challenge, Envelope, Sealed } from './envelope.js';
import { same } from './same.js';
import { verify, type Signed } from './verify.js';

export interface DoorKeys {
  readonly appId: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
}

/** What a push turned out to be. `refused` carries the HTTP status and a word for the log; it never reaches a handler. */
export type Opened =
  | { readonly kind: 'envelope'; readonly envelope: Envelope }
  | { readonly kind: 'challenge'; readonly challenge: string }
  | { readonly kind: 'refused'; readonly status: 400 | 401; readonly why: PushRefusal };

/**
 * Opens a push: signature over the raw bytes, freshness, decryption, shape, token, app. Pure.
 *
 * The platform does not sign `url_verification`, so an unsigned push is opened to see whether it is one that knows our
 * token; every other unsigned push gets the same answer, so that nobody learns from it whether a forged text decrypts.
 */
export function open(push: Signed, keys: DoorKeys, nowMs: number): Opened {
  const outer = parseJson(push.raw);
  if (outer === undefined) return refused(400, 'not-json');
  const verdict = verify(push, keys.encryptKey, nowMs);
  const inner = unseal(outer, keys.encryptKey);
  const challenge = challengeIn(inner);
  if (challenge !== null && same(challenge.token, keys.verificationToken)) {
    return { kind: 'challenge', challenge: challenge.challenge };
  }
  if (verdict !== 'ok') return refused(401, verdict);
  if (inner === undefined) return refused(400, 'not-decryptable');
  if (challenge !== null) return refused(401, 'wrong-token');
  const envelope = Envelope.safeParse(inner);
  if (!envelope.success) return refused(400, 'not-an-envelope');
  const { token, app_id } = envelope.data.header;
  if (!same(token, keys.verificationToken)) return refused(401, 'wrong-token');
  if (!same(app_id, keys.appId)) return refused(401, 'wrong-app');
  return { kind: 'envelope', envelope: envelope.data };
}

/** Asked for by its word first: that it is not one is the rule, and an error made for each press costs more than all else here. */
function challengeIn(inner: unknown): Challenge | null {
  if (typeof inner !== 'object' || inner === null || !('type' in inner)) return null;
  return Challenge.safeParse(inner).data ?? null;
}

function refused(status: 400 | 401, why: PushRefusal): Opened {
  return { kind: 'refused', status, why };
}

function unseal(outer: unknown, encryptKey: string): unknown {
  const sealed = Sealed.safeParse(outer);
  if (!sealed.success) return outer;
  try {
    return parseJson(decrypt(sealed.data.encrypt, encryptKey));
  } catch {
    return undefined;
  }
}
