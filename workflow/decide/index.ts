import type { Decision, WorkflowEvent } from '../decision.js';
import { complete } from './complete.js';
import { correct } from './correct.js';
import { filled } from './filled.js';
import { held, notHeld } from './held.js';
import { lapse } from './lapse.js';
import type { Situation } from './situation.js';
import { setFlag, start } from './start.js';
import { withdraw } from './withdraw.js';

/**
 * What an event does to a project: effects to be written in order, or a refusal. Pure: the same situation and event
 * always give the same decision, and nothing is written here.
 */
export function decide(situation: Situation, event: WorkflowEvent): Decision {
  switch (event.type) {
    case 'complete':
      return complete(situation, event);
    case 'start':
      return start(situation, event.task);
    case 'correct':
      return correct(situation, event);
    case 'filled':
      return filled(situation, event.taskId);
    case 'flag':
      return setFlag(situation, event.flag, event.value);
    case 'withdraw':
      return withdraw(situation, event);
    case 'lapse':
      return lapse(situation, event.deadlineId);
    case 'held':
      return held(situation, event.taskId, event.on);
    case 'notHeld':
      return notHeld(situation, event.taskId);
  }
}
