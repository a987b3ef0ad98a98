import { TransportError } from '../../handlers/transport.js';
import { MAX_BYTES } from './capabilities.js';
import type { Doorbell } from './doorbell.js';
import { fitText, jsonBytes } from './fit-text.js';

/** One button: on a telephone the page itself, on a computer the page inside the client, where sign-on works. */
export interface NoticeButton {
  readonly title: string;
  readonly url: string;
}

const TITLE_BYTES = 150;
const BUTTON_BYTES = 60;

/**
 * The `msg` of a notification, at most 2048 bytes of JSON: text is cut by whole characters, the buttons and the last line
 * stay whole. Without a button it is a plain text.
 *
 * @param stamp - the last line: makes two notices to one person on one day differ
 * @throws TransportError `content` when the addresses alone are too long
 */
export function messageOf({ title, lines, button }: Doorbell, stamp: string): string {
  const head = fitText(title.trim() === '' ? '项目管家' : title, TITLE_BYTES);
  if (button === null) return fitted([head, ...lines], stamp, (content) => ({ msgtype: 'text', text: { content } }));
  return actionCard(head, lines, stamp, [button]);
}

/** @param buttons - one to three */
export function actionCard(title: string, lines: readonly string[], stamp: string, buttons: readonly NoticeButton[]): string {
  const labelled = buttons.slice(0, 3).map(({ title: label, url }) => ({ label: fitText(label, BUTTON_BYTES), url }));
  const [first, ...others] = labelled;
  if (first === undefined) throw new TransportError('content', 'noButton', 'a card has one to three buttons');
  const ways =
    others.length === 0
      ? { single_title: first.label, single_url: first.url, single_pc_url: inClient(first.url) }
      : {
          btn_orientation: '0',
          btn_json_list: labelled.map(({ label, url }) => ({
            title: label,
            action_mobile_url: url,
            action_pc_url: inClient(url),
          })),
        };
  return fitted(lines, stamp, (markdown) => ({ msgtype: 'action_card', action_card: { title, markdown, ...ways } }));
}

/** A computer's client opens plain links in the system's browser, where nobody is signed on; this opens them in its side panel. */
export function inClient(url: string): string {
  return `taurus://taurusclient/page/link?pc_slide=true&url=${encodeURIComponent(url)}`;
}

function fitted(lines: readonly string[], stamp: string, wrap: (text: string) => object): string {
  const end = `\n${stamp}`;
  const room = MAX_BYTES - Buffer.byteLength(JSON.stringify(wrap(end)), 'utf8');
  if (room < 0) throw new TransportError('content', 'tooLong', 'the addresses of a notice leave no room for its text');
  const text = lines.join('\n');
  const cut = fitText(text, room);
  const message = JSON.stringify(wrap(cut === '' ? stamp : `${cut}${end}`));
  if (jsonBytes(text) > 0 && Buffer.byteLength(message, 'utf8') > MAX_BYTES) {
    throw new TransportError('content', 'tooLong', 'a notice is too long');
  }
  return message;
}
