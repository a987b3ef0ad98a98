import { z } from 'zod';
import { bullets, buttonRows, buttons, card, muted, strong } from './kit/build.js';
import { COMMAND_WORDS, commandButton } from './kit/commands.js';
import { defineCard } from './kit/define.js';
import { pageButton } from './kit/page-way.js';
import { say } from './kit/wording.js';

const Props = z.object({
  /** Whose commands are explained. */
  audience: z.enum(['applicant', 'office', 'group']),
  commands: z.array(z.enum(COMMAND_WORDS)),
  /** Where to ask a person, in words. */
  contact: z.string(),
  /** Whether the regulation has a contract entered or filed. */
  contracts: z.boolean(),
});
type Props = z.infer<typeof Props>;

/** 帮助: what to type, by role. */
export const help = defineCard<Props>({
  id: 'help',
  title: '帮助',
  props: Props,
  actions: ['home.run', 'page.open'],
  render: ({ audience, commands, contact, contracts }) =>
    card({ summary: say('help.summary'), title: say('help.title'), tone: 'info' }, [
      strong(say('help.lead')),
      bullets([
        ...say(`help.${audience}`).split('\n'),
        ...(audience === 'applicant' && contracts ? [say('help.contract')] : []),
        ...(commands.includes('registers') ? [say('help.registers')] : []),
      ]),
      muted(say('help.files')),
      muted(say('help.contact', { contact })),
      ...buttonRows(commands.map((command) => commandButton(command))),
      ...(audience === 'group' ? [] : [buttons(pageButton({ verb: 'home.run', command: 'home' }))]),
    ]),
  examples: {
    applicant: {
      audience: 'applicant',
      commands: ['declare', 'mine', 'tasks', 'drafts'],
      contact: '区数据资源局',
      contracts: true,
    },
    office: {
      audience: 'office',
      commands: ['tasks', 'meetings', 'statistics', 'export', 'registers'],
      contact: '系统管理员',
      contracts: false,
    },
    group: { audience: 'group', commands: [], contact: '系统管理员', contracts: false },
  },
});
