import { SeenCard } from '../../../sandbox/reading/seen-card.js';
import type { World } from '../../../sandbox/world/world.js';

/** What no sentence that was put together well has in it. */
export const ODD = /undefined|NaN|null|\[object|\{\{|。。|，，|、、|，。|、。|：。|；。|？。|“”|（）|《》/;

/** Lines that read as if something were missing in them, each once with the title of its card. */
export function oddWords(world: World): string[] {
  const cards = [...world.messages.values()].filter(({ from, type }) => from === 'bot' && type === 'interactive');
  const lines = cards.flatMap((message) => {
    const card = new SeenCard(message);
    return card
      .text()
      .split('\n')
      .flatMap((line) => (ODD.test(line) ? [`${card.title()}: ${line}`] : []));
  });
  return [...new Set(lines)];
}
