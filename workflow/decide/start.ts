import type { Task } from '../../policies/schema/index.js';
import { describeCondition } from '../describe/condition.js';
import { holds, unmet } from '../condition.js';
import type { Decision, Effect } from '../decision.js';
import { pathLabel } from '../describe/path.js';
import { policyWords } from '../describe/words.js';
import { entryOf } from '../entry.js';
import { resultWord } from '../describe/result.js';
import { factReader } from '../read-facts.js';
import { refuse } from '../refusals.js';
import { after } from './after.js';
import { startDeadlines } from './deadlines.js';
import { carryOut } from './effects.js';
import { closedGate } from './gates.js';
import { standsStill } from './pauses.js';
import type { Situation } from './situation.js';

/** A person begins a task that the policy lets him begin (变更申请 …). */
export function start(situation: Situation, task: string): Decision {
  const { policy, project } = situation;
  const definition = entryOf(policy.tasks, task);
  if (project.status === 'ended') return { ok: false, refusal: refuse('PROJECT_ENDED', { result: resultWord(project.result) }) };
  if (definition?.startable === undefined) return { ok: false, refusal: refuse('TASK_NOT_FOUND') };
  const still = standsStill(project, definition);
  if (still !== null) return { ok: false, refusal: still };
  const read = factReader(policy, project);
  if (!holds(definition.startable, read)) {
    const lacking = unmet(definition.startable, read);
    const why = `须${describeCondition(lacking, (path) => pathLabel(policy, path), policyWords(policy))}。`;
    return { ok: false, refusal: refuse('NOT_STARTABLE', { task: definition.name, why }, definition.article) };
  }
  const shut = asksNothing(definition) ? closedGate(situation, null, definition.gates) : null;
  if (shut !== null) return { ok: false, refusal: shut };
  const { effects, situation: end } = carryOut(situation, [{ open: task }]);
  if (effects.length === 0) {
    return { ok: false, refusal: refuse('NOTHING_TO_DO', { says: `“${definition.name}”已在办理中，发送“待办”即可打开。` }) };
  }
  return { ok: true, effects: [...effects, ...startDeadlines(end, effects)] };
}

/** Nothing can be prepared for it: while its gate is closed there is no use in having it open. */
function asksNothing({ form, materials }: Task): boolean {
  return form === undefined && materials.length === 0;
}

/** The office sets a switch of the project (投资额度较大、技术复杂 …), and what hangs on it follows. */
export function setFlag(situation: Situation, flag: string, value: boolean): Decision {
  const { policy, project } = situation;
  const definition = entryOf(policy.flags, flag);
  if (definition === undefined) return { ok: false, refusal: refuse('TASK_NOT_FOUND') };
  if (project.status === 'ended') return { ok: false, refusal: refuse('PROJECT_ENDED', { result: resultWord(project.result) }) };
  if ((project.flags[flag] ?? false) === value) {
    return { ok: false, refusal: refuse('NOTHING_TO_DO', { says: '开关没有变化。' }) };
  }
  const set: Effect = { type: 'flagSet', flag, value };
  const then = { ...situation, project: after(project, set, situation.today) };
  const { effects, situation: end } = carryOut(then, definition.then);
  return { ok: true, effects: [set, ...effects, ...startDeadlines(end, effects)] };
}
