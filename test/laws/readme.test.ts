import { readFileSync } from 'node:fs';
import { parseEnv as parseDotenv } from 'node:util';
import { expect, it } from 'vitest';
import { cli } from '../bot/cli/kit.js';

const readme = readFileSync('README.md', 'utf8');
const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
/** What stands in backquotes in the first column of a table. */
const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

/** The commands that a help lists, each with whether it has some of its own. */
async function commandsUnder(...path: string[]): Promise<string[]> {
  const { out } = await cli([...path, '--help']);
  const listed = /命令：\n([^]*)$/.exec(out)?.[1] ?? '';
  return [...listed.matchAll(/^ {2}([a-z][a-z-]*)/gm)].flatMap(([, name = '']) => (name === 'help' ? [] : [name]));
}

it('the readme lists every command', async () => {
  const all: string[] = [];
  for (const name of await commandsUnder()) {
    const own = await commandsUnder(name);
    all.push(...(own.length === 0 ? [name] : own.map((verb) => `${name} ${verb}`)));
  }
  expect(all.length).toBeGreaterThan(12);
  expect(all.filter((verb) => !named.some((one) => one === verb || one.startsWith(`${verb} `)))).toEqual([]);
});

it('the readme lists every variable', () => {
  const variables = Object.keys(parseDotenv(readFileSync('.env.example', 'utf8')));
  expect(variables.filter((name) => !named.includes(name))).toEqual([]);
});
