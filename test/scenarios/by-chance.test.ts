/** Whatever the people of a shipped regulation do at their clients is answered, and no card just drawn offers what is not theirs. */
import { afterEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../entities/audit/verify-audit.js';
import { chance } from '../faults/kit/random.js';
import { bookOf, SHIPPED } from '../support/policies.js';
import { type World, world } from '../support/world.js';
import { oddWords } from './by-chance/odd-words.js';
import { brokenFor } from './by-chance/crawl.js';
import { Crowd } from './by-chance/crowd.js';

/** `CROWD=2000 SEED=7 npx vitest run test/scenarios/by-chance.test.ts` looks longer, at others. */
const STEPS = Number(process.env['CROWD'] ?? 80);
/** So many pages each of them opens at the end. */
const PAGES = STEPS / 4;
const SEED = Number(process.env['SEED'] ?? 20_261_128);

let w: World;
afterEach(() => w.close());

describe.each((await bookOf(SHIPPED)).ids())('%s', (policy) => {
  it('answers whatever its people do, and keeps its books', { timeout: 3_600_000 }, async () => {
    w = await world();
    const crowd = await Crowd.of(w, policy, chance(SEED));
    for (let step = 0; step < STEPS; step += 1) {
      try {
        await crowd.step();
        expect(w.faults()).toEqual([]);
      } catch (error) {
        throw new Error(`after\n${crowd.hands.log.slice(-25).join('\n')}`, { cause: error });
      }
    }
    for (const who of crowd.people) expect(await brokenFor(w, who, PAGES)).toEqual([]);
    expect(oddWords(w.sandbox.world)).toEqual([]);
    expect(await verifyAudit(w.db)).toMatchObject({ ok: true });
    if (process.env['CROWD_LOG'] !== undefined) process.stderr.write(`${crowd.hands.log.join('\n')}\n`);
  });
});
