import { batchKindsCard } from '../present/batch.js';
import type { Command } from './command.js';

/** 批量办理: several tasks of a kind at once. */
export const batch: Command = {
  id: 'batch',
  words: ['批量办理', '批量', '批量审核'],
  takes: '',
  help: '几个项目的同一件事，选同一个结果一次办完',
  where: 'private',
  run: async (context) => ({ card: await batchKindsCard(context) }),
};
