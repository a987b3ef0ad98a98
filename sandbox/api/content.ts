import { checkCard } from '../card/check.js';
import { objectOf, parseJson, textOf } from '../json.js';
import type { MessageType } from '../world/types.js';
import type { World } from '../world/world.js';
import { FAULTS } from './fault.js';
import { LIMITS } from './limits.js';

/** Refuses what the platform refuses of a message's content: size, shape, unknown files, and cards that break the card rules. */
export function checkContent(world: World, type: string, content: unknown): MessageType {
  if (typeof content !== 'string') throw FAULTS.validation('content is required');
  const bytes = Buffer.byteLength(content);
  if (bytes > (type === 'interactive' || type === 'post' ? LIMITS.cardBytes : LIMITS.textBytes)) throw FAULTS.tooLong();
  const body = parseJson(content);
  if (body === undefined) throw FAULTS.parameter('content is not a string in json format');
  switch (type) {
    case 'interactive':
      refuseBadCard(body);
      return type;
    case 'text':
      if (textOf(objectOf(body)['text']) === '') throw FAULTS.parameter('text is empty');
      return type;
    case 'file':
    case 'image':
      refuseUnknownFile(world, type, textOf(objectOf(body)[`${type}_key`]));
      return type;
    case 'post':
      return type;
    default:
      throw FAULTS.parameter('invalid msg_type');
  }
}

function refuseBadCard(card: unknown): void {
  const fault = checkCard(card)[0];
  if (fault) throw FAULTS.card(fault.code, fault.text);
}

function refuseUnknownFile(world: World, resource: 'file' | 'image', key: string): void {
  const file = world.files.get(key);
  if (file?.resource !== resource || file.by !== 'bot') {
    throw FAULTS.parameter(`${resource}_key not exist or not belong to this app`);
  }
}
