import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Visit } from '../visit.js';
import { fieldsOf } from './body.js';
import { allowance, type SentFile } from './uploads.js';

/** Room for a form's fields: the same as without files. */
const LIMITS = { fieldSize: 64 * 1024, fields: 40_000, files: 20, parts: 40_100 } as const;

/** For so long what still comes is thrown away, so that the answer is read before the line is cut. */
const LINGER_MS = 2000;

/**
 * Reads a form that may bring files. Its fields become the request's body; each file is written among the parts as it comes, once the
 * session's token was seen before it and the file may come at all. At the first that is over its limit the reading ends: the fields
 * before it are there, and `ctx.state.files` says which it was.
 *
 * @param trusts - whether the fields so far carry the session's token
 */
export async function readMultipart(visit: Visit, trusts: (body: unknown) => boolean): Promise<void> {
  const { ctx, parts } = visit;
  const { files: store } = parts.deps;
  const fields: [string, string][] = [];
  const files: SentFile[] = [];
  const writing: Promise<void>[] = [];
  const reader = busboy({ headers: ctx.req.headers, defParamCharset: 'utf8', limits: LIMITS });
  let stop = (): void => undefined;
  const over = new Promise<void>((resolve) => (stop = resolve));

  async function takeIn(material: string, name: string, bytes: Readable): Promise<void> {
    const file = { task: taskOf(visit), material: material === 'table' ? null : material, name, part: partId(visit) };
    const most = await allowance(visit, { ...file, size: 0 });
    if (typeof most !== 'number') {
      bytes.resume();
      files.push({ ...file, size: 0, tooLarge: false });
      return;
    }
    const tooLarge = (await store.parts.append(file.part, 0, bytes, most)) === 'tooLarge';
    files.push({ ...file, size: tooLarge ? most + 1 : await store.parts.size(file.part), tooLarge });
    if (tooLarge) stop();
  }

  reader.on('field', (name, value) => fields.push([name, value]));
  reader.on('file', (field, bytes, { filename }) => {
    const name: unknown = filename;
    if (typeof name !== 'string' || name === '' || !field.startsWith('f:') || !trusts(fieldsOf(fields))) bytes.resume();
    else writing.push(takeIn(field.slice(2), name, bytes));
  });
  const whole = new Promise<void>((resolve, reject) => {
    reader.on('close', () => void Promise.all(writing).then(() => resolve(), reject));
    reader.on('error', reject);
    ctx.req.on('aborted', () => reject(new Error('the sender broke off')));
  });
  ctx.req.pipe(reader);
  await Promise.race([whole, over]);
  if (files.some(({ tooLarge }) => tooLarge)) {
    whole.catch(() => undefined);
    ctx.req.unpipe(reader);
    ctx.req.resume();
    ctx.set('connection', 'close');
    ctx.res.on('finish', () => setTimeout(() => ctx.req.destroy(), LINGER_MS).unref());
  }
  ctx.request.body = fieldsOf(fields);
  ctx.state['files'] = files;
}

function taskOf({ ctx }: Visit): number {
  const id = String(ctx.params['task']);
  return /^\d{1,9}$/.test(id) ? Number(id) : 0;
}

/** A part of its own: a file that comes with a form begins anew each time. */
function partId({ parts }: Visit): string {
  return parts.deps.uuid().replaceAll('-', '').padEnd(64, '0');
}
