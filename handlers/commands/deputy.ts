import { deputyCard } from '../present/deputy.js';
import type { Command } from './command.js';

/** 代理: who stands in while one is away. */
export const deputy: Command = {
  id: 'deputy',
  words: ['代理', '请人代理', '代理人', '我的代理'],
  takes: '',
  help: '外出时请同岗的同事代办，到期自动结束',
  where: 'private',
  run: async (context) => ({ card: await deputyCard(context, context.actor) }),
};
