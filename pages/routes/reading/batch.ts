import { batchReading } from '../../../handlers/reading/batch.js';
import { renderCard } from '../../render/card.js';
import { batchPlace } from '../../where.js';
import { readingPage } from './page.js';

/** Seconds between two looks at a batch that runs. */
const LOOKS_EVERY = 3;

/** `GET /pages/batches/:id`: how far a batch is, and what came of it; it loads itself again until that is known. */
export const batch = readingPage(
  (context, { id }) => batchReading(context, id),
  ({ card, runs }, { visitor }, { id }) => ({
    title: card.header.title,
    main: renderCard(visitor, { card }),
    styles: ['reading'],
    trail: [{ label: '待办', href: '/pages/tasks' }],
    ...(runs ? { again: { after: LOOKS_EVERY, href: batchPlace(id) } } : {}),
  }),
);
