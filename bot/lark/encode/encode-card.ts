import type { Block, Card } from '../../../cards/kit/tree.js';
import { gather } from '../../../workflow/gather.js';
import { lintCard } from '../lint.js';
import { wholeCardFaults } from '../lint/rules.js';
import { encodeBlock } from './blocks.js';
import { encodeHeader } from './header.js';
import { ButtonNames } from './names.js';
import type { Node } from './nodes.js';

/** The platform would refuse this card, or draw buttons on it that do nothing. `faults` says why, one line each. */
export class CardRefused extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`card refused: ${faults.join('; ')}`);
  }
}

/** A card as the platform takes it, and as the JSON text that was measured: written once, because that costs as much as all else here. */
export interface EncodedCard {
  readonly json: Node;
  readonly text: string;
}

/**
 * A neutral card as card JSON 2.0, checked for what depends on what a card holds: its size, counts, names, and what stands where.
 * The shape of its elements is the encoder's own, and is held by tests over every card (ADR 0022), but for inputs, whose options and
 * answers are people's: a card with a form is linted whole. Shared between all who see it, and not to be
 * forwarded: what a card shows was meant for one chat.
 *
 * @param cardMessageId - the row of the card, which comes back with every press; null where it has none
 * @throws CardRefused
 */
export function encodeCard(card: Card, cardMessageId: number | null = null): EncodedCard {
  const names = new ButtonNames(cardMessageId);
  const elements = gather(card.body, (block) => encodeBlock(block, { names, form: null }));
  const hasTable = card.body.some((block) => block.kind === 'table');
  const json = {
    schema: '2.0',
    config: {
      update_multi: true,
      enable_forward: false,
      summary: { content: card.summary },
      ...(hasTable ? { width_mode: 'fill' } : {}),
    },
    header: encodeHeader(card.header),
    body: {
      direction: 'vertical',
      vertical_spacing: '8px',
      elements,
    },
  };
  const text = JSON.stringify(json);
  const isFilledIn = card.body.some(({ kind }) => kind === 'form');
  const faults = [
    ...emptiness(card, elements),
    ...deadButtons(card.body),
    ...(isFilledIn ? lintCard(json, text) : wholeCardFaults(json, text)),
  ];
  if (faults.length > 0) throw new CardRefused(faults);
  return { json, text };
}

function emptiness({ summary }: Card, elements: readonly Node[]): string[] {
  return [...(summary === '' ? ['the summary is empty'] : []), ...(elements.length === 0 ? ['the card is empty'] : [])];
}

/** A button beside a form does not fire on this platform: on a card with a form all buttons belong into it. */
function deadButtons(body: readonly Block[]): string[] {
  if (!body.some((block) => block.kind === 'form')) return [];
  const outside = body.filter(
    (block) => block.kind === 'buttons' || (block.kind === 'collapsible' && block.body.some((inner) => inner.kind === 'buttons')),
  );
  return outside.map(() => 'a button stands outside the form');
}
