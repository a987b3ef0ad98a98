import { parsePayload } from '../entities/outbox-payload.js';
import type { Outbox } from '../entities/outbox.entity.js';
import type { Staff } from '../entities/staff.entity.js';
import type { Deps, Scope } from '../handlers/context.js';
import { post, postFile, showsOf } from '../handlers/core/tell/tell.js';
import { letterboxOf } from '../handlers/core/tell/letterbox.js';
import { scopeOf } from '../handlers/scope.js';
import { lanesOf } from '../handlers/transport.js';
import { forEach, together } from './each.js';
import type { Job, Outcome } from './job.js';
import { parseCard } from './outbox/parse-content.js';
import { reportDead } from './outbox/report-dead.js';

/** A process that is being restarted is back by then. */
const ELSEWHERE_MS = 15 * 60_000;
const GIVEN_UP_MS = 24 * 3_600_000;
const AT_ONCE = 200;

/**
 * Messages to a platform that nobody runs any more: a quarter of an hour after they were due they go to the person's account elsewhere,
 * after a day they are given up, and administrators read so.
 */
export const switchedOff: Job = {
  id: 'switched-off',
  cron: '7,22,37,52 * * * *',
  run: async (deps) => {
    const now = deps.now();
    const running = lanesOf(deps.transports.values());
    if (running.length === 0) return;
    const dead: number[] = [];
    const outcomes: Outcome[] = [];
    // To the end of them: those that wait for their day would else stand before those that could go.
    for (let after = 0; ;) {
      const from = after;
      const rows = await deps.db.tx((tx) =>
        tx.outbox.waitingElsewhere(running, now - ELSEWHERE_MS, { after: from, limit: AT_ONCE }),
      );
      const outcome = await forEach(
        deps,
        rows,
        ({ id }) => ({ row: id }),
        async (row) => {
          if (await endOf(deps, row, now - row.nextAt >= GIVEN_UP_MS)) dead.push(row.id);
        },
      );
      outcomes.push(outcome);
      if (rows.length < AT_ONCE) break;
      after = rows.at(-1)?.id ?? after;
    }
    if (dead.length > 0) await reportDead(deps, dead);
    return together(...outcomes);
  },
};

/** True where it was given up. A change of a card that nobody can change is simply dropped, and an entry of a list that nobody reads. */
function endOf(deps: Deps, row: Outbox, isOld: boolean): Promise<boolean> {
  return deps.db.tx(async (tx) => {
    const scope = scopeOf(deps, tx);
    if (row.topic !== 'send') {
      await tx.outbox.supersede(row.id);
      return false;
    }
    // What was tried may have arrived: sent again elsewhere it would be told twice.
    const person = row.attempts === 0 ? await personOf(scope, row) : null;
    const letterbox = person === null ? null : await letterboxOf(scope, person);
    if (letterbox !== null) {
      if (await tx.outbox.takeBack(row.id)) await sendTo(scope, row, letterbox);
      return false;
    }
    if (!isOld || !(await tx.outbox.giveUp(row.id, OFF, '这个平台已停用，对方在其他平台没有账号'))) return false;
    await tx.audit.append('outbox', { type: 'MESSAGE_DEAD', byId: null, body: { outboxId: row.id, code: OFF } }, scope.now);
    return true;
  });
}

const OFF = 'platformOff';

async function personOf({ tx }: Scope, { cardMessageId, toType, platform, toId }: Outbox): Promise<Staff | null> {
  const message = cardMessageId === null ? null : await tx.cardMessages.get(cardMessageId);
  const staffId = message?.staffId ?? (toType === 'user' ? await tx.staff.ownerOf(platform, toId) : null);
  const person = staffId === null ? null : await tx.staff.get(staffId);
  return person?.active === true ? person : null;
}

async function sendTo(scope: Scope, row: Outbox, letterbox: Parameters<typeof post>[1]): Promise<void> {
  const payload = parsePayload(row);
  const { tx, now } = scope;
  if ('file' in payload) return postFile(scope, letterbox, payload.file);
  const card = parseCard(row);
  if ('text' in payload) {
    const to = { platform: letterbox.platform, toType: letterbox.to.type, toId: letterbox.to.id };
    await tx.outbox.enqueue({ ...to, topic: 'send', payload: { text: payload.text }, at: now });
    return;
  }
  if (card === null) return;
  const old = row.cardMessageId === null ? null : await tx.cardMessages.get(row.cardMessageId);
  if (old !== null) {
    await tx.cardMessages.update(old.id, { state: 'closed' });
    await tx.outbox.supersedePatches(await tx.outbox.waitingPatches(old.id));
  }
  await post(scope, letterbox, card, old === null ? { card: 'notice' } : showsOf(old));
}
