import { parsePayload } from '../entities/outbox-payload.js';
import type { Deps } from '../handlers/context.js';
import { addDays, civilDate } from '../workflow/time/civil.js';
import { dropFile } from './drop-file.js';
import { dropUnnamed } from './drop-unnamed.js';
import { forEach, together } from './each.js';
import type { Job, Outcome } from './job.js';

const DAY_MS = 86_400_000;
/** The platform repeats a push for up to eight hours; three times that is safe. */
const INBOX_MS = DAY_MS;
/** Whoever broke off goes on within so long. */
const PARTS_MS = 2 * DAY_MS;
const OUTBOX_MS = 30 * DAY_MS;
/** Whoever comes back sooner is known to have been away, and not taken for one who was signed out: he signs on as he did before. */
const SESSIONS_MS = 30 * DAY_MS;
/** A notice that was sent long ago is not changed any more. */
const NOTICE_DAYS = 120;

/** Forgets what nobody can need any more: ids of deliveries that cannot come again, messages that left long ago, files made for one message or sent for nothing, batches and hand-overs that were never confirmed, what was used up in hours that are over. */
export const retention: Job = {
  id: 'retention',
  cron: '23 3 * * *',
  run: async (deps: Deps) => {
    const now = deps.now();
    const made = await dropMade(deps, now - DAY_MS);
    const inbox = await forgetDeliveries(deps, now - INBOX_MS);
    await deps.db.tx((tx) => tx.pageSessions.purge(now - SESSIONS_MS));
    await deps.db.tx((tx) => tx.pageAttempts.purge(now - DAY_MS));
    await deps.db.tx((tx) => tx.pageLinks.purge(now));
    const batches = await deps.db.tx((tx) => tx.batches.purge(now - DAY_MS));
    await deps.db.tx((tx) => tx.transfers.purge(now - DAY_MS));
    await deps.db.tx((tx) => tx.allowances.purge(now));
    await deps.db.tx((tx) => tx.typedWords.purge());
    await deps.db.tx((tx) => tx.notices.purge(addDays(civilDate(now), -NOTICE_DAYS)));
    const answers = await dropAnswers(deps, now - DAY_MS);
    // By the disk's own clock, which stamps what comes.
    await deps.files.parts.purge(now - PARTS_MS);
    const outbox = await deps.db.tx((tx) => tx.outbox.purge(now - OUTBOX_MS));
    if (inbox + outbox + batches > 0) deps.log.info({ inbox, outbox, batches }, 'forgot what is no longer needed');
    return together(made, answers, await dropUnnamed(deps));
  },
};

async function forgetDeliveries({ db }: Deps, before: number): Promise<number> {
  let all = 0;
  for (;;) {
    const gone = await db.tx((tx) => tx.inbox.purge(before));
    if (gone === 0) return all;
    all += gone;
  }
}

/** An archive that was made for whoever asked has arrived; the next one would be made anew. The file goes first: a crash leaves no orphan. */
async function dropMade(deps: Deps, before: number): Promise<Outcome> {
  const { db } = deps;
  const rows = await db.tx((tx) => tx.outbox.madeBefore(before));
  const what = ({ id }: { readonly id: number }) => ({ outboxId: id });
  return forEach(deps, rows, what, async ({ id, payload }) => {
    const made = parsePayload({ topic: 'send', payload });
    await db.tx(async (tx) => {
      if ('file' in made) await dropFile(deps, tx, made.file.sha256);
      await tx.outbox.forget(id);
    });
  });
}

/** The answers of pages, and the archives that were made for them; the files go first here too. */
async function dropAnswers(deps: Deps, before: number): Promise<Outcome> {
  const made = await deps.db.tx((tx) => tx.pageAnswers.madeBefore(before));
  const outcome = await forEach(
    deps,
    made,
    () => ({}),
    (sha256) => deps.db.tx((tx) => dropFile(deps, tx, sha256)),
  );
  // The rows name the files that could not be removed: the next night finds them by it.
  if (outcome.failed === 0) await deps.db.tx((tx) => tx.pageAnswers.purge(before));
  return outcome;
}
