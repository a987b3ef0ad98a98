import type { Opinion } from '../../../entities/opinion.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Case } from '../case/project-case.js';
import { opinionsSeen } from '../case/opinions-seen.js';
import { opinionsFor } from '../rights/inner.js';

type Found = Pick<Case, 'policy' | 'tasks' | 'opinions' | 'facts'>;

/**
 * The opinions of the round that is being answered or checked, in the order in which they are numbered from 1: what was sent
 * with it or sent back again, then what was answered earlier and nobody has settled. What is settled meanwhile keeps its place.
 */
function opinionRound(found: Found): readonly Opinion[] {
  const opinions = opinionsSeen(found);
  const answering = answeringTasks(found);
  const batchOf = batches(found);
  const newest = Math.max(0, ...opinions.map(batchOf));
  // Opinions that no task of the unit answers yet make the next round.
  const isSent = newest < answering.length;
  const batch = isSent ? answering.length - 1 : newest;
  const since = answering.at(-1)?.openedAt ?? 0;
  const isOfRound = (opinion: Opinion): boolean =>
    opinion.state === 'open' || batchOf(opinion) === batch || (isSent && (opinion.answeredAt ?? 0) >= since);
  const left = opinions.filter((opinion) => !isOfRound(opinion) && opinion.state !== 'accepted');
  return [...opinions.filter(isOfRound), ...left];
}

/** The round as a viewer may read it. */
export function opinionRoundFor(found: Case, viewer: Staff | null): readonly Opinion[] {
  const seen = opinionsFor(found, viewer);
  return opinionRound(found).filter((opinion) => seen.includes(opinion));
}

/** The number by which people read an opinion: that of the present round, or of the one in which it was settled. The audit counts on within the project. */
export function opinionNo(found: Found, opinion: Opinion): number {
  const at = opinionRound(found).findIndex(({ id }) => id === opinion.id);
  if (at !== -1) return at + 1;
  const batchOf = batches(found);
  const sent = found.opinions.filter((other) => batchOf(other) === batchOf(opinion));
  return sent.findIndex(({ id }) => id === opinion.id) + 1;
}

function answeringTasks({ policy, tasks }: Found): Case['tasks'] {
  return tasks.filter(({ task, state }) => policy.tasks[task]?.answersOpinions === true && state !== 'cancelled');
}

/** How many answering tasks had been opened before an opinion was raised: opinions of one count were sent together. */
function batches(found: Found): (opinion: Opinion) => number {
  const answering = answeringTasks(found);
  return ({ taskId }) => answering.filter(({ id }) => id < taskId).length;
}
