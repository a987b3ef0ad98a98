import { Refused } from '../workflow/refusals.js';
import type { Context, Deps } from './context.js';
import { notKnown } from './core/people/not-known.js';
import { standsFor } from './core/people/deputies.js';
import type { Sender } from './inbound.js';
import { scopeOf } from './scope.js';

/** Reads for somebody who looks at a page, with his rights; nothing is written. @throws Refused as the handlers do */
export function readAs<T>(deps: Deps, sender: Sender, read: (context: Context) => Promise<T>): Promise<T> {
  return deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    const actor = await tx.staff.identity(sender.platform, sender.appId, sender.userId);
    if (actor === null) throw new Refused(await notKnown(scope, sender));
    const inbound = { kind: 'entered', key: '', sender, place: null, at: scope.now, onPage: true } as const;
    return read({ ...scope, standsFor: await standsFor(scope, actor), actor, sender, place: null, inbound });
  });
}
