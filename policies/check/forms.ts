import type { Column, Field, FieldOf, Policy } from '../schema/index.js';
import { checkNumber, conditionsOf, testsIn } from './conditions.js';
import { factType, RESERVED } from './fact-types.js';
import type { Finding, PolicyPath } from './finding.js';
import { suggestion } from './nearest.js';
import { repeated } from './repeated.js';
import { checkYear } from './years.js';

/** Forms hold together: ids are told apart, tables can be summed, limits can be kept, nothing waits for itself. */
export function checkForms(policy: Policy): Finding[] {
  const forms = Object.entries(policy.forms).flatMap(([formId, form]) => {
    const at = ['forms', formId];
    const fields = form.pages.flatMap((page, index) =>
      page.fields.map((field, place) => ({ id: field.id, field, path: [...at, 'pages', index, 'fields', place] })),
    );
    const pages = form.pages.map(({ id }, index) => ({ id, path: [...at, 'pages', index, 'id'] }));
    const reserved = RESERVED.some((word) => word === formId);
    return [
      ...(reserved ? [{ path: at, says: `表单不能叫“${formId}”，这是条件路径里的保留字` }] : []),
      ...repeated('页', pages),
      ...repeated(
        '字段',
        fields.map(({ id, path }) => ({ id, path: [...path, 'id'] })),
      ),
      ...fields.flatMap(({ field, path }) => checkField(policy, formId, field, path)),
    ];
  });
  return [...forms, ...waitingForThemselves(policy)];
}

function checkField(policy: Policy, form: string, field: Field, path: PolicyPath): Finding[] {
  const findings = [
    ...checkLimits(field, path),
    ...checkYear(field, path),
    ...checkUnit(field, path),
    ...checkCopy(policy, field, path),
  ];
  if (field.type === 'choice' || field.type === 'multiChoice') return [...findings, ...checkOptions(field.options, path)];
  if (field.type === 'table') return [...findings, ...checkTable(field, path)];
  const fields = policy.forms[form]?.pages.flatMap((page) => page.fields) ?? [];
  if (field.type === 'text') return [...findings, ...checkEnd(field, fields, [...path, 'endOf'])];
  if (field.type !== 'total') return findings;
  return [...findings, ...checkTotal(field, fields, [...path, 'of'])];
}

/** Only months and quarters can be told to be one before another. */
function checkEnd({ id, asks, endOf }: FieldOf<'text'>, fields: readonly Field[], path: PolicyPath): Finding[] {
  if (endOf === undefined) return [];
  if (asks === undefined) return [{ path, says: '只有问年月（asks）的字段能写 endOf' }];
  const ids = fields.flatMap((field) => (field.type === 'text' && field.asks !== undefined && field.id !== id ? [field.id] : []));
  return ids.includes(endOf) ? [] : [{ path, says: `本表单没有问年月的字段“${endOf}”${suggestion(endOf, ids)}` }];
}

function checkTotal({ of }: FieldOf<'total'>, fields: readonly Field[], path: PolicyPath): Finding[] {
  const table = fields.find(({ id }) => id === of);
  if (table?.type === 'table' && table.columns.find(({ id }) => id === table.sum)?.type !== 'money') {
    return [{ path, says: `表格“${table.label}”没有按金额（money）列合计，不能作为合计字段` }];
  }
  const [type, word] = typeof of === 'string' ? (['table', '表格'] as const) : (['money', '金额字段'] as const);
  const ids = fields.flatMap((field) => (field.type === type ? [field.id] : []));
  return [of].flat().flatMap((id) => (ids.includes(id) ? [] : { path, says: `本表单没有${word}“${id}”${suggestion(id, ids)}` }));
}

function checkLimits(field: Field | Column, path: PolicyPath): Finding[] {
  const [low, high] =
    field.type === 'table'
      ? [field.minRows, field.maxRows]
      : field.type === 'text' || field.type === 'number' || field.type === 'money'
        ? [field.min, field.max]
        : [];
  if (low === undefined || high === undefined || low <= high) return [];
  return [{ path, says: `“${field.label}”的下限 ${low} 大于上限 ${high}，没有能填的值` }];
}

/** The unit is set behind the label. */
function checkUnit(field: Field, path: PolicyPath): Finding[] {
  if (field.type !== 'number' || field.unit === undefined || !field.label.endsWith(`（${field.unit}）`)) return [];
  return [{ path: [...path, 'label'], says: `“${field.label}”后面会自动加上“（${field.unit}）”，label 里不用再写` }];
}

/** A field whose condition reads the field itself could never be asked. */
function waitingForThemselves(policy: Policy): Finding[] {
  return conditionsOf(policy).flatMap(({ path, condition }) => {
    const [top, form = '', , page, , place] = path;
    const field = top === 'forms' ? policy.forms[form]?.pages[Number(page)]?.fields[Number(place)] : undefined;
    if (field === undefined) return [];
    const own = `${form}.${field.id}`;
    return testsIn(condition, path)
      .filter(({ condition: test }) => test.field === own || test.field.startsWith(`${own}.`))
      .map((test) => ({ path: [...test.path, 'field'], says: `字段的条件用到了它自己（${own}），永远不会出现` }));
  });
}

function checkCopy(policy: Policy, field: Field, path: PolicyPath): Finding[] {
  if (field.copyFrom === undefined) return [];
  const [form = '', id] = field.copyFrom.split('.');
  const fact = factType(policy, field.copyFrom);
  if ('says' in fact) return [{ path: [...path, 'copyFrom'], says: fact.says }];
  const from = policy.forms[form]?.pages.flatMap(({ fields }) => fields).find((other) => other.id === id);
  if (from?.type === field.type || (field.type === 'money' && checkNumber(policy, field.copyFrom) === null)) return [];
  return [{ path: [...path, 'copyFrom'], says: `“${field.copyFrom}”与本字段类型不同，不能带入` }];
}

function checkTable(table: FieldOf<'table'>, path: PolicyPath): Finding[] {
  const columns = table.columns.map(({ id }, index) => ({ id, path: [...path, 'columns', index, 'id'] }));
  const sum = table.columns.find(({ id }) => id === table.sum);
  const group = table.columns.find(({ id }) => id === table.groupBy);
  const findings = [
    ...repeated('列', columns),
    ...table.columns.flatMap((column, index) => checkColumn(table, column, [...path, 'columns', index])),
  ];
  if (table.sum === undefined) findings.push(...withoutSum(table, path));
  else if (sum === undefined) findings.push(noColumn(table, table.sum, [...path, 'sum']));
  else if (!isNumeric(sum)) findings.push({ path: [...path, 'sum'], says: `合计列“${sum.label}”应为 number 或 money` });
  findings.push(...checkCross(table, path));
  if (table.groupBy === undefined) return findings;
  if (group === undefined) findings.push(noColumn(table, table.groupBy, [...path, 'groupBy']));
  else if (group.type !== 'choice') findings.push({ path: [...path, 'groupBy'], says: `分类列“${group.label}”应为 choice` });
  return findings;
}

/** Sums are crossed by a column of words, and not by that of the groups. */
function checkCross(table: FieldOf<'table'>, path: PolicyPath): Finding[] {
  const { crossBy, groupBy, columns } = table;
  if (crossBy === undefined) return [];
  const column = columns.find(({ id }) => id === crossBy);
  const at = [...path, 'crossBy'];
  if (column === undefined) return [noColumn(table, crossBy, at)];
  if (isNumeric(column)) return [{ path: at, says: `交叉汇总的列“${column.label}”应为 text 或 choice` }];
  return crossBy === groupBy ? [{ path: at, says: '交叉汇总的列不能与分类列相同' }] : [];
}

/** What only a table that is added up can have. */
function withoutSum({ groupBy, crossBy, columns }: FieldOf<'table'>, path: PolicyPath): Finding[] {
  const share = columns.findIndex((column) => column.share === true);
  return [
    ...(groupBy === undefined ? [] : [{ path: [...path, 'groupBy'], says: '没有合计列（sum），不能按分类小计' }]),
    ...(crossBy === undefined ? [] : [{ path: [...path, 'crossBy'], says: '没有合计列（sum），不能交叉汇总' }]),
    ...(share < 0 ? [] : [{ path: [...path, 'columns', share, 'share'], says: '没有合计列（sum），算不出占比' }]),
  ];
}

function checkColumn(table: FieldOf<'table'>, column: Column, path: PolicyPath): Finding[] {
  const findings = [...checkLimits(column, path), ...checkYear(column, path)];
  if (column.type === 'choice' && column.options === undefined) findings.push({ path, says: `列“${column.label}”缺少 options` });
  if (column.type !== 'choice' && column.options !== undefined) {
    findings.push({ path: [...path, 'options'], says: '只有 choice 列可写 options' });
  }
  findings.push(...checkOptions(column.options ?? [], path), ...checkShare(table, column, [...path, 'share']));
  if (column.product === undefined) return findings;
  if (!isNumeric(column)) findings.push({ path: [...path, 'product'], says: `乘积列“${column.label}”应为 number 或 money` });
  for (const [index, id] of column.product.entries()) {
    const factor = table.columns.find((other) => other.id === id);
    const at = [...path, 'product', index];
    if (factor === undefined) findings.push(noColumn(table, id, at));
    else if (!isNumeric(factor) || factor.product !== undefined) {
      findings.push({ path: at, says: `“${factor.label}”不是填写的数，不能相乘` });
    }
  }
  return findings;
}

/** A share is a number that nothing else makes. */
function checkShare({ sum }: FieldOf<'table'>, { id, label, type, share, product }: Column, path: PolicyPath): Finding[] {
  if (share !== true) return [];
  if (type !== 'number') return [{ path, says: `占比列“${label}”应为 number` }];
  if (product !== undefined) return [{ path, says: `列“${label}”不能既是占比又是乘积` }];
  return id === sum ? [{ path, says: `占比列“${label}”不能作合计列` }] : [];
}

function checkOptions(options: readonly string[], path: PolicyPath): Finding[] {
  return repeated(
    '选项',
    options.map((id, index) => ({ id, path: [...path, 'options', index] })),
  );
}

function noColumn(table: FieldOf<'table'>, id: string, path: PolicyPath): Finding {
  const ids = table.columns.map((column) => column.id);
  return { path, says: `表格里没有列“${id}”${suggestion(id, ids)}` };
}

function isNumeric({ type }: Column): boolean {
  return type === 'number' || type === 'money';
}
