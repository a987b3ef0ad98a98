import { z } from 'zod';
import type { Inbound } from '../../../handlers/inbound.js';
import { PlatformId, type Envelope } from '../envelope.js';
import { senderOf, type DecodeContext } from './context.js';

const Event = z.object({ object: z.object({ open_id: PlatformId }) });

/** contact.user.deleted_v3: a person left the tenant. Nobody is named as the one who did it. */
export function decodeStaffLeft({ header, event }: Envelope, context: DecodeContext): Inbound {
  const { object } = Event.parse(event);
  return {
    kind: 'staffLeft',
    key: `event:${header.event_id}`,
    sender: senderOf(context, ''),
    place: null,
    at: context.nowMs,
    userId: object.open_id,
  };
}
