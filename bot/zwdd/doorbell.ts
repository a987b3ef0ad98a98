import { asksOf } from '../../cards/kit/build.js';
import { lasting } from '../../cards/kit/lasting.js';
import type { Content } from '../../handlers/transport.js';
import { noticeLines } from './notice-lines.js';

/** What a notice says before it is cut to what the platform takes. */
export interface Doorbell {
  readonly title: string;
  /** One to five plain lines. */
  readonly lines: readonly string[];
  /** The one button, where there is a page to open. */
  readonly button: { readonly title: string; readonly url: string } | null;
  /** Somebody waits, or something is late: it may use what is kept in reserve for a day's end. */
  readonly urgent: boolean;
}

/** What is left of a card or file when nothing can be pressed in the chat: who, what, until when, and the way to its page. */
export function doorbellOf(content: Content): Doorbell {
  if (content.kind === 'text') return { title: '项目管家', lines: [content.text], button: null, urgent: false };
  const url = content.link ?? null;
  if (content.kind === 'file') {
    const button = url === null ? null : { title: '查看文件', url };
    return { title: '有新文件给您', lines: [`《${content.name}》`], button, urgent: false };
  }
  const { header } = content.card;
  const asks = asksOf(content.card);
  const button = url === null ? null : { title: asks ? '去办理' : '查看详情', url };
  return { title: header.title, lines: noticeLines(lasting(content.card)), button, urgent: asks || header.tone === 'warn' };
}
