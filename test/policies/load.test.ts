import { mkdir, mkdtemp, rm, writeFile, cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadPolicies } from '../../policies/load.js';
import { faultsAfter, FIXTURES, yunshan } from '../support/policies.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'policies-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it('reads a policy that is spread over several files', async () => {
  const policy = await yunshan();

  expect(Object.keys(policy.tasks)).toEqual(['declare', 'review', 'fileContract']);
  expect(policy.deadlines['filing']?.count).toEqual({ n: 3, unit: 'wd' });
  expect(policy.instrument).toMatchObject({ from: '2026-01-01', until: null });
});

it('reads the entries of one key from two files', async () => {
  const { faults } = await faultsAfter([
    { file: 'more.yaml', replace: 'flags:\n  urgent: { name: 应急, article: 第九条, setBy: office }\n' },
  ]);

  expect(faults).toEqual([]);
});

it('names both places of an entry that two files hold', async () => {
  const { faults } = await faultsAfter([
    { file: 'zz.yaml', replace: '# 补充\nflags:\n  important: { name: 重点, article: 第九条, setBy: office }\n' },
  ]);

  expect(faults).toEqual([
    { file: 'zz.yaml', line: 3, path: 'flags.important', says: expect.stringMatching(/policy\.yaml 第 \d+ 行/) },
  ]);
});

it('names both places of a key that two files hold', async () => {
  const { faults } = await faultsAfter([{ file: 'zz.yaml', replace: 'begins: review\n' }]);

  expect(faults).toEqual([{ file: 'zz.yaml', line: 1, path: 'begins', says: expect.stringContaining('policy.yaml') }]);
});

it.each([
  ['a key twice', 'a: 1\na: 2\n', 2, '两个相同的键'],
  ['a tab', 'a:\n\tb: 1\n', 2, '制表符'],
  ['two pairs in a line', 'a: b: c\n', 1, '请加引号'],
  ['an open quote', "a: 'b\n", 2, '缺少字符'],
  ['an unknown alias', 'a: *b\n', 1, '锚点'],
  ['an alias inside its own anchor', 'a: &b\n  c: *b\n', 2, '锚点'],
  ['nothing', '', 1, '不能为空'],
  ['a list', '- a\n', 1, '不能为空'],
])('tells of %s in Chinese with its line', async (_, text, line, says) => {
  const { faults } = await faultsAfter([{ file: 'zz.yaml', replace: text }]);

  expect(faults).toContainEqual({ file: 'zz.yaml', line, path: '', says: expect.stringContaining(says) });
});

it('names the alias at which a file grows beyond what can be read', async () => {
  const levels = Array.from({ length: 9 }, (_, at) => `l${at + 1}: &l${at + 1} [${Array(10).fill(`*l${at}`).join(', ')}]\n`);
  const { faults } = await faultsAfter([{ file: 'zz.yaml', replace: `l0: &l0 [a, b]\n${levels.join('')}` }]);

  expect(faults).toEqual([{ file: 'zz.yaml', line: 6, path: '', says: expect.stringContaining('别名 *l4 展开后') }]);
});

it('reads an alias that stands in very many places', async () => {
  const roles = Array.from({ length: 150 }, (_, at) => `  body${at}: *body\n`);
  const { faults } = await faultsAfter([
    { file: 'zz.yaml', replace: `roles:\n  body: &body { name: 会签单位, scope: jurisdiction }\n${roles.join('')}` },
  ]);

  expect(faults.filter(({ file, says }) => file !== 'zz.yaml' || says.includes('别名'))).toEqual([]);
});

it('names what does not exist beside what is written in a wrong shape', async () => {
  const { faults, lineOf } = await faultsAfter([
    { file: 'tasks.yaml', find: 'contract: filing', replace: 'contract: filed' },
    { file: 'policy.yaml', find: 'begins: declare', replace: 'begins: declared' },
  ]);

  expect(faults).toEqual([
    expect.objectContaining({ file: 'tasks.yaml', path: 'tasks.fileContract.contract' }),
    {
      file: 'policy.yaml',
      line: lineOf('policy.yaml', 'begins:'),
      path: 'begins',
      says: '没有待办“declared”，是否应为“declare”？',
    },
  ]);
});

it('takes what has a wrong shape for what is there: whoever names it is right', async () => {
  const { faults } = await faultsAfter([{ file: 'tasks.yaml', find: '  declare:\n    kind: form\n', replace: '  declare:\n' }]);

  expect(faults).toEqual([expect.objectContaining({ path: 'tasks.declare.kind', says: expect.stringContaining('缺少') })]);
});

it('follows an alias to the line where the words stand', async () => {
  const { faults, lineOf } = await faultsAfter([
    { file: 'forms.yaml', find: 'options: [新建, 扩建] }', replace: 'options: &options [新建, 扩建] }' },
    { file: 'forms.yaml', find: 'accept: [xlsx]', replace: 'accept: *options' },
  ]);

  expect(faults).toMatchObject([
    { file: 'forms.yaml', line: lineOf('forms.yaml', '&options'), path: 'materials.hardwareList.accept.0' },
    { file: 'forms.yaml', line: lineOf('forms.yaml', '&options'), path: 'materials.hardwareList.accept.1' },
  ]);
});

it('names a file whose ending keeps it from being read', async () => {
  const { faults } = await faultsAfter([{ file: 'more.yml', replace: 'a: 1\n' }]);

  expect(faults).toEqual([{ file: 'more.yml', line: 0, path: '', says: expect.stringContaining('.yaml') }]);
});

it('names a template that is no Word file', async () => {
  const { faults } = await faultsAfter([{ file: 'letters/approval.docx', replace: '<html>' }]);

  expect(faults).toMatchObject([
    { file: 'letters.yaml', path: 'letters.approval.template', says: expect.stringContaining('另存') },
  ]);
});

it('says so where there is no policy at all', async () => {
  await mkdir(join(dir, 'notes'));
  await writeFile(join(dir, 'notes', 'readme.md'), 'no policy');

  const says = expect.stringContaining('没有找到办法');
  expect(await loadPolicies(dir)).toEqual({ faults: [{ file: dir, line: 0, path: '', says }] });
  expect(await loadPolicies(join(dir, 'nowhere'))).toMatchObject({ faults: [{ says }] });
});

it('refuses the same version of a policy in two folders', async () => {
  await cp(join(FIXTURES, 'yunshan'), join(dir, 'one'), { recursive: true });
  await cp(join(FIXTURES, 'yunshan'), join(dir, 'two'), { recursive: true });

  expect(await loadPolicies(dir)).toEqual({
    faults: [{ file: join(dir, 'two'), line: 0, path: '', says: expect.stringContaining('已在文件夹 one 中') }],
  });
});
