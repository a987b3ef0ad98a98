import type { Case } from './case.js';

interface Asked {
  readonly taskId: number;
  readonly id: string;
}

/**
 * What open tasks ask for, by paper: two tasks that ask for the same paper of a project (of a lot, a body) get it with one file;
 * what each round asks for is each task's own.
 */
export function sharedPapers<T extends Asked>({ policy, tasks }: Case, asked: readonly T[]): ReadonlyMap<string, [T, ...T[]]> {
  const papers = new Map<string, [T, ...T[]]>();
  for (const one of asked) {
    const subject = tasks.find(({ id }) => id === one.taskId)?.subject ?? '';
    const place = policy.materials[one.id]?.everyTime === true ? `task ${String(one.taskId)}` : `of ${subject}`;
    const paper = papers.get(`${one.id} ${place}`);
    if (paper === undefined) papers.set(`${one.id} ${place}`, [one]);
    else paper.push(one);
  }
  return papers;
}
