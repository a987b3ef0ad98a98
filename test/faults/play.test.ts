import { expect, it } from 'vitest';
import { play, TRIES, type Verdict } from './kit/play.js';
import { provided, type Scenario, type Showing, Void } from './scenarios/scenario.js';

/** Plays a scenario whose runs show these, one after the other; the last one again and again. */
async function played(
  ...shows: (Showing | Error)[]
): Promise<{ verdict: Verdict; lines: string[]; numbers: number[]; urls: string[] }> {
  const [lines, numbers, urls]: [string[], number[], string[]] = [[], [], []];
  const scenario: Scenario = {
    id: 'some-fault',
    on: ['SQLite'],
    run: (chance, url) => {
      numbers.push(chance.next());
      urls.push(url);
      const shown = shows[Math.min(numbers.length, shows.length) - 1] ?? [];
      return shown instanceof Error ? Promise.reject(shown) : Promise.resolve(shown);
    },
  };
  let databases = 0;
  const verdict = await play(scenario, 7, {
    database: 'SQLite',
    withDatabase: (work) => work(`sqlite:${(databases += 1)}`),
    say: (line) => void lines.push(line.replace(/\d+ s$/, 'n s')),
  });
  return { verdict, lines, numbers, urls };
}

const NOTHING = new Void('no process stood still');

it('a run that shows nothing is tried again, each time with another seed and another database, until it shows something', async () => {
  const { verdict, lines, numbers, urls } = await played(NOTHING, NOTHING, []);
  expect(verdict).toBe('held');
  expect(new Set(numbers).size).toBe(3);
  expect(urls).toEqual(['sqlite:1', 'sqlite:2', 'sqlite:3']);
  expect(lines[0]).toBe('void  some-fault on SQLite, seed 7, n s');
  expect(lines[1]).toBe('      no process stood still');
  expect(lines[4]).toMatch(/^held {2}some-fault on SQLite, seed \d+, n s$/);
  expect((await played(NOTHING, NOTHING, [])).numbers).toEqual(numbers);
});

it('a breach that another seed found is had again by that seed', async () => {
  const { verdict, lines } = await played(NOTHING, ['told twice']);
  expect(verdict).toBe('broke');
  const seed = /^BROKE some-fault on SQLite, seed (\d+),/.exec(lines[2] ?? '')?.[1];
  expect(lines.slice(3)).toEqual([
    '      told twice',
    `      again: SEED=${String(seed)} ON=SQLite npm run faults -- some-fault`,
  ]);
  expect(seed).not.toBe('7');
});

it('what shows nothing with any seed does not hold', async () => {
  const { verdict, lines, numbers } = await played(NOTHING);
  expect([verdict, numbers.length]).toEqual(['broke', TRIES]);
  expect(lines.at(-1)).toBe(`BROKE some-fault on SQLite: ${TRIES} runs from seed 7 showed nothing`);
});

it('what this machine cannot do is passed over, and is not said to have held', async () => {
  const { verdict, lines, numbers } = await played(new Void('no disk may be mounted here', false));
  expect([verdict, numbers.length]).toEqual(['passed over', 1]);
  expect(lines).toEqual(['passed over some-fault on SQLite, seed 7, n s', '      no disk may be mounted here']);
});

it('a run that throws broke', async () => {
  const { verdict, numbers } = await played(new Error('the rig fell over'));
  expect([verdict, numbers.length]).toEqual(['broke', 1]);
});

it('a breach counts also where nothing went wrong', () => {
  expect(provided(false, ['told twice'], 'x')).toEqual(['told twice']);
  expect(provided(true, [], 'x')).toEqual([]);
  expect(provided(false, [], 'no process died')).toEqual(new Void('no process died'));
});
