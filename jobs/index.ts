/** What the clock does. A new job is a file of its own and a line here. */
import { ageingCards } from './ageing-cards.js';
import { batches } from './batches.js';
import { conclusions } from './conclusions.js';
import { deputies } from './deputies.js';
import { findAccounts } from './find-accounts.js';
import { held } from './held.js';
import type { Job } from './job.js';
import { lapses } from './lapses.js';
import { masking } from './masking.js';
import { recount } from './recount.js';
import { reminders } from './reminders/index.js';
import { retention } from './retention.js';
import { seasons } from './seasons.js';
import { switchedOff } from './switched-off.js';
import { urges } from './urges.js';

/** In the order in which they are run together: due dates are right before anyone is reminded of them. */
export const JOBS: readonly Job[] = [
  findAccounts,
  batches,
  recount,
  held,
  lapses,
  reminders,
  conclusions,
  ageingCards,
  seasons,
  urges,
  deputies,
  switchedOff,
  masking,
  retention,
];
