import type { Deps } from '../handlers/context.js';
import type { Job } from './job.js';

const DAY_MS = 86_400_000;
/** The platform repeats a push for up to eight hours; three times that is safe. */
const INBOX_MS = DAY_MS;
const OUTBOX_MS = 30 * DAY_MS;

/** Forgets what nobody can need any more: ids of deliveries that cannot come again, and messages that left long ago. */
export const retention: Job = {
  id: 'retention',
  cron: '23 3 * * *',
  run: async (deps: Deps) => {
    const now = deps.now();
    const inbox = await deps.db.tx((tx) => tx.inbox.purge(now - INBOX_MS));
    const outbox = await deps.db.tx((tx) => tx.outbox.purge(now - OUTBOX_MS));
    if (inbox + outbox > 0) deps.log.info({ inbox, outbox }, 'forgot what is no longer needed');
  },
};
