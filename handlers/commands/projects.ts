import { unknownText } from '../../cards/unknown-text.js';
import type { Context } from '../context.js';
import { ownPolicy } from '../core/people/own-policy.js';
import { searchVisible } from '../core/rights/visible.js';
import { nextCard } from '../present/next.js';
import { projectCard } from '../present/project.js';
import { whyCard } from '../present/why.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';
import { aboutProject } from './reading/choose-project.js';
import { topicsOf } from './reading/topics.js';

export const progress: Command = {
  id: 'progress',
  words: ['进度', '进展', '项目进度', '查进度'],
  takes: '<名称|编号|拼音首字母>',
  help: '看到了哪一步、轮到谁、什么时候截止',
  where: 'anywhere',
  run: (context, named) =>
    aboutProject(context, named, 'project.show', async (found, reader) => ({
      card: await projectCard(context, found, reader),
      shows: { card: 'project-status', projectId: found.project.id },
    })),
};

export const next: Command = {
  id: 'next',
  words: ['下一步'],
  takes: '<项目>',
  help: '接下来该做什么、还缺什么',
  where: 'anywhere',
  run: (context, named) =>
    aboutProject(context, named, 'project.next', async (found) => ({ card: await nextCard(context, found, context.actor) })),
};

export const why: Command = {
  id: 'why',
  words: ['为什么', '依据'],
  takes: '<项目>',
  help: '时限和要求出自哪一条',
  where: 'anywhere',
  run: explain,
};

/** A project that is so named comes first, then what the policy says of these words. */
async function explain(context: Context, named: string): Promise<Reply> {
  const answers = named === '' ? [] : topicsOf(ownPolicy(context, context.actor), named);
  if (answers.length > 0 && (await searchVisible(context, context.actor, named)).length === 0) {
    return { card: unknownText.render({ text: named, commands: ['help'], projects: [], answers }) };
  }
  return aboutProject(context, named, 'project.why', (found) =>
    Promise.resolve({ card: whyCard(context, found, context.actor) }),
  );
}
