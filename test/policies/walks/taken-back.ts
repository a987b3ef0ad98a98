/** What was handed in, or only begun, and is taken back at once leaves the project as it was. */
import type { WorkflowEvent } from '../../../workflow/decision.js';
import type { ProjectFacts } from '../../../workflow/facts.js';
import type { Step, Walk } from './walk.js';

/** Takes the step back where that is allowed, and says what is not as before. */
export function takenBack(walk: Walk, { event, before }: Step): string[] {
  const taskId = handedIn(walk, event);
  if (taskId === null || !walk.ask(walk.takingBack(taskId)).ok) return [];
  const after = walk.project;
  walk.tell(walk.takingBack(taskId));
  const [was, is] = [standing(before), standing(walk.project)];
  const faults = Object.keys(was).flatMap((part) => {
    const [old, now] = [JSON.stringify(was[part]), JSON.stringify(is[part])];
    return old === now ? [] : [`taking back ${walk.name(taskId)}: ${part} were ${old ?? ''} and are ${now ?? ''}`];
  });
  const again = walk.ask(event);
  if (!again.ok) faults.push(`what was taken back cannot be handed in again: ${again.refusal.code}`);
  // Some go on from there.
  if (faults.length > 0 || walk.chance.next() < 0.8) walk.change(after);
  return faults;
}

/** The task that was handed in, or begun by a person. */
function handedIn({ project }: Walk, event: WorkflowEvent): number | null {
  if (event.type === 'complete') return event.taskId;
  return event.type === 'start' ? (project.tasks.at(-1)?.id ?? null) : null;
}

function standing({
  status,
  stage,
  tasks,
  deadlines,
  opinions,
  flags,
  pauses,
  materials,
  entries,
}: ProjectFacts): Record<string, unknown> {
  const taskOf = (id: number | null): string => tasks.find((task) => task.id === id)?.task ?? '';
  return {
    status: status === 'draft' ? 'running' : status,
    stage,
    tasks: tasks
      .filter(({ state }) => state === 'open')
      .map(({ task, subject, round }) => [task, subject, round])
      .sort(),
    clocks: deadlines
      .filter(({ state }) => state === 'running' || state === 'suspended')
      .map(({ deadline, taskId, startOn, dueOn, opensOn, state }) => [deadline, taskOf(taskId), startOn, dueOn, opensOn, state])
      .sort(),
    opinions,
    flags,
    pauses,
    materials: materials.map(({ material, subject }) => [material, subject]),
    entries: entries.map(({ form, subject, taskId }) => [form, subject, taskId]),
  };
}
