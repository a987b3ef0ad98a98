import type { GroupChat } from '../../../entities/group-chat.entity.js';
import type { Context } from '../../context.js';

/** A working hour of most offices, off the rush of the morning. */
const DEFAULT_HOUR = 9;
const NAMELESS = '本群';

/** The group that somebody speaks in, registered when it was not known; null outside a group. A new name is taken over. */
export async function groupHere({ tx, sender, place }: Context, name: string): Promise<GroupChat | null> {
  if (place?.type !== 'group') return null;
  const { platform } = sender;
  const { chatId } = place;
  const known = await tx.groups.get(platform, chatId);
  if (known !== null && name === '' && known.state === 'active') return known;
  return tx.groups.upsert({
    platform,
    chatId,
    name: name.slice(0, 200) || known?.name || NAMELESS,
    policyId: null,
    unitId: null,
    reminders: ['deadlines', 'meetings', 'results'],
    hour: DEFAULT_HOUR,
    state: 'active',
  });
}
