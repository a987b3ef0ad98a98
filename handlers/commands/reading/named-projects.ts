import type { Project } from '../../../entities/project.entity.js';
import type { Context } from '../../context.js';
import { FOUND_MAX, namedAmong, searchVisible, visibleWith } from '../../core/rights/visible.js';
import { misspeltAmong } from './near-projects.js';
import { possibleNames, unworded } from './plain.js';
import { folded } from './words.js';

/** So many parts of a text are looked for in the database, each by itself; not those of the end of a long one. */
const LOOKED_FOR = 12;

/** What a text names. */
export interface Named {
  /** The part of the text by which they were found; where none was, what in it is no known word. */
  readonly name: string;
  /** Of those that the person may see. */
  readonly projects: readonly Project[];
  /** More of the text comes near these names than stands in them. */
  readonly isNear: boolean;
}

/** Looks a part of a text up in the database; null where that was done often enough. */
type Look = (name: string) => Promise<Project[] | null>;

/** The projects that a text names, by the longest part of it that stands in a name. */
export async function projectsNamed(context: Context, text: string): Promise<Named> {
  const whole = await searchVisible(context, context.actor, text);
  if (whole.length > 0) return { name: text, projects: whole, isNear: false };
  let left = LOOKED_FOR;
  const look: Look = async (name) => ((left -= 1) < 0 ? null : visibleWith(context, context.actor, name));
  for (const part of new Set([text, ...text.split(/[\s，,。；;、！!？?]+/)])) {
    const named = await longestNamed(possibleNames(part), look);
    if (named !== null) return nearerThan(named, possibleNames(part));
  }
  return { name: unworded(text), projects: [], isNear: false };
}

/**
 * The longest of some parts of one text by which projects are found; null where none is. The shorter ones come first: what is in no name makes
 * all that hold it needless, and where few projects have it in their names the longer ones are looked for among those.
 */
async function longestNamed(parts: readonly string[], look: Look): Promise<Named | null> {
  const nowhere: string[] = [];
  const few: Named[] = [];
  let longest: Named | null = null;
  for (const name of parts.toReversed()) {
    if (nowhere.some((part) => name.includes(part))) continue;
    const among = few.find((one) => name.includes(one.name));
    const projects = among === undefined ? await look(name) : namedAmong(among.projects, name);
    if (projects === null) continue;
    if (projects.length === 0) nowhere.push(name);
    else longest = { name, projects, isNear: false };
    if (among === undefined && projects.length > 0 && projects.length < FOUND_MAX) few.push({ name, projects, isNear: false });
  }
  return longest;
}

/** Of several that one part names those to which a longer part comes near: 截止日平台 is not every 平台. */
function nearerThan(named: Named, parts: readonly string[]): Named {
  const isWhole = named.projects.some(({ name }) => folded(name) === folded(named.name));
  if (isWhole || named.projects.length < 2) return named;
  for (const part of parts.filter(({ length }) => length > named.name.length)) {
    const near = misspeltAmong(named.projects, part);
    if (near.length > 0) return { name: part, projects: near, isNear: true };
  }
  return named;
}
