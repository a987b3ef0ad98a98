import type { Pressed } from '../../../sandbox/driver.js';
import type { World } from '../../support/world.js';

/** A button that a person's client sends although none of his cards may show it. */
export async function press(w: World, who: string, name: string, form?: Record<string, unknown>): Promise<Pressed> {
  await w.as(who).say('帮助');
  const card = w.as(who).lastCard({});
  return w.as(who).act(card, { tag: 'button', name, ...(form === undefined ? {} : { form_value: form }) });
}

/** What the audit of the first project says was done, in order. */
export async function done(w: World): Promise<string[]> {
  return (await w.db.tx((tx) => tx.audit.of('project:1'))).map(({ event }) => event.type);
}
