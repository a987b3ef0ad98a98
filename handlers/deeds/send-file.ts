import type { Context } from '../context.js';
import type { HandedFile, Reply } from '../reply.js';
import { postFile } from '../core/tell/tell.js';
import { letterboxOf } from '../core/tell/letterbox.js';
import { assertStored } from './stored.js';

const MINUTE = 60_000;

/** Bytes of the largest file that is sent into a chat: platforms take little more. */
export const MOST_SENT = 28 * 1024 * 1024;

/** What came of giving a file to whoever pressed. */
export interface Sent {
  /** False when he has no account to send it to. */
  readonly sent: boolean;
  /** Read after the file's name: where it is now. */
  readonly where: string;
  /** Goes with the answer: on a page, the file itself. */
  readonly reply: Pick<Reply, 'files'>;
}

/**
 * Gives stored files to whoever pressed: on a page with the answer, else into his private chat. Pressed again within a minute they are not sent
 * twice.
 *
 * @throws Refused where one that goes into a chat is on the disk no more; a page finds it out when it hands the file over
 * @param key - what makes a second sending the same as the first; the file and the minute unless given
 */
export async function sendFiles(context: Context, files: readonly HandedFile[], key?: string): Promise<Sent> {
  if (context.inbound.onPage === true) return { sent: true, where: '已备好，请保存下载的文件', reply: { files } };
  for (const file of files) await assertStored(context.deps.files, file);
  const letterbox = await letterboxOf(context, context.actor);
  if (letterbox === null) return { sent: false, where: '没有发出：您的账号还收不到文件，请先给我发一条消息再试', reply: {} };
  const minute = Math.floor(context.now / MINUTE);
  for (const [at, file] of files.entries()) {
    const own = key === undefined ? `file:${String(context.actor.id)}:${file.sha256}:${String(minute)}` : `${key}:${String(at)}`;
    await postFile(context, letterbox, file, own);
  }
  return { sent: true, where: '已发到您与我的会话', reply: {} };
}

/** The same for one file. */
export function sendFile(context: Context, file: HandedFile): Promise<Sent> {
  return sendFiles(context, [file]);
}
