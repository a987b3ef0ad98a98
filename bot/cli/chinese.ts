import type { Command } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^error: /, '用法不对：'],
  [/unknown command '(.*)'/, '没有命令“$1”'],
  [/unknown option '(.*)'/, '没有选项“$1”'],
  [/missing required argument '(.*)'/, '缺少“$1”'],
  [/too many arguments(?: for '(.*?)')?\. Expected (\d+) arguments? but got (\d+)[^.]*\./, '多写了内容：要 $2 项，写了 $3 项'],
  [/option '(.*)' argument missing/, '选项“$1”后面缺少内容'],
  [/option '(.*?)' argument '(.*?)' is invalid\. Allowed choices are (.*)\./, '选项“$1”不能写“$2”，可写：$3'],
  [/\(Did you mean (?:one of )?(.*)\?\)/, '（是不是要写：$1？）'],
];

/** Lets the command line speak Chinese, in its help and when it is used wrongly. */
export function speakChinese(program: Command): Command {
  return program
    .helpOption('-h, --help', '显示用法')
    .helpCommand('help [命令]', '显示某个命令的用法')
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .showHelpAfterError('加 --help 查看用法。')
    .configureOutput({
      outputError: (text, write) => write(FAULTS.reduce((said, [pattern, words]) => said.replace(pattern, words), text)),
    });
}
