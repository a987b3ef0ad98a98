import { deadLetters } from '../../cards/dead-letters.js';
import type { Card } from '../../cards/kit/tree.js';
import { parsePayload } from '../../entities/outbox-payload.js';
import type { Outbox } from '../../entities/outbox.entity.js';
import type { Staff } from '../../entities/staff.entity.js';
import type { Scope } from '../context.js';
import { concerns } from '../core/tell/dead-letters.js';

/** The messages that were given up, for an administrator: those of his jurisdiction, and those that belong to none. */
export async function deadLettersCard(scope: Scope, viewer: Staff): Promise<Card> {
  const dead: Outbox[] = [];
  for (const row of await scope.tx.outbox.dead()) if (await concerns(scope, row, viewer)) dead.push(row);
  const rows = await Promise.all(
    dead.map(async (row) => ({
      id: row.id,
      to: await addressee(scope, row),
      what: whatOf(row),
      at: row.createdAt,
      reason: row.lastError ?? row.lastCode ?? '原因不明',
    })),
  );
  return deadLetters.render({ rows, total: rows.length });
}

async function addressee({ tx }: Scope, row: Outbox): Promise<string> {
  const message = row.cardMessageId === null ? null : await tx.cardMessages.get(row.cardMessageId);
  const person = message === null || message.staffId === null ? null : await tx.staff.get(message.staffId);
  if (person !== null) return person.name;
  const group = row.toType === 'chat' ? await tx.groups.get(row.platform, row.toId) : null;
  return group?.name ?? (row.toType === 'chat' ? '某个会话' : '某位人员');
}

/** The line that the chat list would have shown. */
function whatOf(row: Outbox): string {
  const payload = parsePayload(row);
  if ('text' in payload) return payload.text;
  if ('file' in payload) return `文件《${payload.file.name}》`;
  const { summary } = payload.card;
  return typeof summary === 'string' ? summary : '卡片';
}
