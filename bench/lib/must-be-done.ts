import type { Sample } from './client.js';

/** A press that is refused is answered with 200 too. Throws unless the last answer says `done`, in one of these words, and none was an error. */
export function mustBeDone(name: string, { ok, other, last }: Sample, done: readonly string[]): void {
  if (ok > 0 && other === 0 && done.some((word) => last.includes(word))) return;
  throw new Error(`${name}: ${ok} answered, ${other} refused, the last: ${last.slice(0, 300)}`);
}

/** What the answer to a press says, by the server that gives it. */
export function wordsOf(server: string): readonly string[] {
  return server === 'steward' ? ['已办理', '通过'] : ['已提交'];
}
