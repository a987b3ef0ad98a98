import { z } from 'zod';
import type { Content, SentMessage } from '../../handlers/transport.js';
import { TransportError } from '../../handlers/transport.js';
import type { Api } from './api.js';

const Page = z.object({
  has_more: z.boolean().nullish(),
  page_token: z.string().nullish(),
  items: z.array(
    z.object({
      message_id: z.string().min(1),
      msg_type: z.string(),
      create_time: z.string(),
      sender: z.object({ id: z.string(), sender_type: z.string() }),
    }),
  ),
});

const KINDS = new Map<string, Content['kind']>([
  ['interactive', 'card'],
  ['text', 'text'],
  ['file', 'file'],
]);
const PAGE_SIZE = 50;
/** A chat that holds more since then is not read to its end. */
const PAGES = 20;

/**
 * This app's own messages in a chat, private or group, from an instant on: `GET im/v1/messages`, oldest first. The instant
 * goes out in whole seconds; the platform's times come in milliseconds.
 *
 * @throws TransportError
 */
export async function sentTo(api: Api, appId: string, chatId: string, sinceMs: number): Promise<readonly SentMessage[]> {
  const found: SentMessage[] = [];
  let token: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const params = {
      container_id_type: 'chat',
      container_id: chatId,
      start_time: String(Math.floor(sinceMs / 1000)),
      sort_type: 'ByCreateTimeAsc' as const,
      page_size: PAGE_SIZE,
      ...(token === null ? {} : { page_token: token }),
    };
    const answer = await api.call((client) => client.im.v1.message.list({ params }));
    const read = Page.safeParse(answer.data);
    if (!read.success) throw new TransportError('retry', 'badAnswer', 'the history of a chat came in another shape');
    for (const { message_id: messageId, msg_type: type, create_time: at, sender } of read.data.items) {
      const kind = KINDS.get(type);
      if (kind !== undefined && sender.sender_type === 'app' && sender.id === appId) {
        found.push({ messageId, kind, at: Number(at) });
      }
    }
    token = read.data.has_more === true ? (read.data.page_token ?? null) : null;
    if (token === null) break;
  }
  return found;
}
