import { expect, it } from 'vitest';
import { nearest } from '../../../policies/check/nearest.js';
import { reportFaults } from '../../../policies/check/report.js';
import { policyRules } from '../../../policies/check/rules.js';
import { yunshan } from '../../support/policies.js';

it('lists faults by file and line and counts them', () => {
  const report = reportFaults([
    { file: 'b.yaml', line: 10, path: 'tasks.review', says: '乙' },
    { file: 'b.yaml', line: 9, path: 'begins', says: '甲' },
    { file: 'a', line: 0, path: '', says: '丙' },
  ]);

  expect(report.split('\n')).toEqual(['a  丙', 'b.yaml:9  甲（begins）', 'b.yaml:10  乙（tasks.review）', '共 3 处需要修改。']);
  expect(reportFaults([])).toBe('办法检查通过。');
});

it('finds where each rule is carried out', async () => {
  const rules = policyRules(await yunshan());

  expect(Object.fromEntries(rules)).toEqual({
    'YS-01': ['forms.declaration', 'tasks.declare'],
    'YS-02': ['materials.plan'],
    'YS-03': ['tasks.review', 'deadlines.reviewing', 'letters.approval'],
    'YS-04': ['tasks.review.outcomes.pass.gates.0'],
    'YS-05': ['tasks.fileContract', 'deadlines.filing'],
    'YS-06': ['info.0'],
  });
});

it.each([
  ['mni', ['name', 'min', 'max'], 'min'],
  ['closeOpinion', ['closesOpinions', 'confirm'], 'closesOpinions'],
  ['改建', ['新建', '扩建'], '新建'],
  ['x', ['stage', 'open'], undefined],
  ['', [], undefined],
])('takes %s for the nearest of %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
