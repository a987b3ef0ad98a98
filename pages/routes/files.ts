import type { RouterContext } from '@koa/router';
import { parseAction, type Verb } from '../../cards/kit/action.js';
import type { HandedFile } from '../../handlers/reply.js';
import { mimeOf } from '../../handlers/files/kind.js';
import { readStored } from '../../handlers/deeds/stored.js';
import { Refused, refusalSentence } from '../../workflow/refusals.js';
import { showMessage } from '../render/page.js';
import type { Visit } from '../visit.js';
import { press } from './act.js';
import { keptAnswer } from './kept-answers.js';

/** For so long a file can be had from the answer that it came with; its right is looked up again after that. */
const LASTS_MS = 15 * 60_000;

/** Buttons that only give a file: they may stand in an address. */
const GIVING: readonly Verb[] = ['letter.send', 'material.send', 'material.template', 'table.template', 'project.export'];

/** `GET /pages/files/of/:wire`: the file that a button would give, if it would. */
export async function fileOf(visit: Visit): Promise<void> {
  const wire = String(visit.ctx.params['wire']);
  const action = parseAction(wire);
  const given = action !== null && GIVING.includes(action.verb) ? (await press(visit, wire)).files : undefined;
  const [file, ...others] = given ?? [];
  if (file === undefined || others.length > 0) return notThere(visit);
  await hand(visit, file);
}

/** `GET /pages/files/:key/:at`: a file that came with an answer. */
export async function keptFile(visit: Visit): Promise<void> {
  const { ctx, parts, visitor } = visit;
  const answered = await keptAnswer(parts, visitor, String(ctx.params['key']));
  const file = answered?.files?.[Number(ctx.params['at'])];
  if (answered === null || file === undefined || answered.at + LASTS_MS < parts.deps.now()) return notThere(visit);
  await hand(visit, file);
}

async function hand(visit: Visit, file: HandedFile): Promise<void> {
  const { ctx, parts } = visit;
  try {
    const bytes = await readStored(parts.deps.files, file);
    asDownload(ctx, file.name);
    ctx.body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    parts.deps.log.error({ file: file.sha256 }, 'a stored file is lost or damaged');
    notThere(visit, refusalSentence(error.refusal));
  }
}

/** Never shown in the page: what a person sent may hold anything. */
function asDownload(ctx: RouterContext, name: string): void {
  ctx.attachment(name);
  ctx.type = mimeOf(name);
}

/** A file that one may not have is told apart from one that does not exist by nobody. */
function notThere({ ctx, visitor }: Visit, says = '没有这个文件，或下载链接已经过期。请返回上一页，再点一次下载。'): void {
  showMessage(ctx, visitor, { status: 404, title: '没有找到', says });
}
