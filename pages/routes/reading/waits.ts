import type { InvitationLine } from '../../../handlers/reading/invitations.js';
import type { ItemView, ListView } from '../../render/item.js';
import { invitationItem } from '../../render/lines.js';

/** What stands where no task waits for the reader; meetings that wait for his answer have a list of their own. */
export function nothingWaits(invitations: readonly InvitationLine[]): string {
  const count = invitations.length;
  return count === 0
    ? '现在没有等您办的事。轮到您时，这里会列出来，也会给您发消息。'
    : `没有别的待办，有 ${String(count)} 场会议等您答复是否参加，见“${INVITATIONS}”。`;
}

/** Meetings that wait for the reader's answer, with the buttons that give it; no list where none does. */
export function invitationLists(invitations: readonly InvitationLine[]): ListView[] {
  if (invitations.length === 0) return [];
  const items: ItemView[] = invitations.map(invitationItem);
  return [{ id: 'invitations', title: INVITATIONS, count: items.length, items, empty: '', more: null, presses: [] }];
}

const INVITATIONS = '等您答复的会议';
