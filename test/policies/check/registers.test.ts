import { it } from 'vitest';
import { expectFault, type Mutation } from '../mutation.js';

const at = (path: string, find: string, replace: string, says: string, place = replace): Mutation => ({
  name: says,
  file: 'letters.yaml',
  find,
  replace,
  at: place,
  path: `registers.yearPlan.${path}`,
  says,
});

it.each([
  at('issuer', 'issuer: office', 'issuer: offic', '没有角色“offic”，是否应为“office”？'),
  at('issuer', 'issuer: office', 'issuer: applicant', '应由主管部门一类的角色出具'),
  at('to.0', 'to: [finance]', 'to: [fin]', '没有角色“fin”'),
  at('title', "'{year}年度", "'本县", '缺少 {year}'),
  at('title', "title: '{year}年度", "title: '{year}年{unit}", '不认识 {unit}'),
  at('numbering', 'numbering: 云数计〔{year}〕{seq}号', 'numbering: 云数计〔{year}〕号', '缺少 {seq}'),
  at('year', 'year: declaration.planYear', 'year: declaration.plan', '表单“declaration”里没有字段“plan”'),
  at('year', 'year: declaration.planYear', 'year: declaration.name', '应为数字（number）字段'),
  at(
    'order',
    'year: declaration.planYear',
    'year: declaration.planYear\n    order: declaration.name',
    '应为数字（number）字段，各行按它从小到大排',
    'order: declaration.name',
  ),
  at('holds', 'holds: { field: done.review, eq: pass }', 'holds: { field: done.review, eq: passed }', '不会是“passed”'),
  at('columns.0.field', 'field: project.unit', 'field: project.units', '没有“project.units”，可写：project.name'),
  at(
    'columns.3.field',
    'label: 项目性质, field: declaration.nature',
    'label: 项目性质, field: declaration.kind',
    '没有字段“kind”',
  ),
  at(
    'columns.2.label',
    'label: 项目名称, field',
    'label: 项目编号, field',
    '列“项目编号”写了两次',
    '项目编号, field: project.name',
  ),
])('names a register with a fault: $name', expectFault);

it('names a register that is called like a letter', async () => {
  await expectFault({
    name: 'clash',
    file: 'letters.yaml',
    find: 'yearPlan:',
    replace: 'approval:',
    at: '  approval:\n    name: 年度建设计划',
    path: 'registers.approval',
    says: '清单和文书都叫“approval”',
  });
});
