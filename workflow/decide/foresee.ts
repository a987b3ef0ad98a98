import { conditionPaths } from '../describe/paths.js';
import type { Policy } from '../../policies/schema/index.js';
import { concerning } from '../concern.js';
import { within } from '../own.js';
import { effectsOf } from './complete.js';
import type { Situation } from './situation.js';
import { finalBy } from './withdraw.js';

export interface Foreseen {
  /** The tasks that it opens, by their policy's ids. */
  readonly opened: readonly string[];
  /** Nobody can take it back, even before anybody acts on it. */
  readonly final: boolean;
}

/**
 * What the handing in of an open task brings with it as the facts stand, whatever is still missing for it.
 *
 * @param answers - `asked`: those that the facts have are not the last; nothing is foreseen that hangs on them
 */
export function foresee(situation: Situation, taskId: number, answers: 'known' | 'asked'): Foreseen {
  const { policy, project: whole } = situation;
  const row = whole.tasks.find(({ id }) => id === taskId);
  const definition = policy.tasks[row?.task ?? ''];
  const [first] = Object.entries(definition?.outcomes ?? {});
  if (row === undefined || definition === undefined || first === undefined) return { opened: [], final: false };
  const [id, outcome] = first;
  const sure = outcome.effects.filter((effect) => answers === 'known' || !hangsOn(effect, definition.form));
  const project = concerning(policy, within(whole, row.subject), row.task);
  const task = project.tasks.find((each) => each.id === taskId) ?? row;
  const event = { type: 'complete', taskId, outcome: id, input: {} } as const;
  const effects = effectsOf({ ...situation, project }, { task, definition, outcome: { ...outcome, effects: sure }, event });
  const opened = effects.flatMap((effect) => (effect.type === 'taskOpened' ? [effect.task] : []));
  const mayOpen = opened.length > 0 || sure.length < outcome.effects.length;
  const types = effects.map(({ type }) => type);
  return { opened, final: finalBy(types, mayOpen) !== null };
}

type PolicyEffects = Policy['tasks'][string]['outcomes'][string]['effects'];

function hangsOn({ when }: PolicyEffects[number], form: string | undefined): boolean {
  return when !== undefined && conditionPaths(when).some((path) => path.split('.')[0] === form);
}
