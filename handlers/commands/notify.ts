import { notifyCard } from '../present/notify.js';
import type { Command } from './command.js';

/** 通知方式: on which of several platforms one is told. */
export const notify: Command = {
  id: 'notify',
  words: ['通知方式', '在哪里通知', '接收方式', '通知设置'],
  takes: '',
  help: '在几个平台都有账号时，选择在哪里收通知',
  where: 'private',
  run: async (context) => ({ card: await notifyCard(context, context.actor) }),
};
