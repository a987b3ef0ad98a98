import { withNote } from '../../cards/kit/build.js';
import type { Unit } from '../../entities/unit.entity.js';
import type { Context } from '../context.js';
import { refuse, Refused } from '../../workflow/refusals.js';
import { oversees } from '../core/rights/authorise.js';
import { listCard } from '../present/lists.js';
import { statisticsCard } from '../present/statistics.js';
import { tasksCard, tasksOfProjectCard } from '../present/tasks.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';
import { aboutProject } from './reading/choose-project.js';
import { nearest } from './reading/near.js';

export const mine: Command = {
  id: 'mine',
  words: ['我的项目', '项目列表', '全部项目', '项目'],
  takes: '<单位>',
  help: '按所处环节查看项目；主管部门可以只看一个单位的',
  where: 'private',
  run: showMine,
};

export const tasks: Command = {
  id: 'tasks',
  words: ['待办', '我的待办', '待办事项'],
  takes: '<项目>',
  help: '看轮到您做什么、什么时候截止；可以只看一个项目的',
  where: 'private',
  run: showTasks,
};

export const statistics: Command = {
  id: 'statistics',
  words: ['统计', '统计分析', '看板'],
  takes: '',
  help: '各环节数量、总投资、逾期等情况',
  where: 'private',
  run: async (context) => ({ card: await statisticsCard(context, context.actor) }),
};

/** All that waits for him; of a project that he names what waits there, or where it stands when nothing does. */
async function showTasks(context: Context, named: string): Promise<Reply> {
  const { actor } = context;
  if (named === '') return { card: await tasksCard(context, actor, 0) };
  return aboutProject(context, named, 'project.tasks', async (found) => ({
    card: await tasksOfProjectCard(context, found, actor),
  }));
}

/** Those who oversee may name a unit. */
async function showMine(context: Context, named: string): Promise<Reply> {
  const { actor } = context;
  const unit = named === '' || !oversees(actor) ? null : await unitNamed(context, named);
  const card = await listCard(context, actor, { tab: null, page: 0, unitId: unit?.id ?? null });
  return { card: withNote(card, unit === null ? null : `只列出${unit.name}的项目。看全部请发送“我的项目”。`) };
}

async function unitNamed({ tx, actor }: Context, named: string): Promise<Unit> {
  const units = await tx.units.list(actor.policyId);
  const unit = units.find(({ name }) => name.includes(named)) ?? nearest(named, units, ({ name }) => [name])[0];
  if (unit !== undefined) return unit;
  throw new Refused(
    refuse('NOTHING_FOUND', { says: `没有找到单位“${named}”。请写出单位名称中连续的几个字，或只发送“我的项目”。` }),
  );
}
