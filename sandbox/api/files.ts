import type { Context } from 'koa';
import { objectOf, parseJson } from '../json.js';
import { freshId } from '../world/ids.js';
import type { StoredFile } from '../world/types.js';
import type { World } from '../world/world.js';
import { readBody } from './body.js';
import { FAULTS } from './fault.js';
import { imageType } from './image-type.js';
import { LIMITS } from './limits.js';
import { knownMessage } from './messages.js';
import { parseMultipart } from './multipart.js';

const FILE_TYPES = new Set(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream']);
const ENVELOPE_BYTES = 64 * 1024;

/** `POST im/v1/files`: at most 30 MB, not empty. */
export async function uploadFile(ctx: Context, world: World): Promise<string> {
  const { field, file } = await readUpload(ctx, LIMITS.fileBytes, 'file');
  if (!FILE_TYPES.has(field('file_type'))) throw FAULTS.fileParameter('file_type');
  if (field('file_name') === '') throw FAULTS.fileParameter('file_name');
  const key = freshId('file_v3_');
  const meta = {
    key,
    name: field('file_name'),
    mime: 'application/octet-stream',
    size: file.length,
    resource: 'file',
    by: 'bot',
  } as const;
  world.addFile(meta, file);
  return key;
}

/** `POST im/v1/images`: at most 10 MB, in a format the platform knows. */
export async function uploadImage(ctx: Context, world: World): Promise<string> {
  const { field, file } = await readUpload(ctx, LIMITS.imageBytes, 'image');
  if (field('image_type') !== 'message') throw FAULTS.fileParameter('image_type');
  const mime = imageType(file);
  if (mime === null) throw FAULTS.notAnImage();
  const key = freshId('img_v3_');
  world.addFile({ key, name: key, mime, size: file.length, resource: 'image', by: 'bot' }, file);
  return key;
}

/** `GET im/v1/messages/:id/resources/:key?type=`: what a person sent, while the bot is in the chat and nothing was recalled. */
export function resourceOf(world: World, messageId: string, key: string, type: string): StoredFile {
  const message = knownMessage(world, messageId);
  if (message.recalled) throw FAULTS.fileRecalled();
  if (!world.chats.get(message.chatId)?.botIn) throw FAULTS.appNotInChat();
  const content = objectOf(parseJson(message.content));
  const file = world.files.get(key);
  if (!file || content[`${message.type}_key`] !== key) throw FAULTS.fileNotInMessage();
  if (type !== file.resource) throw FAULTS.fileParameter('type');
  return file;
}

/** Answers with a stored file's bytes and name. */
export function answerFile(ctx: Context, world: World, file: StoredFile): void {
  const bytes = world.fileBytes(file.key);
  if (!bytes) throw FAULTS.fileNotInMessage();
  ctx.set('content-type', file.mime);
  ctx.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  ctx.body = Buffer.from(bytes);
}

interface Upload {
  readonly field: (name: string) => string;
  readonly file: Buffer;
}

async function readUpload(ctx: Context, limit: number, name: string): Promise<Upload> {
  const body = await readBody(ctx.req, limit + ENVELOPE_BYTES, FAULTS.fileTooLarge());
  const parts = parseMultipart(ctx.get('content-type'), body);
  const file = parts.find((part) => part.name === name)?.bytes;
  if (!file) throw FAULTS.fileParameter(`${name} is missing`);
  if (file.length === 0) throw FAULTS.fileEmpty();
  if (file.length > limit) throw FAULTS.fileTooLarge();
  return { file, field: (wanted) => parts.find((part) => part.name === wanted)?.bytes.toString('utf8') ?? '' };
}
