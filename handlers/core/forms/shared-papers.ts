import type { Case } from '../case/project-case.js';

interface Asked {
  readonly taskId: number;
  readonly id: string;
}

/**
 * Tells a paper of a project from another: two tasks that ask for the same one (of the project, a lot, a body) get it with one file;
 * what each round asks for is each task's own.
 */
export function paperKey(material: string, everyTime: boolean, taskId: number, subject: string | null): string {
  return everyTime ? `${material} task ${String(taskId)}` : `${material} of ${subject ?? ''}`;
}

/** What open tasks of a project ask for, by paper. */
export function sharedPapers<T extends Asked>({ policy, tasks }: Case, asked: readonly T[]): ReadonlyMap<string, [T, ...T[]]> {
  const papers = new Map<string, [T, ...T[]]>();
  for (const one of asked) {
    const subject = tasks.find(({ id }) => id === one.taskId)?.subject ?? null;
    const key = paperKey(one.id, policy.materials[one.id]?.everyTime === true, one.taskId, subject);
    const paper = papers.get(key);
    if (paper === undefined) papers.set(key, [one]);
    else paper.push(one);
  }
  return papers;
}
