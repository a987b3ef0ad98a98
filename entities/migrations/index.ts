import { Initial1795132800000 } from './1795132800000-initial.js';
import { WholeLife1795200000000 } from './1795200000000-whole-life.js';
import { Colleagues1795305600000 } from './1795305600000-colleagues.js';
import { Pages1795651200000 } from './1795651200000-pages.js';
import { SignOn1795656600000 } from './1795656600000-sign-on.js';
import { Batch1795662000000 } from './1795662000000-batch.js';
import { Notices1795740000000 } from './1795740000000-notices.js';
import { Board1795742340000 } from './1795742340000-board.js';
import { OutboxLookup1795743000000 } from './1795743000000-outbox-lookup.js';
import { Lists1795751000000 } from './1795751000000-lists.js';
import { Operations1795752000000 } from './1795752000000-operations.js';
import { Tellings1795753000000 } from './1795753000000-tellings.js';
import { Growth1795760000000 } from './1795760000000-growth.js';
import { AuditBySubject1795761000000 } from './1795761000000-audit-by-subject.js';
import { ChatLookup1795762000000 } from './1795762000000-chat-lookup.js';
import { FewerPages1795763000000 } from './1795763000000-fewer-pages.js';
import { LedgerCards1795764000000 } from './1795764000000-ledger-cards.js';
import { LeanPress1795765000000 } from './1795765000000-lean-press.js';
import { TypedWords1795766000000 } from './1795766000000-typed-words.js';
import { NamedFiles1795767000000 } from './1795767000000-named-files.js';
import { AgeingCards1795768000000 } from './1795768000000-ageing-cards.js';

/** Every migration, oldest first, listed by import. A released one is never changed. */
export const ALL_MIGRATIONS = [
  Initial1795132800000,
  WholeLife1795200000000,
  Colleagues1795305600000,
  Pages1795651200000,
  SignOn1795656600000,
  Batch1795662000000,
  Notices1795740000000,
  Board1795742340000,
  OutboxLookup1795743000000,
  Lists1795751000000,
  Operations1795752000000,
  Tellings1795753000000,
  Growth1795760000000,
  AuditBySubject1795761000000,
  ChatLookup1795762000000,
  FewerPages1795763000000,
  LedgerCards1795764000000,
  LeanPress1795765000000,
  TypedWords1795766000000,
  NamedFiles1795767000000,
  AgeingCards1795768000000,
];
