import { visit } from '../../support/visit.js';
import type { World } from '../../support/world.js';
import { ODD } from './odd-words.js';

/** Leads out of what is read: signs off, or away from here. */
const AWAY = /^\/pages\/(sign|session)/;

/** Links that lead nowhere, and sentences that something is missing in, on the pages that somebody reaches from his first. */
export async function brokenFor(w: World, who: string, most: number): Promise<string[]> {
  const person = await visit(w, who);
  const [waiting, from, broken] = [['/pages/'], new Map([['/pages/', '']]), new Set<string>()];
  for (let path = waiting.shift(); path !== undefined && from.size <= most; path = waiting.shift()) {
    const answer = await person.fetch(path);
    if (answer.status >= 400) broken.add(`${who}: ${path} answers ${String(answer.status)}, from ${from.get(path) ?? ''}`);
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html') || answer.status !== 200) {
      await answer.arrayBuffer();
      continue;
    }
    await person.open(path);
    for (const line of person.text().split('\n')) if (ODD.test(line)) broken.add(`${who}: ${path} reads ${line}`);
    for (const link of person.html().querySelectorAll('a[href]')) {
      const [to = ''] = (link.getAttribute('href') ?? '').replaceAll('&amp;', '&').split('#');
      if (!to.startsWith('/pages/') || AWAY.test(to) || from.has(to)) continue;
      from.set(to, path);
      waiting.push(to);
    }
  }
  return [...broken];
}
