import { button } from './build.js';
import type { Button } from './tree.js';

/** The commands that stand on buttons, by the word that `home.run` carries, with what a person would type instead. */
export const COMMANDS = {
  home: '首页',
  declare: '申报',
  mine: '我的项目',
  tasks: '待办',
  batch: '批量办理',
  drafts: '草稿箱',
  meetings: '会议',
  statistics: '统计',
  export: '导出',
  registers: '清单',
  transfer: '交接',
  group: '群提醒',
  help: '帮助',
} as const;

export type CommandWord = keyof typeof COMMANDS;
export const COMMAND_WORDS = [
  'home',
  'declare',
  'mine',
  'tasks',
  'batch',
  'drafts',
  'meetings',
  'statistics',
  'export',
  'registers',
  'transfer',
  'group',
  'help',
] as const;

export function commandButton(command: CommandWord, style: Button['style'] = 'default'): Button {
  return button(COMMANDS[command], { verb: 'home.run', command }, style);
}
