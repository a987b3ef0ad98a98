import type { ProjectFacts } from '../facts.js';

const WORDS = { passed: '已通过', failed: '未通过', cancelled: '已取消', done: '已办结' } as const;

/** The word for how a project ended; 进行中 while it has not. */
export function resultWord(result: ProjectFacts['result']): string {
  return result === null ? '进行中' : WORDS[result];
}
