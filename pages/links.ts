import { encodeAction } from '../cards/kit/action.js';
import { LINK_DAYS, type PageLinks } from '../handlers/links.js';
import { hashed } from './session/hashed.js';
import type { PagesParts } from './visit.js';

const LASTS_MS = LINK_DAYS * 86_400_000;

/** Links in messages, as `handlers/links.ts` describes them. @throws Error when the pages have no address yet */
export function pageLinks({ publicUrl, secret }: Pick<PagesParts, 'publicUrl' | 'secret'>): PageLinks {
  return {
    open: async ({ tx, now }, staffId, target) => {
      const open = publicUrl();
      if (open === null) throw new Error('the pages have no address yet');
      const token = secret();
      await tx.pageLinks.insert({
        tokenHash: hashed(token),
        staffId,
        wire: encodeAction(target),
        at: now,
        until: now + LASTS_MS,
      });
      return `${open}/pages/l/${token}`;
    },
  };
}
