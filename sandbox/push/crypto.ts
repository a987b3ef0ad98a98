import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** AES-256-CBC under sha256 of the Encrypt Key, IV in front, base64: what stands in `{"encrypt": …}`. */
export function encryptEvent(encryptKey: string, plain: string, iv: Buffer = randomBytes(16)): string {
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv);
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}

/** `X-Lark-Signature`: over the body exactly as it is sent. */
export function signBody(timestamp: string, nonce: string, encryptKey: string, rawBody: string): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey + rawBody)
    .digest('hex');
}
