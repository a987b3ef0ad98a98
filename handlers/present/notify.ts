import { notifyWay } from '../../cards/notify-way.js';
import type { Card } from '../../cards/kit/tree.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import { accountsOf } from '../core/tell/letterbox.js';

/** Where a person is told, and where else he could be. */
export async function notifyCard(scope: Scope, actor: Staff): Promise<Card> {
  const accounts = await accountsOf(scope, actor);
  const [first] = accounts;
  const names = accounts.map(({ transport: { platform, label } }) => ({ platform, label }));
  return notifyWay.render({
    ways: names.toSorted((a, b) => (a.label < b.label ? -1 : 1)),
    told: first?.transport.platform ?? null,
    chosen: actor.preferredPlatform !== null && actor.preferredPlatform === first?.transport.platform,
  });
}
