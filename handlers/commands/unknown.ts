import { unknownText } from '../../cards/unknown-text.js';
import { COMMAND_WORDS, type CommandWord } from '../../cards/kit/commands.js';
import type { Project } from '../../entities/project.entity.js';
import { Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { loadCase } from '../core/case/case.js';
import { answerAbout, answerFor } from '../deeds/discreet.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { countDuties } from '../core/rights/duties.js';
import { projectCard } from '../present/project.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';
import { answerStandIn } from './stand-in.js';
import { projectRefs } from './reading/choose-project.js';
import { misspeltAmong, projectsToMisspell } from './reading/near-projects.js';
import { nearest } from './reading/near.js';
import { type Named, projectsNamed } from './reading/named-projects.js';
import { type Asked, misspelt, NAME_MIN, plainlyAsked, possibleNames, without } from './reading/plain.js';
import { templatesAskedFor } from './reading/templates.js';
import { topicsOf } from './reading/topics.js';

const PROJECTS_SHOWN = 5;
/** So many parts of a text are compared with every name: each takes as long as all names do. */
const COMPARED = 12;

type Run = (command: Command, argument: string) => Promise<Reply>;

/**
 * Text that is no command: a project that it names outright, what it asks for in plain words or misspells, else what comes
 * nearest, never silence.
 *
 * @param run - carries out one of `commands` where it may be
 */
export async function answerUnknown(context: Context, text: string, commands: readonly Command[], run: Run): Promise<Reply> {
  const { actor } = context;
  const policy = ownPolicy(context, actor);
  const named = await projectsNamed(context, text);
  const { projects } = named;
  const asked = await meant(context, text, commands, named);
  const question = asked !== null && projects.length > 0 ? without(text, named.name) : text;
  const answers = [...topicsOf(policy, question), ...templatesAskedFor(policy, question)];
  const [only, ...others] = projects;
  if (only !== undefined && others.length === 0 && answers.length === 0 && namesIt(only, text)) {
    const found = await loadCase(context, only.id);
    const shows = { card: 'project-status', projectId: only.id };
    return answerFor(context, found, async (reader) => ({ card: await projectCard(context, found, reader), shows }));
  }
  const standIn = answers.length + projects.length > 0 ? null : await answerStandIn(context, text, run);
  if (standIn !== null) return standIn;
  const command = answers.length > 0 ? undefined : commands.find(({ id }) => id === asked?.id);
  if (asked !== null && command !== undefined) {
    const reply = await unlessMisheard(() => run(command, asked.argument));
    if (reply !== null) return reply;
  }
  const near = nearest(text, commands, ({ words }) => words).map(onButtons);
  const card = unknownText.render({
    text,
    commands: [...new Set(near.filter((word) => word !== null))],
    projects: await projectRefs(context, projects.slice(0, PROJECTS_SHOWN)),
    answers,
  });
  return answerAbout(context, projects.slice(0, PROJECTS_SHOWN), { card });
}

/** What an attempt answers; null where it found no such project or date. */
export async function unlessMisheard(attempt: () => Promise<Reply>): Promise<Reply | null> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Refused && MISHEARD.includes(error.refusal.code)) return null;
    throw error;
  }
}

const MISHEARD: readonly string[] = ['PROJECT_NOT_FOUND', 'DATE_UNREADABLE'];

/** What a text asks for without saying the word as it is; null where it names something that nobody knows. */
async function meant(context: Context, text: string, commands: readonly Command[], named: Named): Promise<Asked | null> {
  const asked = await askedOf(context, text, named);
  const slip = misspelt(text, commands);
  if (asked !== null || slip === null) return asked;
  return slip.argument !== '' || named.projects.length === 0 ? slip : null;
}

async function askedOf(context: Context, text: string, { name, projects, isNear }: Named): Promise<Asked | null> {
  const [only, ...others] = isNear ? [] : projects;
  const asked = only === undefined ? plainlyAsked(text) : plainlyAsked(text, name);
  if (asked === null) return null;
  if (!OF_PROJECTS.includes(asked.id)) return only === undefined ? asked : null;
  if (only === undefined && name.length < NAME_MIN) return ofNoProject(context, asked.id);
  const argument = only === undefined ? await misspeltName(context, text) : others.length > 0 ? name : (only.number ?? only.name);
  // With a project in it a question of days is one of that project.
  return argument === null ? null : { id: asked.id === 'tasks' ? 'progress' : asked.id, argument };
}

/** The longest part of a text that comes near a project's name. */
async function misspeltName(context: Context, text: string): Promise<string | null> {
  const projects = await projectsToMisspell(context);
  return (
    possibleNames(text)
      .slice(0, COMPARED)
      .find((part) => misspeltAmong(projects, part).length > 0) ?? null
  );
}

/** Of no project in particular: who has something to do is shown that, and not asked of which project he speaks. */
async function ofNoProject(context: Context, id: string): Promise<Asked> {
  const isBusy = id === 'next' && (await countDuties(context, context.actor)) > 0;
  return { id: isBusy ? 'tasks' : id, argument: '' };
}

/** These are about a project where one is named. */
const OF_PROJECTS: readonly string[] = ['progress', 'next', 'why', 'tasks'];

function namesIt({ number, name }: Project, text: string): boolean {
  return [number ?? '', name].some((own) => own.toLowerCase() === text.trim().toLowerCase());
}

/** What asks for a project stands on no button: its list leads there. */
function onButtons({ id, takes }: Command): CommandWord | null {
  return COMMAND_WORDS.find((word) => word === id) ?? (/项目|名称/.test(takes) ? 'mine' : null);
}
