import { z } from 'zod';
import { TransportError, type CardContent, type Content, type Recipient, type Transport } from '../../handlers/transport.js';
import { larkApi, type Api, type ApiOptions } from './api.js';
import { CAPABILITIES, LABEL } from './capabilities.js';
import { PLATFORM } from './decode/context.js';
import { CardRefused, encodeCard } from './encode/encode-card.js';
import { escapeTextMessage } from './encode/escape.js';
import { sentTo } from './history.js';
import { TIMEOUTS } from './http-instance.js';
import { readLimited } from './read-limited.js';
import { upload } from './upload.js';

/** The platform remembers a `uuid` of at most this length, for one hour. */
const MAX_UUID = 50;

const Sent = z.object({ message_id: z.string().min(1), chat_id: z.string().nullish() });
const Person = z.object({ name: z.string().nullish(), mobile: z.string().nullish() });
const Bot = z.object({ bot: z.object({ open_id: z.string().min(1) }) });

export interface LarkClient extends Transport {
  /** Fetches the access token. */
  warm(): Promise<void>;
  /** The bot's own open_id, by which it knows that it was mentioned. */
  botOpenId(): Promise<string>;
}

/** The platform's outgoing side. Every method throws nothing but `TransportError`. */
export function larkClient(options: ApiOptions): LarkClient {
  const api = larkApi(options);
  return {
    platform: PLATFORM,
    appId: options.appId,
    label: LABEL,
    can: CAPABILITIES,
    send: (uuid, to, content) => send(api, uuid, to, content),
    sentTo: (chatId, sinceMs) => sentTo(api, options.appId, chatId, sinceMs),
    patch: async (messageId, shown) => {
      const path = { message_id: pathId(messageId) };
      const content = cardText(shown);
      await api.call((client) => client.im.v1.message.patch({ path, data: { content } }));
    },
    download: async (messageId, fileKey, type, maxBytes) => {
      const path = { message_id: pathId(messageId), file_key: pathId(fileKey) };
      const resource = await api.call((client) => client.im.v1.messageResource.get({ path, params: { type } }));
      return readLimited(resource.getReadableStream(), maxBytes, (options.timeouts ?? TIMEOUTS).fileMs);
    },
    person: async (userId) => {
      const path = { user_id: pathId(userId) };
      const answer = await api.call((client) => client.contact.v3.user.get({ path, params: { user_id_type: 'open_id' } }));
      const { name, mobile } = read(Person, answer.data?.user ?? {});
      return { name: name || null, mobile: mobile ? mobile.replace(/^\+86/, '') : null };
    },
    findByMobile: () => Promise.resolve(null),
    warm: () => api.warm(),
    botOpenId: async () => {
      const answer: unknown = await api.call((client) =>
        client.request<unknown>({ method: 'GET', url: '/open-apis/bot/v3/info' }),
      );
      return read(Bot, answer).bot.open_id;
    },
  };
}

async function send(
  api: Api,
  uuid: string,
  to: Recipient,
  content: Content,
): Promise<{ messageId: string; chatId: string | null }> {
  if (uuid === '' || uuid.length > MAX_UUID) {
    throw new TransportError('content', 'uuid', `a uuid has 1 to ${MAX_UUID} characters`);
  }
  const message = await messageOf(api, content);
  const answer = await api.call((client) =>
    client.im.v1.message.create({
      params: { receive_id_type: to.type === 'user' ? 'open_id' : 'chat_id' },
      data: { receive_id: to.id, uuid, ...message },
    }),
  );
  const { message_id, chat_id } = read(Sent, answer.data);
  return { messageId: message_id, chatId: chat_id ?? null };
}

async function messageOf(api: Api, content: Content): Promise<{ msg_type: string; content: string }> {
  switch (content.kind) {
    case 'card':
      return { msg_type: 'interactive', content: cardText(content) };
    case 'text':
      return { msg_type: 'text', content: JSON.stringify({ text: escapeTextMessage(content.text) }) };
    case 'file':
      return { msg_type: 'file', content: JSON.stringify({ file_key: await upload(api, content.name, content.bytes) }) };
  }
}

function cardText({ card, cardMessageId }: CardContent): string {
  try {
    return encodeCard(card, cardMessageId).text;
  } catch (error) {
    if (error instanceof CardRefused) throw new TransportError('content', 'card', error.message);
    throw error;
  }
}

/** The SDK puts ids into paths as they are. */
function pathId(id: string): string {
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(id)) {
    throw new TransportError('content', 'badId', 'the id is not one that the platform gives out');
  }
  return id;
}

function read<T>(shape: z.ZodType<T>, answer: unknown): T {
  const parsed = shape.safeParse(answer);
  if (!parsed.success) {
    throw new TransportError('retry', 'badAnswer', 'the platform answered in a shape that its page does not describe');
  }
  return parsed.data;
}
