import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('../../bench/', import.meta.url);
const pressing = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)
  .filter(([, text]) => /\b(openLoop|closedLoop)\([^;]*(DONE|isDone|doneBy)/.test(text));

it.each(pressing)('%s ends badly where a press was refused: its numbers would be those of refusals', (_, text) => {
  expect(text).toContain('mustBeDone(');
});

it('looks at all that press', () => {
  expect(pressing.map(([name]) => name)).toContain('open-loop.ts');
});
