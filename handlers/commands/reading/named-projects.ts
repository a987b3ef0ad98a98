import type { Project } from '../../../entities/project.entity.js';
import type { Context } from '../../context.js';
import { FOUND_MAX, namedAmong, searchVisible, visibleWith } from '../../core/rights/visible.js';
import { NAME_MIN, possibleNames, unworded } from './plain.js';

/** What a text names. */
export interface Named {
  /** The part of the text by which they were found; where none was, what in it is no known word. */
  readonly name: string;
  /** Of those that the person may see. */
  readonly projects: readonly Project[];
}

/** The projects that a text names, by the longest part of it that stands in a name. */
export async function projectsNamed(context: Context, text: string): Promise<Named> {
  const search = (name: string): Promise<Project[]> => searchVisible(context, context.actor, name);
  const whole = await search(text);
  if (whole.length > 0) return { name: text, projects: whole };
  for (const part of new Set([text, ...text.split(/[\s，,。；;、！!？?]+/)])) {
    const core = unworded(part);
    const near = core.length >= NAME_MIN ? await visibleWith(context, context.actor, core) : null;
    if (near?.length === 0) continue;
    // A name that holds more than the core is among those that hold the core, unless they are too many to be all there.
    const all = near !== null && near.length < FOUND_MAX ? near : null;
    for (const name of possibleNames(part)) {
      const projects = all === null ? await search(name) : namedAmong(all, name);
      if (projects.length > 0) return { name, projects };
    }
  }
  return { name: unworded(text), projects: [] };
}
