import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Context } from 'koa';
import type { Visit } from '../visit.js';
import { fieldsOf } from './body.js';
import { allowance, type SentFile } from '../routes/uploads.js';

/** Room for a form's fields: the same as without files. A material for which no file was chosen comes as one without a name. */
const LIMITS = { fieldSize: 64 * 1024, fields: 40_000, files: 1000, parts: 41_000 } as const;
const MOST_FILES = 20;
const MOST_TEXT = 4 * 1024 * 1024;

/** Of files that are not taken so much is read, for the fields that stand behind them. */
const MOST_LEFT = 64 * 1024 * 1024;

/** For so long what still comes is thrown away, so that the answer is read before the line is cut. */
const LINGER_MS = 2000;

/** Whose files are taken, and from when on. */
interface Taking {
  readonly visit: Visit;
  /** Whether the fields so far carry the session's token. */
  readonly trusts: (body: unknown) => boolean;
}

/**
 * Reads a form that may bring files. Its fields become the request's body; each file is written among the parts as it comes, once the
 * session's token was seen before it and the file may come at all. At the first that is over its limit the reading ends: the fields
 * before it are there, and `ctx.state.files` says which it was. Of a file that is not taken only the name is kept (`leftFiles`).
 *
 * @param taking - null: no file is taken
 * @throws an error with `status` 400 for what is no such form or breaks off, 413 for more text than a form may hold; whatever the disk throws
 */
export async function readMultipart(ctx: Context, taking: Taking | null): Promise<void> {
  const fields: [string, string][] = [];
  const files: SentFile[] = [];
  const left: string[] = [];
  const writing: Promise<void>[] = [];
  const reader = readerFor(ctx);
  let [text, unread, named, isCut] = [0, 0, 0, false];
  let stop = (): void => undefined;
  let fail = (_error: unknown): void => undefined;
  const over = new Promise<void>((resolve) => (stop = resolve));
  const whole = new Promise<void>((resolve, reject) => {
    fail = reject;
    reader.on('close', () => void Promise.all(writing).then(() => resolve()));
  });

  async function takeIn(visit: Visit, material: string, name: string, bytes: Readable): Promise<void> {
    const { uploads, deps } = visit.parts;
    const { parts } = deps.files;
    const what = { task: taskOf(visit), material: material === 'table' ? null : material, name, part: partId(visit) };
    const file = { ...what, size: 0, tooLarge: false, closedUntil: null };
    const most = await allowance(visit, file);
    if (typeof most !== 'number') {
      bytes.resume();
      files.push(file);
      return;
    }
    const closedUntil = await uploads.begin(visit.visitor.staff.id, 0);
    if (closedUntil !== null) {
      leave(null, bytes);
      files.push({ ...file, closedUntil });
      return;
    }
    const tooLarge = (await parts.append(file.part, 0, bytes, most)) === 'tooLarge';
    const size = tooLarge ? most + 1 : await parts.size(file.part);
    await uploads.came(visit.visitor.staff.id, size);
    files.push({ ...file, size, tooLarge });
    if (tooLarge) stop();
  }

  function leave(name: unknown, bytes: Readable): void {
    if (typeof name === 'string' && name !== '') left.push(name);
    bytes.on('data', (piece: Uint8Array) => {
      unread += piece.length;
      if (unread <= MOST_LEFT) return;
      isCut = true;
      stop();
    });
  }

  reader.on('field', (name, value, { valueTruncated }) => {
    text += name.length + value.length;
    if (valueTruncated || text > MOST_TEXT) fail(withStatus(413, 'more text than a form may hold'));
    else fields.push([name, value]);
  });
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) {
    reader.on(limit, () => fail(withStatus(413, 'more parts than a form may have')));
  }
  reader.on('file', (field, bytes, { filename }) => {
    const name: unknown = filename;
    // Its reader and the form hear of it; an error that nobody listens to would end the process.
    bytes.on('error', () => undefined);
    const isNone = typeof name !== 'string' || name === '' || !field.startsWith('f:');
    if (!isNone && (named += 1) > MOST_FILES) fail(withStatus(413, 'more files than a form may bring'));
    if (isNone || taking?.trusts(fieldsOf(fields)) !== true) leave(name, bytes);
    // What fails here fails the request, at once: nobody else would hear of it.
    else writing.push(takeIn(taking.visit, field.slice(2), name, bytes).catch((error: unknown) => fail(error)));
  });
  reader.on('error', () => fail(withStatus(400, 'this is no form')));
  const brokeOff = (): void => fail(withStatus(400, 'the sender broke off'));
  ctx.req.on('aborted', brokeOff);
  // He may have gone while his session was looked up: then nothing comes any more, not even that.
  if (ctx.req.destroyed) brokeOff();
  ctx.req.pipe(reader);
  try {
    await Promise.race([whole, over]);
  } catch (error) {
    readNoMore();
    reader.destroy();
    throw error;
  }
  if (isCut || files.some(({ tooLarge }) => tooLarge)) readNoMore();
  ctx.request.body = fieldsOf(fields);
  ctx.state['files'] = files;
  ctx.state['left'] = left;

  function readNoMore(): void {
    whole.catch(() => undefined);
    ctx.req.unpipe(reader);
    ctx.req.resume();
    ctx.set('connection', 'close');
    ctx.res.on('finish', () => setTimeout(() => ctx.req.destroy(), LINGER_MS).unref());
  }
}

/** Names of the files that came with a form and were not taken. */
export function leftFiles({ state }: Context): readonly string[] {
  const left: unknown = state['left'];
  return Array.isArray(left) ? left.filter((name) => typeof name === 'string') : [];
}

function readerFor(ctx: Context): busboy.Busboy {
  try {
    return busboy({ headers: ctx.req.headers, defParamCharset: 'utf8', limits: LIMITS });
  } catch {
    throw withStatus(400, 'a form without its boundary');
  }
}

function withStatus(status: number, message: string): Error {
  return Object.assign(new Error(message), { status });
}

function taskOf({ ctx }: Visit): number {
  const id = String(ctx.params['task']);
  return /^\d{1,9}$/.test(id) ? Number(id) : 0;
}

/** A part of its own: a file that comes with a form begins anew each time. */
function partId({ parts }: Visit): string {
  return parts.deps.uuid().replaceAll('-', '').padEnd(64, '0');
}
