import { commands } from '../../handlers/commands/index.js';
import type { MenuEntry } from '../../sandbox/options.js';

/** What stands in the bot's menu, by the commands' ids; a real app's menu is set up with the same event keys. */
const SHOWN: readonly string[] = ['home', 'declare', 'tasks', 'mine', 'meetings', 'help'];

export function menuEntries(): MenuEntry[] {
  return SHOWN.flatMap((id) => {
    const command = commands.find((one) => one.id === id);
    return command === undefined ? [] : [{ label: command.words[0], eventKey: id }];
  });
}
