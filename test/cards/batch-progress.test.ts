import { expect, it } from 'vitest';
import { batchProgress } from '../../cards/batch-progress.js';
import { buttonsOf } from '../../cards/kit/walk.js';

it('tells apart what was stopped from what was skipped by the labels of their buttons', () => {
  const labels = (name: string) => {
    const props = batchProgress.examples[name];
    return props === undefined ? [] : buttonsOf(batchProgress.render(props)).map(({ label }) => label);
  };
  expect(labels('both')).toEqual(['打开停下的 1', '打开停下的 2', '打开跳过的 1', '批量办理', '待办']);
  expect(labels('stopped')).toEqual(['打开 1', '打开 2', '批量办理', '待办']);
});
