import type { Policy, PolicyEffect } from './schema/index.js';

/** All that a policy can bring about: by the results of its tasks, and by deadlines that lapse. */
export function everyEffect({ tasks, deadlines }: Pick<Policy, 'tasks' | 'deadlines'>): PolicyEffect[] {
  return [
    ...Object.values(tasks).flatMap(({ outcomes }) => Object.values(outcomes).flatMap(({ effects }) => effects)),
    ...Object.values(deadlines).flatMap(({ lapses }) => lapses),
  ];
}
