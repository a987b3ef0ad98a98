import { createHash } from 'node:crypto';
import { inHowLong } from '../../handlers/core/allowance.js';
import { mayUpload } from '../../handlers/files/may-upload.js';
import { readAs } from '../../handlers/read-as.js';
import { type Refusal, refusalSentence, Refused } from '../../workflow/refusals.js';
import type { Answered, Visit } from '../visit.js';
import { addressOf } from './kept-answers.js';

/** A file that somebody sends over a page; the same one sent again is known by this and goes on where it broke off. */
interface Coming {
  readonly task: number;
  /** The material's id, or null for a filled table. */
  readonly material: string | null;
  readonly name: string;
  /** Bytes, as the browser says. */
  readonly size: number;
  /** What else tells it from another of the same name and size: when it was changed, what it begins with. */
  readonly print: string;
}

/** A file that came with a form: it lies among the parts already, or was not read. */
export interface SentFile extends Omit<Coming, 'print'> {
  readonly part: string;
  readonly tooLarge: boolean;
  /** He has sent too many: until then, epoch ms, none is taken. */
  readonly closedUntil: number | null;
}

/** Bytes that a browser sends at once: small enough to go through slow lines between two breaks. */
const PIECE = 512 * 1024;

/** `POST /pages/uploads`: asks whether a file may come, and how much of it is there. Answers `{offset, piece}`. */
export async function beginUpload(visit: Visit): Promise<void> {
  const coming = comingIn(visit);
  if (coming === null) return refuseWith(visit, 400, '没有收到文件的信息，请刷新页面后重试。');
  if ((await mostBytes(visit, coming)) === null) return;
  const { parts, ctx } = visit;
  const offset = await parts.deps.files.parts.size(partOf(visit, coming));
  ctx.body = { offset: Math.min(offset, coming.size), piece: PIECE };
}

/** `PUT /pages/uploads`: one piece, as it is, from `offset` on. Answers `{offset}`: where the next begins. */
export async function takePiece(visit: Visit): Promise<void> {
  const { ctx, parts } = visit;
  const coming = comingIn(visit);
  const offset = Number(ctx.query['offset']);
  if (coming === null || !Number.isSafeInteger(offset)) return refuseWith(visit, 400, '没有收到文件的信息，请刷新页面后重试。');
  const most = await mostBytes(visit, coming);
  if (most === null) return;
  const part = partOf(visit, coming);
  if (offset === 0 && !(await mayBegin(visit, coming))) return;
  const came = await parts.deps.files.parts.append(part, offset, ctx.req, Math.min(most, coming.size));
  if (came === 'tooLarge') return refuseWith(visit, 413, `“${coming.name}”比说好的大，没有收下。`);
  ctx.status = came === 'elsewhere' ? 409 : 200;
  ctx.body = { offset: await parts.deps.files.parts.size(part) };
}

/** Each file that begins counts, whichever process takes it. */
async function mayBegin(visit: Visit, { size }: Coming): Promise<boolean> {
  const { parts, visitor } = visit;
  const closed = await parts.uploads.begin(visitor.staff.id, size);
  if (closed === null) return true;
  refuseWith(visit, 429, tooMany(visit, closed));
  return false;
}

function tooMany({ parts }: Visit, closedUntil: number): string {
  return `一小时内上传的文件太多了，请在 ${inHowLong(closedUntil, parts.deps.now())}继续，已传的都在。`;
}

/** `POST /pages/uploads/done`: the file is whole and is taken in. Answers `{says, ok, next}`: the page that shows it. */
export async function endUpload(visit: Visit): Promise<void> {
  const { ctx, parts, visitor } = visit;
  const coming = comingIn(visit);
  if (coming === null) return refuseWith(visit, 400, '没有收到文件的信息，请刷新页面后重试。');
  const part = partOf(visit, coming);
  if ((await parts.deps.files.parts.size(part)) !== coming.size) return refuseWith(visit, 409, '文件还没有传完。');
  const reply = await take(visit, { ...coming, part });
  const ok = reply.form !== undefined || reply.toast?.tone === 'success';
  ctx.body = { ok, says: reply.toast?.text ?? '', next: await addressOf(parts, visitor, reply) };
}

/** Takes in the files that came with a form, one after the other; null where there were none. What was wrong with one is said. */
export async function takeFiles(visit: Visit, task: number, files: readonly SentFile[]): Promise<Answered | null> {
  let last: Answered | null = null;
  const said: string[] = [];
  for (const file of files) {
    last = await takeOne(visit, { ...file, task });
    const says = last.toast?.text;
    if (says !== undefined && !said.includes(says)) said.push(says);
  }
  if (last === null || files.length === 1 || last.toast === undefined) return last;
  return { ...last, toast: { tone: last.toast.tone, text: said.join(' ') } };
}

async function takeOne(visit: Visit, file: SentFile): Promise<Answered> {
  if (file.closedUntil !== null) return { toast: { tone: 'warning', text: tooMany(visit, file.closedUntil) } };
  return file.tooLarge ? { toast: await tooLarge(visit, file) } : take(visit, file);
}

/** The files that came with a form: `request/multipart.ts` put them there. */
export function sentFiles({ ctx }: Pick<Visit, 'ctx'>): readonly SentFile[] {
  const sent: unknown = ctx.state['files'];
  return Array.isArray(sent) ? sent.filter(isSent) : [];
}

function isSent(file: unknown): file is SentFile {
  return typeof file === 'object' && file !== null && 'part' in file && 'tooLarge' in file;
}

async function take({ parts, visitor }: Visit, file: Omit<SentFile, 'tooLarge' | 'closedUntil'>): Promise<Answered> {
  const { deps, receive } = parts;
  const id = `page:${deps.uuid()}`;
  const reply = await receive({
    kind: 'file',
    key: id,
    sender: visitor.sender,
    place: null,
    at: deps.now(),
    onPage: true,
    messageId: id,
    fileKey: file.part,
    fileName: file.name,
    resource: 'file',
    upload: { part: file.part, task: file.task, material: file.material },
  });
  await deps.files.parts.drop(file.part);
  return reply;
}

/** What is said of a file that was not read to its end: the sentence of its own limit. */
async function tooLarge(visit: Visit, file: SentFile): Promise<NonNullable<Answered['toast']>> {
  const allowed = await allowance(visit, file);
  const says = typeof allowed === 'number' ? `“${file.name}”太大，没有收下。` : refusalSentence(allowed);
  return { tone: 'warning', text: says };
}

/** Null after it was refused: with 413 where it is too large, with 404 where it is not his to send. */
async function mostBytes(visit: Visit, coming: Coming): Promise<number | null> {
  const allowed = await allowance(visit, coming);
  if (typeof allowed === 'number') return allowed;
  const status = allowed.code === 'FILE_TOO_LARGE' ? 413 : allowed.code === 'FILE_TYPE' ? 415 : 404;
  refuseWith(
    visit,
    status,
    status === 404 ? '这份材料现在不需要由您上传。请刷新页面，看看现在要交什么。' : refusalSentence(allowed),
  );
  return null;
}

/** The most bytes that it may have, or why it may not come. */
export async function allowance({ parts, visitor }: Visit, file: Omit<Coming, 'print'>): Promise<number | Refusal> {
  try {
    return await readAs(parts.deps, visitor.sender, (context) => mayUpload(context, file, file));
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

function refuseWith({ ctx }: Visit, status: number, says: string): void {
  ctx.status = status;
  // Nothing more is read of what is still coming.
  if (status === 413) ctx.set('connection', 'close');
  ctx.body = { says };
}

/** The same file of the same person for the same thing has the same name here; nobody else can reach it. */
export function partOf({ visitor }: Pick<Visit, 'visitor'>, { task, material, name, size, print }: Coming): string {
  const what = JSON.stringify([visitor.staff.id, task, material, name, size, print]);
  return createHash('sha256').update(what).digest('hex');
}

function comingIn({ ctx }: Visit): Coming | null {
  const { task, material, name, size, print } = ctx.query;
  if (typeof material !== 'string' || typeof name !== 'string' || name === '' || typeof print !== 'string') return null;
  const [taskId, bytes] = [Number(task), Number(size)];
  if (!Number.isSafeInteger(taskId) || !Number.isSafeInteger(bytes) || bytes < 0) return null;
  return { task: taskId, material: material === 'table' ? null : material, name, size: bytes, print };
}
