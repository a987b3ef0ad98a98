import type { OpenForm } from '../../handlers/reply.js';
import type { Answered, PagesParts, Visitor } from '../visit.js';
import { parseAnswer } from './parse-answer.js';

/** Keeps what something was answered with, for the one person; returns what stands in its address. */
export async function keepAnswer(
  { deps, secret }: PagesParts,
  { staff }: Visitor,
  answered: Answered,
  prefix = '',
): Promise<string> {
  const key = `${prefix}${secret()}`;
  const { card, toast, said, typed, files, form, faults } = answered;
  const payload = JSON.stringify({ card, toast, said, typed, files, form, faults });
  await deps.db.tx((tx) => tx.pageAnswers.insert({ key, staffId: staff.id, payload, at: deps.now() }));
  return key;
}

/** Where the browser finds what came of something: the form that stands open, the one file, or the answer. */
export async function addressOf(parts: PagesParts, visitor: Visitor, answered: Answered): Promise<string> {
  const { form, files, card } = answered;
  const key = await keepAnswer(parts, visitor, answered);
  if (form !== undefined) return `/pages/forms/${String(form.task)}?page=${pageWord(form.page)}&said=${key}`;
  return files?.length === 1 && card === undefined ? `/pages/files/${key}/0` : `/pages/answers/${key}`;
}

/** A page of a form as it stands in an address: from 1; `check` is the confirmation. */
function pageWord(page: OpenForm['page']): string {
  return page === 'confirm' ? 'check' : String(page + 1);
}

/** Null when it is not kept any more, or was another's; `at` is when it was given, epoch ms. */
export async function keptAnswer(
  { deps }: PagesParts,
  { staff }: Visitor,
  key: string,
): Promise<(Answered & { readonly at: number }) | null> {
  const row = await deps.db.tx((tx) => tx.pageAnswers.get(key));
  return row === null || row.staffId !== staff.id ? null : { ...parseAnswer(row.payload), at: row.at };
}
