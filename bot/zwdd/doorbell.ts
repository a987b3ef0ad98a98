import type { Block, Card } from '../../cards/kit/tree.js';
import type { Content } from '../../handlers/transport.js';
import { fitText } from './fit-text.js';

/** What a notice says before it is cut to what the platform takes. */
export interface Doorbell {
  readonly title: string;
  /** Two to six plain lines at most. */
  readonly lines: readonly string[];
  /** The one button, where there is a page to open. */
  readonly button: { readonly title: string; readonly url: string } | null;
  /** Somebody waits, or something is late: it may use what is kept in reserve for a day's end. */
  readonly urgent: boolean;
}

const MOST_LINES = 5;
const LINE_BYTES = 360;

/** What is left of a card or file when nothing can be pressed in the chat: who, what, until when, and the way to its page. */
export function doorbellOf(content: Content): Doorbell {
  if (content.kind === 'text') return { title: '项目管家', lines: [content.text], button: null, urgent: false };
  const url = content.link ?? null;
  if (content.kind === 'file') {
    const button = url === null ? null : { title: '查看文件', url };
    return { title: '有新文件给您', lines: [`《${content.name}》`], button, urgent: false };
  }
  const { header } = content.card;
  const todo = header.tone === 'todo';
  const button = url === null ? null : { title: todo ? '去办理' : '查看详情', url };
  return { title: header.title, lines: linesOf(content.card), button, urgent: todo || header.tone === 'warn' };
}

/** The project, the one line of the chat list, what stands out, then the rest in order; what is said already is not said again. */
export function linesOf({ summary, header, body }: Card): string[] {
  const said: string[] = [];
  const all = [header.subtitle ?? '', summary, ...body.filter(standsOut).flatMap(wordsOf), ...body.flatMap(wordsOf)].map((line) =>
    line.replaceAll(/\s+/g, ' ').trim(),
  );
  for (const line of all) {
    const known = line === '' || line === header.title || said.some((one) => one.includes(line) || line.includes(one));
    if (!known && said.length < MOST_LINES) said.push(fitText(line, LINE_BYTES));
  }
  return said;
}

function standsOut(block: Block): boolean {
  return block.kind === 'text' && block.emphasis !== undefined && block.emphasis !== 'muted';
}

function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return block.emphasis === 'muted' ? [] : [block.text];
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}：${value}`);
    case 'list':
      return [...block.items];
    default:
      return [];
  }
}
