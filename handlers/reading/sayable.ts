import { COMMAND_WORDS } from '../../cards/kit/commands.js';
import type { Command } from '../commands/command.js';
import { commands } from '../commands/index.js';
import type { Context } from '../context.js';
import { kindsOf } from '../core/tasks/batch.js';
import { commandsOf, mayFileContract } from '../present/home.js';

const ON_CARDS: readonly string[] = COMMAND_WORDS;

/** The commands that get this person somewhere in a conversation of his own, in the order of the help: what is offered here is not refused. */
export async function sayable(context: Context): Promise<Command[]> {
  const { actor } = context;
  const offered: readonly string[] = [
    'home',
    ...commandsOf(context, actor),
    ...((await kindsOf(context, actor)).length > 0 ? ['batch'] : []),
  ];
  const files = mayFileContract(context, actor);
  return commands.filter(({ id, where }) => {
    if (where === 'group') return false;
    if (id === 'contract') return files;
    return !ON_CARDS.includes(id) || offered.includes(id);
  });
}
