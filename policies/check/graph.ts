import type { Outcome, Policy } from '../schema/index.js';

/** The tasks that an outcome may open, whatever their conditions. */
export function opensOf(outcome: Outcome): string[] {
  return outcome.effects.flatMap((effect) => ('open' in effect ? [effect.open] : []));
}

/** The tasks that somebody may begin by himself. */
export function startable({ tasks }: Policy): string[] {
  return Object.keys(tasks).filter((id) => tasks[id]?.startable !== undefined);
}

/** The tasks that may open once those named are open, these included. */
export function reachableFrom(policy: Policy, ids: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id) || !Object.hasOwn(policy.tasks, id)) continue;
    reached.add(id);
    waiting.push(...outcomesOf(policy, id).flatMap(opensOf));
  }
  return reached;
}

/** The tasks from which some row of outcomes leads to an end. */
export function canEnd(policy: Policy): Set<string> {
  const ending = new Set<string>();
  let before = -1;
  while (ending.size > before) {
    before = ending.size;
    for (const id of Object.keys(policy.tasks)) {
      if (outcomesOf(policy, id).some((outcome) => leadsToEnd(outcome, ending))) ending.add(id);
    }
  }
  return ending;
}

/**
 * The tasks that never stand alone: someone began them beside the main line, or each outcome that opens them also opens
 * another that leads to an end, or belongs to a task that is itself accompanied. Their outcomes may open nothing.
 */
export function accompanied(policy: Policy, ending: ReadonlySet<string>): Set<string> {
  const own = new Set(startable(policy));
  const beside = new Set(Object.keys(policy.tasks).filter((id) => id !== policy.begins));
  let before = Infinity;
  while (beside.size < before) {
    before = beside.size;
    for (const opener of Object.keys(policy.tasks).filter((id) => !beside.has(id))) {
      for (const opened of outcomesOf(policy, opener).map(opensOf)) {
        const alone = opened.filter((id) => !own.has(id) && !opened.some((other) => other !== id && ending.has(other)));
        for (const id of alone) beside.delete(id);
      }
    }
  }
  return beside;
}

function leadsToEnd(outcome: Outcome, ending: ReadonlySet<string>): boolean {
  return outcome.effects.some((effect) => 'end' in effect) || opensOf(outcome).some((id) => ending.has(id));
}

function outcomesOf({ tasks }: Policy, id: string): Outcome[] {
  return Object.hasOwn(tasks, id) ? Object.values(tasks[id]?.outcomes ?? {}) : [];
}
