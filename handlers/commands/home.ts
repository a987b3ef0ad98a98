import { helpCard, homeCard } from '../present/home.js';
import type { Context } from '../context.js';
import type { Reply } from '../reply.js';
import type { Command } from './command.js';

export const home: Command = {
  id: 'home',
  words: ['首页', '主页', '开始', '你好', '您好', 'hi', 'hello'],
  takes: '',
  help: '看有几件事等您办、能做什么',
  where: 'private',
  run: showHome,
};

export const help: Command = {
  id: 'help',
  words: ['帮助', '帮忙', '使用说明', '怎么用', 'help'],
  takes: '',
  help: '看可以对我说什么',
  where: 'anywhere',
  run: (context) => Promise.resolve({ card: helpCard(context, context.actor, context.place?.type === 'group') }),
};

/** Whoever opens the chat again the same day finds it as he left it. */
async function showHome(context: Context): Promise<Reply> {
  const { tx, actor, inbound, today, now } = context;
  const again = inbound.kind === 'entered' && !(await tx.inbox.insertIfAbsent(`entered:${String(actor.id)}:${today}`, now));
  return again ? {} : { card: await homeCard(context, actor) };
}
