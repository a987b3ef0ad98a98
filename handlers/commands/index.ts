import { refuse, Refused } from '../../workflow/refusals.js';
import type { Context } from '../context.js';
import { answerAlone } from '../deeds/discreet.js';
import type { Reply } from '../reply.js';
import { batch } from './batch.js';
import type { Command } from './command.js';
import { contract } from './contract.js';
import { count } from './count.js';
import { declare } from './declare.js';
import { deputy } from './deputy.js';
import { drafts } from './drafts.js';
import { exported } from './export.js';
import { group } from './group.js';
import { help, home } from './home.js';
import { mine, statistics, tasks } from './lists.js';
import { meetings } from './meetings.js';
import { next, progress, why } from './projects.js';
import { notify } from './notify.js';
import { registers } from './registers.js';
import { unworded } from './reading/plain.js';
import { supposes } from './reading/supposition.js';
import { hear, type Heard, tidy } from './reading/words.js';
import { transfer } from './transfer.js';
import { supposeFor, supposition } from './suppose.js';
import { answerUnknown, unlessMisheard } from './unknown.js';

/** Everything that a person can type, in the order of the help. A new command is a file of its own and a line here. */
export const commands: readonly Command[] = [
  home,
  declare,
  drafts,
  mine,
  tasks,
  batch,
  progress,
  next,
  why,
  contract,
  meetings,
  count,
  deputy,
  notify,
  supposition,
  statistics,
  exported,
  registers,
  transfer,
  group,
  help,
];

/** Answers what was typed. Throws `Refused` where a command does. */
export async function commandFor(context: Context, text: string): Promise<Reply> {
  const typed = tidy(text);
  if (typed === '') return runCommand(context, context.place?.type === 'group' ? help : home, '');
  const match = matching(typed);
  if (match === null) {
    return supposes(typed) ? orUnknown(context, typed, () => supposeFor(context, typed)) : unheard(context, typed);
  }
  if (match.clear && !onlyAsks(match.argument)) return runCommand(context, match.command, match.argument);
  return orUnknown(context, typed, () => runCommand(context, match.command, match.argument));
}

function unheard(context: Context, typed: string): Promise<Reply> {
  return answerUnknown(context, typed, commands, (command, argument) => runCommand(context, command, argument));
}

/** 下一步 干什么 names nothing by what follows the word. */
function onlyAsks(argument: string): boolean {
  return argument !== '' && unworded(argument) === '';
}

/** A sentence that only begins with the word (为什么要交方案) names no project: it is a question of its own. */
async function orUnknown(context: Context, typed: string, run: () => Promise<Reply>): Promise<Reply> {
  return (await unlessMisheard(run)) ?? unheard(context, typed);
}

/** A bot-menu entry, by a command's id or word, or the coming into the chat (`home`). An entry that nobody knows opens the home card. */
export function commandOfKey(context: Context, key: string): Promise<Reply> {
  const word = tidy(key);
  const command = commandById(key) ?? commands.find(({ words }) => words.includes(word)) ?? home;
  return runCommand(context, command, '');
}

export function commandById(id: string): Command | undefined {
  return commands.find((command) => command.id === id);
}

/** Runs a command where it may be run; what is for one person alone is not set out before a group. */
export async function runCommand(context: Context, command: Command, argument: string): Promise<Reply> {
  const inGroup = context.place?.type === 'group';
  if (command.where === 'group' && !inGroup) throw new Refused(refuse('GROUP_ONLY'));
  if (command.where !== 'private' || !inGroup) return command.run(context, argument);
  return answerAlone(context, await command.run({ ...context, place: null }, argument));
}

/** These may run on into what they are about without a space. */
const RUN_ON: readonly Command[] = [progress, next, why, contract, count, supposition];

/** The longest word that the text begins with. */
function matching(typed: string): (Heard & { readonly command: Command }) | null {
  const byLength = commands
    .flatMap((command) => command.words.map((word) => ({ command, word })))
    .sort((a, b) => b.word.length - a.word.length);
  for (const { command, word } of byLength) {
    const heard = hear(typed, word);
    if (heard !== null && (heard.clear || RUN_ON.includes(command))) return { ...heard, command };
  }
  return null;
}
