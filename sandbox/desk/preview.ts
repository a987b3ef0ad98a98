import { objectOf, parseJson, textOf } from '../json.js';
import type { Message } from '../world/types.js';

/** One line for the chat list. */
export function previewOf(message: Message): string {
  if (message.recalled) return '撤回了一条消息';
  const content = objectOf(parseJson(message.content));
  switch (message.type) {
    case 'text':
    case 'system':
      return spoken(message);
    case 'file':
      return `[文件] ${textOf(content['file_name'])}`;
    case 'image':
      return '[图片]';
    case 'post':
      return '[富文本]';
    case 'interactive':
      return cardLine(content);
  }
}

/** A text with its mentions written out. */
export function spoken(message: Message): string {
  const text = textOf(objectOf(parseJson(message.content))['text']);
  return message.mentions.reduce((words, { key, name }) => words.replaceAll(key, `@${name}`), text);
}

function cardLine(card: Readonly<Record<string, unknown>>): string {
  const summary = textOf(objectOf(objectOf(card['config'])['summary'])['content']);
  const title = textOf(objectOf(objectOf(card['header'])['title'])['content']);
  return `[卡片] ${summary || title}`;
}
