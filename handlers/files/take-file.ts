import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { taskDefinition } from '../core/case/case.js';
import { pageOfMaterial } from '../core/forms/filling-table.js';
import type { InboundOf, Upload } from '../inbound.js';
import { questionCard, receivedCard } from '../present/material.js';
import { openForm } from '../present/task.js';
import { done, type Reply } from '../reply.js';
import type { FetchedFile } from './fetch.js';
import { endingOf, mimeOf } from './kind.js';
import { acceptWords, receiveMaterial } from './receive-material.js';
import { redrawPage } from './redraw-page.js';
import { expectedHeading, takeTable } from './take-table.js';
import { wantedFor } from './may-upload.js';
import { accepts, allWanted, bears, expected, speaksOf } from './waiting.js';
import type { Wanted } from '../core/forms/wanted.js';

/**
 * Finds out what a file is for: the material that was asked for, a filled table of an open form, the one material that
 * waits for such a file and that its name speaks of; else the person is asked.
 */
export async function takeFile(context: Context, inbound: InboundOf<'file'>, file: FetchedFile): Promise<Reply> {
  if (inbound.upload !== undefined) return takeUpload(context, inbound, inbound.upload, file);
  const asked = await expected(context);
  if (asked !== null && accepts(asked.material, file.name)) return takeAs(context, asked, inbound, file);
  const table = await takeTable(context, file);
  if (table !== null) return table;
  if (asked !== null) throw wrongType(file, [asked]);
  const wanted = await allWanted(context);
  const fitting = wanted.filter(({ material }) => accepts(material, file.name));
  const meant = theOneMeant(fitting, file.name);
  if (meant !== null) return takeAs(context, meant, inbound, file);
  if (fitting.length === 0) await refuseUseless(context, wanted, file);
  return ask(context, inbound, file, fitting);
}

async function takeAs(context: Context, wanted: Wanted, inbound: InboundOf<'file'>, file: FetchedFile): Promise<Reply> {
  const received = await receiveMaterial(context, wanted, file, { messageId: inbound.messageId });
  await redrawPage(context, received.found, wanted.task);
  return { card: receivedCard(received) };
}

/** A file that came over a page says what it is for. */
async function takeUpload(context: Context, inbound: InboundOf<'file'>, upload: Upload, file: FetchedFile): Promise<Reply> {
  if (upload.material === null) {
    const table = await takeTable(context, file, upload.task);
    if (table === null) throw await noTable(context, file);
    return table;
  }
  const wanted = await wantedFor(context, upload.task, upload.material);
  const reply = await takeAs(context, wanted, inbound, file);
  const text = `“${file.name}”已作为“${wanted.material.name}”收下。`;
  const { form } = openForm(context, wanted.found, wanted.task);
  if (form === undefined) return { ...reply, toast: done(text) };
  const definition = taskDefinition(wanted.found, wanted.task.task);
  const page = pageOfMaterial({ form: wanted.found.policy.forms[definition.form ?? ''] ?? null }, wanted.id);
  return { ...reply, toast: done(text), form: { ...form, page } };
}

/**
 * A material whose whole name the file bears goes before those that it only resembles (招标文件, 投标文件); then one that is
 * still missing before one that would be replaced. Two that fit as well are asked about.
 */
function theOneMeant(fitting: readonly Wanted[], name: string): Wanted | null {
  const bearing = fitting.filter(({ material }) => bears(material, name));
  const named = bearing.length > 0 ? bearing : fitting.filter(({ material }) => speaksOf(material, name));
  const missing = named.filter(({ received }) => !received);
  const [one, ...others] = missing.length > 0 ? missing : named;
  return one === undefined || others.length > 0 ? null : one;
}

/** Something is waited for, but in other formats: said at once instead of kept. */
async function refuseUseless(context: Context, wanted: readonly Wanted[], file: FetchedFile): Promise<void> {
  const heading = endingOf(file.name) === 'xlsx' ? await expectedHeading(context) : null;
  if (heading !== null) throw await noTable(context, file);
  const missing = wanted.filter(({ received }) => !received);
  if (missing.length > 0) throw wrongType(file, missing);
}

async function noTable(context: Context, { name }: FetchedFile): Promise<Refused> {
  if (endingOf(name) !== 'xlsx') return new Refused(refuse('FILE_TYPE', { name, of: '', accept: 'XLSX' }));
  const heading = (await expectedHeading(context)) ?? '';
  const says = `“${name}”里没有找到表头，没有读入。表头应有：${heading}。请点“下载表格模板”，用模板填好后重新发送。`;
  return new Refused(refuse('ANSWER_FAULT', { says }));
}

/** So many materials are named in a sentence. */
const NAMED = 3;

function wrongType({ name }: FetchedFile, wanted: readonly Wanted[]): Refused {
  const accept = [...new Set(wanted.flatMap(({ material }) => material.accept))];
  // Of many the person knows best which he meant.
  const of = wanted.length > NAMED ? '' : wanted.map(({ material }) => `“${material.name}”`).join('');
  return new Refused(refuse('FILE_TYPE', { name, of, accept: acceptWords(accept) }));
}

/** Kept, but as nothing until the person says what it is. */
async function ask(
  context: Context,
  { messageId }: InboundOf<'file'>,
  { name, sha256, size }: FetchedFile,
  fitting: readonly Wanted[],
): Promise<Reply> {
  const { tx, actor, now } = context;
  const row = { name, sha256, size, mime: mimeOf(name), byId: actor.id, messageId, at: now, state: 'unassigned' as const };
  const id = await tx.materials.insert(row);
  return { card: questionCard({ id, name }, fitting) };
}
