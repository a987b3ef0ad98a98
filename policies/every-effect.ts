import type { Policy, PolicyEffect } from './schema/index.js';

/** All that a policy can bring about: by the results of its tasks, by deadlines that lapse, and by switches that are turned. */
export function everyEffect({ tasks, deadlines, flags }: Pick<Policy, 'tasks' | 'deadlines' | 'flags'>): PolicyEffect[] {
  return [
    ...Object.values(tasks).flatMap(({ outcomes }) => Object.values(outcomes).flatMap(({ effects }) => effects)),
    ...Object.values(deadlines).flatMap(({ lapses }) => lapses),
    ...Object.values(flags).flatMap(({ then }) => then),
  ];
}
