import type { Opinion } from '../../../entities/opinion.entity.js';
import type { Case } from './project-case.js';

/** The opinions that whoever looks has to do with: all of the project's, or those of the task from which the case is seen. */
export function opinionsSeen({ opinions, facts }: Pick<Case, 'opinions' | 'facts'>): readonly Opinion[] {
  if (facts.opinions.length === opinions.length) return opinions;
  const seen = new Set(facts.opinions.map(({ id }) => id));
  return opinions.filter(({ id }) => seen.has(id));
}
