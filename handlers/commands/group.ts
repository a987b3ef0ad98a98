import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { groupHere } from '../core/tell/group-here.js';
import { groupCard } from '../present/group.js';
import type { Command } from './command.js';

export const group: Command = {
  id: 'group',
  words: ['群提醒', '群设置', '群提醒设置'],
  takes: '',
  help: '设置本群接收哪些提醒、几点发',
  where: 'group',
  run: async (context: Context) => {
    const here = await groupHere(context, '');
    if (here === null) throw new Refused(refuse('GROUP_ONLY'));
    return { card: await groupCard(context, here, context.actor) };
  },
};
