import { expect, it } from 'vitest';
import { faultsAfter } from '../../support/policies.js';
import { expectFault, type Mutation } from '../mutation.js';

const MUTATIONS: Mutation[] = [
  {
    name: 'a mark of a contract that means nothing',
    file: 'tasks.yaml',
    find: 'contract: filing',
    replace: 'contract: filed',
    path: 'tasks.fileContract.contract',
    says: '不能写“filed”，是否应为“filing”？',
  },
  {
    name: 'a mark of what is said at a declaration that is neither yes nor no',
    file: 'policy.yaml',
    find: '    keywords: [电话, 咨询]\n',
    replace: '    keywords: [电话, 咨询]\n    onDeclaring: 是\n',
    at: 'onDeclaring: 是',
    path: 'info.0.onDeclaring',
    says: '应为 true 或 false，写的是“是”',
  },
  {
    name: 'a mistyped mark of what is said at a declaration',
    file: 'policy.yaml',
    find: '    keywords: [电话, 咨询]\n',
    replace: '    keywords: [电话, 咨询]\n    onDeclare: true\n',
    at: 'onDeclare: true',
    path: 'info.0.onDeclare',
    says: '没有名为“onDeclare”的键，是否应为“onDeclaring”？',
  },
  {
    name: 'a mistyped key',
    file: 'tasks.yaml',
    find: 'closesOpinions: true',
    replace: 'closeOpinions: true',
    path: 'tasks.review.closeOpinions',
    says: '没有名为“closeOpinions”的键，是否应为“closesOpinions”？',
  },
  {
    name: 'a mistyped top-level key',
    file: 'time.yaml',
    find: 'ladders:',
    replace: 'laders:',
    path: 'laders',
    says: '是否应为“ladders”',
  },
  {
    name: 'a mistyped field key',
    file: 'forms.yaml',
    find: 'min: 2, max: 60',
    replace: 'mni: 2, max: 60',
    at: 'mni',
    path: 'forms.declaration.pages.0.fields.0.mni',
    says: '是否应为“min”',
  },
  {
    name: 'a mistyped effect',
    file: 'tasks.yaml',
    find: '- open: fileContract',
    replace: '- opne: fileContract',
    path: 'tasks.review.outcomes.pass.effects.2.opne',
    says: '是否应为“open”',
  },
  {
    name: 'two effects in one',
    file: 'tasks.yaml',
    find: '- stage: building\n          - open',
    replace: '- stage: building\n            open',
    path: 'tasks.review.outcomes.pass.effects.1.open',
    at: 'open: fileContract',
    says: '请分成两项写',
  },
  {
    name: 'a key missing',
    file: 'forms.yaml',
    find: '    accept: [docx, pdf]\n',
    replace: '',
    at: 'plan:',
    path: 'materials.plan.accept',
    says: '缺少“accept”',
  },
  {
    name: 'a word that is no option',
    file: 'policy.yaml',
    find: 'holds: 主管部门',
    replace: 'holds: 主管单位',
    at: 'holds: 主管单位',
    path: 'roles.office.holds',
    says: '是否应为“主管部门”',
  },
  {
    name: 'a number for a text',
    file: 'policy.yaml',
    find: "version: '2026.1'",
    replace: 'version: 2026.1',
    path: 'version',
    says: "请加引号：'2026.1'",
  },
  {
    name: 'a text for a number',
    file: 'time.yaml',
    find: 'count: { n: 3, unit: wd }',
    replace: 'count: { n: three, unit: wd }',
    path: 'deadlines.filing.count.n',
    says: '应为数字，写的是“three”',
  },
  {
    name: 'an empty list',
    file: 'forms.yaml',
    find: 'accept: [xlsx]',
    replace: 'accept: []',
    path: 'materials.hardwareList.accept',
    says: '不能少于 1 项',
  },
  {
    name: 'a field type that is not known',
    file: 'forms.yaml',
    find: 'type: yesno',
    replace: 'type: yesn',
    at: 'type: yesn',
    path: 'forms.declaration.pages.0.fields.3.type',
    says: '是否应为“yesno”',
  },
  {
    name: 'a condition without a comparison',
    file: 'tasks.yaml',
    find: 'require: { field: opinions.open, eq: 0 }',
    replace: 'require: { field: opinions.open }',
    path: 'tasks.review.outcomes.pass.gates.0.require',
    says: '条件缺少比较',
  },
  {
    name: 'a rule id of the wrong form',
    file: 'forms.yaml',
    find: 'rules: [YS-02]',
    replace: 'rules: [YS2]',
    path: 'materials.plan.rules.0',
    says: '规则编号应为',
  },
  {
    name: 'an id with a dash',
    file: 'policy.yaml',
    find: '  important:',
    replace: '  very-important:',
    path: 'flags.very-important',
    says: '标识应以小写字母开头',
  },
  {
    name: 'a date that is none',
    file: 'policy.yaml',
    find: 'from: 2026-01-01',
    replace: 'from: 2026年1月1日',
    path: 'instrument.from',
    says: '应写成年-月-日',
  },
];

it.each(MUTATIONS)('names $name', expectFault);

it('tells every fault of every file at once', async () => {
  const { faults } = await faultsAfter([
    { file: 'tasks.yaml', find: 'kind: filing', replace: 'kind: fling' },
    { file: 'policy.yaml', find: 'begins: declare\n', replace: '' },
    { file: 'time.yaml', find: 'unit: wd }\n    lateReason', replace: 'unit: weeks }\n    lateReason' },
  ]);

  expect(faults.map(({ file, path }) => `${file} ${path}`).sort()).toEqual([
    'policy.yaml begins',
    'tasks.yaml tasks.fileContract.kind',
    'time.yaml deadlines.filing.count.unit',
  ]);
});
