import { draftsCard } from '../present/drafts.js';
import type { Command } from './command.js';

/** 草稿箱: what was saved and not handed in yet. */
export const drafts: Command = {
  id: 'drafts',
  words: ['草稿箱', '草稿', '我的草稿'],
  takes: '',
  help: '查看、接着填或删除草稿',
  where: 'private',
  run: async (context) => ({ card: await draftsCard(context, context.actor) }),
};
