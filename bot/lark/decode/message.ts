import { z } from 'zod';
import type { Inbound, Place } from '../../../handlers/inbound.js';
import { PlatformId } from '../envelope.js';
import { senderOf, type DecodeContext } from './context.js';
import { Mentions, resolveMentions } from './mentions.js';
import { parsePost } from './post.js';

const Event = z.object({
  sender: z.object({ sender_id: z.object({ open_id: PlatformId }), sender_type: z.string().default('user') }),
  message: z.object({
    message_id: PlatformId,
    chat_id: PlatformId,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: Mentions.nullish(),
  }),
});
type Message = z.infer<typeof Event>['message'];

const Text = z.object({ text: z.string() });
const File = z.object({ file_key: PlatformId, file_name: z.string().min(1) });
const Image = z.object({ image_key: PlatformId });

/** A picture comes without a name. */
export const IMAGE_NAME = '图片';

/**
 * im.message.receive_v1. The platform asks to tell repetitions apart by the message's id, not by the event's.
 * Null for what bots write: answering them could go on for ever.
 */
export function decodeMessage(event: unknown, context: DecodeContext): Inbound | null {
  const { sender, message } = Event.parse(event);
  if (sender.sender_type !== 'user') return null;
  const place: Place = { chatId: message.chat_id, type: message.chat_type === 'p2p' ? 'private' : 'group' };
  const common = {
    key: `message:${message.message_id}`,
    sender: senderOf(context, sender.sender_id.open_id),
    place,
    at: context.nowMs,
  };
  return { ...common, messageId: message.message_id, ...content(message, context) };
}

type Content =
  | { kind: 'text'; text: string; mentioned: boolean }
  | { kind: 'file'; fileKey: string; fileName: string; resource: 'file' | 'image' }
  | { kind: 'unsupported'; what: string };

/** The content is a JSON text inside the event, and its shape depends on the type of the message. */
function content(message: Message, context: DecodeContext): Content {
  const raw: unknown = JSON.parse(message.content);
  switch (message.message_type) {
    case 'text':
      return text(Text.parse(raw).text, message, context);
    case 'post': {
      const post = parsePost(raw);
      if (post.text === '' && post.imageKey !== null) return image(post.imageKey);
      return text(post.text, message, context);
    }
    case 'file': {
      const file = File.parse(raw);
      return { kind: 'file', fileKey: file.file_key, fileName: file.file_name, resource: 'file' };
    }
    case 'image':
      return image(Image.parse(raw).image_key);
    default:
      return { kind: 'unsupported', what: message.message_type };
  }
}

function text(raw: string, message: Message, context: DecodeContext): Content {
  return { kind: 'text', ...resolveMentions(raw, message.mentions ?? [], context.botOpenId) };
}

function image(imageKey: string): Content {
  return { kind: 'file', fileKey: PlatformId.parse(imageKey), fileName: IMAGE_NAME, resource: 'image' };
}
