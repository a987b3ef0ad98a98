import { type Action, encodeWithin } from './action.js';
import { button } from './build.js';
import { changeButtons } from './change-buttons.js';
import type { Button, Card } from './tree.js';
import { buttonsOf } from './walk.js';

/**
 * 在网页中打开. A card has one at most, and offers it always: where there are no pages, or others read along, it falls out
 * on the way (`handlers/core/tell/page-offer.ts`).
 *
 * @param shows - the button that shows this very card again, keeping what is typed on it
 */
export function pageButton(shows: Action): Button {
  return button('在网页中打开', { verb: 'page.open', shows: encodeWithin(shows) }, 'link');
}

export function withoutPageButton(shown: Card): Card {
  return offersPage(shown) ? changeButtons(shown, (each) => (isPageButton(each) ? null : each)) : shown;
}

/** The card whose button opens the address that was made for it. */
export function openingPage(shown: Card, url: string): Card {
  return changeButtons(shown, (each) =>
    isPageButton(each) ? { ...each, label: '打开网页', style: 'primary', opens: url } : each,
  );
}

export function offersPage(shown: Card): boolean {
  return buttonsOf(shown).some(isPageButton);
}

function isPageButton({ action }: Button): boolean {
  return action.verb === 'page.open';
}
