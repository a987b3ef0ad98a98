import type { Outbox } from '../../../entities/outbox.entity.js';
import type { Staff } from '../../../entities/staff.entity.js';
import type { Scope } from '../../context.js';

/** Whether a message that was given up is an administrator's to see: of his jurisdiction, or of none that is known. */
export async function concerns(scope: Scope, row: Outbox, admin: Staff): Promise<boolean> {
  const policyId = await policyOf(scope, row);
  return policyId === null || policyId === admin.policyId;
}

/** The jurisdiction of whom a message is for: of the person, else of the project that it shows, else of the group. */
async function policyOf({ tx, deps }: Scope, { cardMessageId, platform, toType, toId }: Outbox): Promise<string | null> {
  const message = cardMessageId === null ? null : await tx.cardMessages.get(cardMessageId);
  const appId = deps.transports.get(platform)?.appId;
  const person =
    message !== null && message.staffId !== null
      ? await tx.staff.get(message.staffId)
      : toType === 'user' && appId !== undefined
        ? await tx.staff.identity(platform, appId, toId)
        : null;
  if (person !== null) return person.policyId;
  const projectId = message?.projectId ?? null;
  const project = projectId === null ? null : await tx.projects.get(projectId);
  if (project !== null) return project.policyId;
  const chatId = message?.chatId ?? (toType === 'chat' ? toId : null);
  return chatId === null ? null : ((await tx.groups.get(platform, chatId))?.policyId ?? null);
}
