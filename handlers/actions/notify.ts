import { refuse, Refused } from '../../workflow/refusals.js';
import { accountsOf } from '../core/tell/letterbox.js';
import { notifyCard } from '../present/notify.js';
import { done } from '../reply.js';
import type { ActionHandlers } from './handler.js';

/** Which of his platforms somebody is told on, from the next message on; `auto` is the one that he used last. */
export const notifyActions: ActionHandlers<'notify.choose'> = {
  'notify.choose': async (context, { platform }) => {
    const { tx, actor } = context;
    const accounts = await accountsOf(context, actor);
    const chosen = accounts.find(({ transport }) => transport.platform === platform);
    if (chosen === undefined && platform !== 'auto') throw new Refused(refuse('STALE_CARD'));
    const preferredPlatform = chosen?.transport.platform ?? null;
    await tx.staff.update(actor.id, { preferredPlatform });
    const card = await notifyCard(context, { ...actor, preferredPlatform });
    const says =
      chosen === undefined ? '改好了，以后在您最近使用的平台通知您。' : `改好了，以后在${chosen.transport.label}通知您。`;
    return { toast: done(says), card };
  },
};
