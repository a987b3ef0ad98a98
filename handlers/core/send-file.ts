import type { Context } from '../context.js';
import { letterboxOf, postFile } from './tell.js';

const MINUTE = 60_000;

/**
 * Sends a stored file to whoever pressed, into his private chat. Pressed again within a minute it is not sent twice.
 * False when he has no account to send it to.
 */
export async function sendFile(context: Context, file: { readonly sha256: string; readonly name: string }): Promise<boolean> {
  const letterbox = await letterboxOf(context, context.actor);
  if (letterbox === null) return false;
  const minute = Math.floor(context.now / MINUTE);
  await postFile(context, letterbox, file, `file:${String(context.actor.id)}:${file.sha256}:${String(minute)}`);
  return true;
}
