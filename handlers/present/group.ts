import { groupSettings } from '../../cards/group-settings.js';
import type { FaultView } from '../../cards/kit/props.js';
import type { Card } from '../../cards/kit/tree.js';
import type { GroupChat } from '../../entities/group-chat.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import { maySetAll } from '../core/rights/group-rights.js';
import { ownPolicy } from '../core/people/own-policy.js';

/** The value of 全部单位 in the list of units. */
export const ALL_UNITS = '0';

/** What a group hears. Whoever looks is offered the units that he may set it up for; `saved` says that it was kept just now. */
export async function groupCard(
  scope: Scope,
  group: GroupChat,
  viewer: Staff,
  { saved = false, faults = [] }: { readonly saved?: boolean; readonly faults?: FaultView[] } = {},
): Promise<Card> {
  const policy = ownPolicy(scope, viewer);
  const units = await scope.tx.units.list(viewer.policyId);
  const mine = maySetAll(viewer) ? units : units.filter(({ id }) => id === viewer.unitId);
  const options = mine.map(({ id, name }) => ({ label: name, value: String(id) }));
  const isSet = group.policyId !== null;
  const unit = isSet ? String(group.unitId ?? ALL_UNITS) : String(viewer.unitId);
  return groupSettings.render({
    version: group.version,
    groupName: group.name,
    policies: [{ label: policy.jurisdiction, value: policy.id }],
    policy: group.policyId ?? policy.id,
    units: maySetAll(viewer) ? [{ label: '全部单位', value: ALL_UNITS }, ...options] : options,
    unit,
    reminders: [...group.reminders],
    hour: group.hour,
    saved: saved
      ? { jurisdiction: policy.jurisdiction, unit: units.find(({ id }) => id === group.unitId)?.name ?? '全部单位' }
      : null,
    faults,
  });
}
