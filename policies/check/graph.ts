import type { Outcome, Policy } from '../schema/index.js';

/** The tasks that an outcome may open, whatever their conditions. */
export function opensOf(outcome: Outcome): string[] {
  return outcome.effects.flatMap((effect) => ('open' in effect ? [effect.open] : []));
}

/** The tasks that open by themselves when a deadline of a task passes undone. */
function opensOfLapses({ deadlines }: Policy, task: string): string[] {
  return Object.values(deadlines).flatMap((deadline) =>
    deadline.task === task ? deadline.lapses.flatMap((effect) => ('open' in effect ? [effect.open] : [])) : [],
  );
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
    waiting.push(...outcomesOf(policy, id).flatMap(opensOf), ...opensOfLapses(policy, id));
  }
  return reached;
}

/**
 * The tasks from which some row of outcomes leads to an end, or to a standing duty: a task that opens itself again with
 * every outcome, as a report each quarter does, so that there is always a next thing to do.
 */
export function canEnd(policy: Policy): Set<string> {
  const ids = Object.keys(policy.tasks);
  const ending = new Set(ids.filter((id) => isStandingDuty(policy, id)));
  let before = -1;
  while (ending.size > before) {
    before = ending.size;
    for (const id of ids) {
      if (outcomesOf(policy, id).some((outcome) => leadsOn(outcome, ending))) ending.add(id);
    }
  }
  return ending;
}

/** Whether an outcome ends the project or opens a task from which an end can be reached. */
export function leadsOn(outcome: Outcome, ending: ReadonlySet<string>): boolean {
  return outcome.effects.some((effect) => 'end' in effect) || opensOf(outcome).some((id) => ending.has(id));
}

/**
 * The tasks that never stand alone, whose outcomes may therefore open nothing: somebody began them beside the main line,
 * or each outcome that opens them also opens one that carries the project on, or belongs to a task that is itself accompanied.
 */
export function accompanied(policy: Policy, ending: ReadonlySet<string>): Set<string> {
  const own = new Set(startable(policy));
  const beside = new Set(Object.keys(policy.tasks).filter((id) => id !== policy.begins));
  let before = Infinity;
  while (beside.size < before) {
    before = beside.size;
    for (const opener of Object.keys(policy.tasks).filter((id) => !beside.has(id))) {
      for (const outcome of outcomesOf(policy, opener)) {
        const alone = opensOf(outcome).filter((id) => !own.has(id) && !hasCompany(policy, outcome, id, ending));
        for (const id of alone) beside.delete(id);
      }
    }
  }
  return beside;
}

/** Two tasks that both lead to an end may be alternatives; then one keeps the other company only if it always opens and always leads on. */
function hasCompany(policy: Policy, outcome: Outcome, id: string, ending: ReadonlySet<string>): boolean {
  return outcome.effects.some((effect) => {
    if (!('open' in effect) || effect.open === id || !ending.has(effect.open)) return false;
    const firm = effect.when === undefined && outcomesOf(policy, effect.open).every((next) => leadsOn(next, ending));
    return firm || !ending.has(id);
  });
}

function isStandingDuty(policy: Policy, id: string): boolean {
  const outcomes = outcomesOf(policy, id);
  return outcomes.length > 0 && outcomes.every((outcome) => opensOf(outcome).includes(id));
}

function outcomesOf({ tasks }: Policy, id: string): Outcome[] {
  return Object.hasOwn(tasks, id) ? Object.values(tasks[id]?.outcomes ?? {}) : [];
}
