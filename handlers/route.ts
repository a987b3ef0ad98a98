import type { Action } from '../cards/kit/action.js';
import { refuse, Refused } from '../workflow/refusals.js';
import { act } from './actions/index.js';
import { commandFor, commandOfKey } from './commands/index.js';
import type { Context } from './context.js';
import { groupHere } from './core/tell/group-here.js';
import type { InboundOf } from './inbound.js';
import { botAdded, botRemoved, recalled, staffLeft } from './events/index.js';
import type { FetchedFile } from './files/fetch.js';
import { takeFile } from './files/take-file.js';
import type { Reply } from './reply.js';

/** What was read of it outside of the unit of work: the file that came, what the button asks for. */
export interface ReadBefore {
  readonly file: FetchedFile | null;
  readonly action: Action | null;
}

/** Finds who handles what came in. What nobody knows is answered with the nearest thing that somebody does. */
export async function route(context: Context, { file, action }: ReadBefore): Promise<Reply> {
  const { inbound } = context;
  switch (inbound.kind) {
    case 'text':
      return said(context, inbound);
    case 'action':
      if (action === null) throw new Refused(refuse('STALE_CARD'));
      return act(context, action, inbound.form);
    case 'file':
      return file === null ? {} : takeFile(context, inbound, file);
    case 'menu':
      return commandOfKey(context, inbound.eventKey);
    case 'entered':
      return commandOfKey(context, 'home');
    case 'recalled':
      return recalled(context, inbound);
    case 'botAdded':
      return botAdded(context, inbound);
    case 'botRemoved':
      return botRemoved(context, inbound);
    case 'staffLeft':
      return staffLeft(context, inbound);
    case 'unsupported':
      return inbound.messageId === null ? {} : commandFor(context, '');
  }
}

/** Whoever speaks in a group makes it known, so that presses there are told from private ones even if its event was lost. */
async function said(context: Context, { place, mentioned, text }: InboundOf<'text'>): Promise<Reply> {
  if (place?.type !== 'group') return commandFor(context, text);
  if (!mentioned) return {};
  await groupHere(context, '');
  return commandFor(context, text);
}
