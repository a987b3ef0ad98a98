import type { Sample } from './client.js';

/** A press that is refused is answered with 200 too. Throws unless the last answer says that it was done, as this server says it, and none was an error. */
export function mustBeDone(server: string, { ok, other, last }: Sample): void {
  const words = server === 'steward' ? ['已办理', '通过'] : ['已提交'];
  if (ok > 0 && other === 0 && words.some((word) => last.includes(word))) return;
  throw new Error(`${server}: ${ok} answered, ${other} refused, the last: ${last.slice(0, 300)}`);
}
