import { unknownText } from '../../cards/unknown-text.js';
import { COMMAND_WORDS, type CommandWord } from '../../cards/kit/commands.js';
import type { Project } from '../../entities/project.entity.js';
import type { Context } from '../context.js';
import { loadCase } from '../core/case/case.js';
import { answerAbout } from '../deeds/discreet.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { searchVisible } from '../core/rights/visible.js';
import { projectCard } from '../present/project.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';
import { projectRefs } from './reading/choose-project.js';
import { nearest } from './reading/near.js';
import { topicsOf } from './reading/topics.js';

const PROJECTS_SHOWN = 5;

/** Text that is no command: a project that it names outright, else what comes nearest, never silence. */
export async function answerUnknown(context: Context, text: string, commands: readonly Command[]): Promise<Reply> {
  const { actor } = context;
  const answers = topicsOf(ownPolicy(context, actor), text);
  const projects = await projectsIn(context, text);
  const [only, ...others] = projects;
  if (only !== undefined && others.length === 0 && answers.length === 0 && namesIt(only, text)) {
    const card = await projectCard(context, await loadCase(context, only.id), actor);
    return answerAbout(context, [only], { card, shows: { card: 'project-status', projectId: only.id } });
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

/** Words around a name in a question, which no project is called. */
const FILLERS =
  /请问|麻烦|帮我|帮忙|查一下|查询|查看|看看|我想|想知道|我们的?|现在|目前|怎么样|怎么|到哪一?步|到哪儿?|进展|情况|如何|什么时候|多久|是否|可以|能不能|一下|项目|[了吗呢啊吧的？?！!，,。]/g;

async function projectsIn(context: Context, text: string): Promise<Project[]> {
  const whole = await searchVisible(context, context.actor, text);
  if (whole.length > 0) return whole;
  for (const part of text.replace(FILLERS, ' ').split(' ')) {
    const found = part.length < 2 ? [] : await searchVisible(context, context.actor, part);
    if (found.length > 0) return found;
  }
  return [];
}

function namesIt({ number, name }: Project, text: string): boolean {
  return [number ?? '', name].some((own) => own.toLowerCase() === text.trim().toLowerCase());
}

/** What asks for a project stands on no button: its list leads there. */
function onButtons({ id, takes }: Command): CommandWord | null {
  return COMMAND_WORDS.find((word) => word === id) ?? (/项目|名称/.test(takes) ? 'mine' : null);
}
