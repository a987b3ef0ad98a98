import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultsAfter, SHIPPED } from '../support/policies.js';

it('gives steps that make a sound policy, when followed to the letter', async () => {
  const text = await readFile(join(SHIPPED, 'README.md'), 'utf8');
  const files = [...text.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, file = '', replace = '']) => ({ file, replace }));

  const { faults } = await faultsAfter(files);

  expect(files.map(({ file }) => file)).toEqual([
    'policy.yaml',
    'forms.yaml',
    'tasks.yaml',
    'time.yaml',
    'letters.yaml',
    'info.yaml',
  ]);
  expect(faults).toEqual([]);
});
