import type { Answered, PagesParts, Visitor } from '../visit.js';
import { parseAnswer } from './parse-answer.js';

/** Keeps what something was answered with, for the one person; returns what stands in its address. */
export async function keepAnswer({ deps, secret }: PagesParts, { staff }: Visitor, answered: Answered): Promise<string> {
  const key = secret();
  const { card, toast, typed } = answered;
  const payload = JSON.stringify({ card, toast, typed });
  await deps.db.tx((tx) => tx.pageAnswers.insert({ key, staffId: staff.id, payload, at: deps.now() }));
  return key;
}

/** Null when it is not kept any more, or was another's. */
export async function keptAnswer({ deps }: PagesParts, { staff }: Visitor, key: string): Promise<Answered | null> {
  const row = await deps.db.tx((tx) => tx.pageAnswers.get(key));
  return row === null || row.staffId !== staff.id ? null : parseAnswer(row.payload);
}
