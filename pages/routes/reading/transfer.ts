import { transferReading, transfersReading } from '../../../handlers/reading/transfer.js';
import { renderCard } from '../../render/card.js';
import { TRANSFERS } from '../../where.js';
import { readingPage } from './page.js';

/** `GET /pages/transfers`: whose work is handed over. */
export const transfers = readingPage(
  (context) => transfersReading(context),
  (card, { visitor }) => ({ title: card.header.title, main: renderCard(visitor, { card }), styles: ['reading'] }),
);

/** `GET /pages/transfers/:id`: a hand-over as it is planned, or what came of it. */
export const transfer = readingPage(
  (context, { id }) => transferReading(context, id),
  (card, { visitor }) => ({
    title: card.header.title,
    main: renderCard(visitor, { card }),
    styles: ['reading'],
    trail: [{ label: '交接', href: TRANSFERS }],
  }),
);
