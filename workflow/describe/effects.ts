import type { Policy } from '../../policies/schema/index.js';
import type { Effect } from '../decision.js';
import { letterTitle } from './letter-title.js';
import { resultWord } from './result.js';

/** What a decision brings about, a sentence each, in words that fit every project. Left out is what follows from that anyway. */
export function describeEffects(policy: Policy, effects: readonly Effect[]): string[] {
  return [...new Set(effects.flatMap((effect) => sentence(policy, effect) ?? []))];
}

function sentence(policy: Policy, effect: Effect): string | null {
  switch (effect.type) {
    case 'stageEntered':
      return `进入“${policy.stages[effect.stage]?.name ?? effect.stage}”`;
    case 'taskOpened': {
      const task = policy.tasks[effect.task];
      const who = task?.bodies === undefined ? null : effect.subject;
      return `“${task?.name ?? effect.task}”转${who ?? policy.roles[task?.actor ?? '']?.name ?? '下一步'}办理`;
    }
    case 'letterIssued':
      return `出具《${letterTitle(policy.letters[effect.letter]?.title ?? effect.letter, '')}》`;
    case 'ended':
      return `项目${resultWord(effect.result)}，流程结束`;
    case 'paused':
      return `项目中止：${effect.why}`;
    case 'resumed':
      return `项目恢复：${effect.why}`;
    default:
      return null;
  }
}
