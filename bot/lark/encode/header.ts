import type { Card, Tone } from '../../../cards/kit/tree.js';
import { plain, type Node } from './nodes.js';

const TEMPLATES: Readonly<Record<Tone, string>> = { todo: 'blue', done: 'green', bad: 'red', warn: 'orange', info: 'wathet' };
const TAG_COLOURS: Readonly<Record<Tone, string>> = { todo: 'blue', done: 'green', bad: 'red', warn: 'orange', info: 'neutral' };

export function encodeHeader({ title, subtitle, tone, tag }: Card['header']): Node {
  return {
    title: plain(title),
    template: TEMPLATES[tone],
    ...(subtitle === undefined ? {} : { subtitle: plain(subtitle) }),
    ...(tag === undefined ? {} : { text_tag_list: [{ tag: 'text_tag', text: plain(tag), color: TAG_COLOURS[tone] }] }),
  };
}
