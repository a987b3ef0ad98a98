import type { IsDone, Sample } from './client.js';

/** A press that is refused, or that comes too late, is answered with 200 and the same card too: only what it says on top tells. */
export const DONE: IsDone = (body) => body.startsWith('{"toast":{"type":"success"');

/** How a server says that a press was done: the floor and the door have one constant card. */
export function doneBy(server: string): IsDone {
  return server === 'steward' ? DONE : (body) => body.includes('已提交');
}

/** Throws unless each press was done. */
export function mustBeDone(server: string, { ok, other, undone, last }: Sample): void {
  if (ok > 0 && other === 0 && undone === 0) return;
  throw new Error(
    `${server}: ${ok} answered, of which ${undone} were not done, ${other} refused; the last: ${last.slice(0, 300)}`,
  );
}
