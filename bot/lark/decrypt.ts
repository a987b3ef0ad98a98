import { createDecipheriv, createHash } from 'node:crypto';

const IV_BYTES = 16;

/**
 * Opens an encrypted push: base64 of a 16-byte IV and an AES-256-CBC body (PKCS#7), under the SHA-256 of the encrypt key.
 *
 * @throws Error when the text was not made with this key
 */
export function decrypt(encrypted: string, encryptKey: string): Uint8Array {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length < IV_BYTES * 2) throw new Error('encrypted text is too short');
  const decipher = createDecipheriv('aes-256-cbc', keyOf(encryptKey), bytes.subarray(0, IV_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]);
}

const keys = new Map<string, Buffer>();

/** There is one key for each app of this process. */
function keyOf(encryptKey: string): Buffer {
  const key = keys.get(encryptKey) ?? createHash('sha256').update(encryptKey).digest();
  keys.set(encryptKey, key);
  return key;
}
