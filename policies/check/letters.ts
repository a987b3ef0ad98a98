import type { Letter, Policy } from '../schema/index.js';
import { factType, fieldsOf } from './fact-types.js';
import type { Finding, PolicyPath } from './finding.js';
import { suggestion } from './nearest.js';

/** As many characters as a number of a letter may have. */
const NUMBER_MAX = 60;

/** What a letter is filled with exists: its own tags' facts and tables, and the field of the unit's number. */
export function checkLetters(policy: Policy): Finding[] {
  return Object.entries(policy.letters).flatMap(([id, letter]) => checkLetter(policy, letter, ['letters', id]));
}

function checkLetter(policy: Policy, { fields, lists, numberFrom, title }: Letter, path: PolicyPath): Finding[] {
  return [
    ...Object.entries(fields).flatMap(([tag, fact]) => checkField(policy, fact, [...path, 'fields', tag])),
    ...Object.entries(lists).flatMap(([tag, table]) => checkList(policy, table, [...path, 'lists', tag])),
    ...(numberFrom === undefined ? [] : checkNumberFrom(policy, numberFrom, [...path, 'numberFrom'])),
    ...checkTitle(title, [...path, 'title']),
  ];
}

function checkField(policy: Policy, fact: string, path: PolicyPath): Finding[] {
  const resolved = factType(policy, fact);
  if ('says' in resolved) return [{ path, says: resolved.says }];
  return tablesOf(policy).includes(fact) ? [{ path, says: `“${fact}”是表格，请写到 lists 里，或写它的合计 ${fact}.total` }] : [];
}

function checkList(policy: Policy, table: string, path: PolicyPath): Finding[] {
  const tables = tablesOf(policy);
  if (tables.includes(table)) return [];
  return [{ path, says: `没有表格“${table}”，应写成 表单.表格${suggestion(table, tables)}` }];
}

function checkNumberFrom(policy: Policy, fact: string, path: PolicyPath): Finding[] {
  const [form = '', id = '', ...more] = fact.split('.');
  const field = fieldsOf(policy, form).find((candidate) => candidate.id === id);
  if (field?.type !== 'text' || more.length > 0) return [{ path, says: `“${fact}”不是文本字段，文号应取自表单里的文本（text）` }];
  return field.max > NUMBER_MAX ? [{ path, says: `文号最多 ${NUMBER_MAX} 个字，请给字段“${fact}”写上 max: ${NUMBER_MAX}` }] : [];
}

/** The paths of all tables. */
function tablesOf({ forms }: Policy): string[] {
  return Object.entries(forms).flatMap(([form, { pages }]) =>
    pages.flatMap(({ fields }) => fields.flatMap(({ id, type }) => (type === 'table' ? `${form}.${id}` : []))),
  );
}

function checkTitle(title: string, path: PolicyPath): Finding[] {
  const strange = [...title.matchAll(/\{+[^{}]*\}+/g)].map(([hole]) => hole).filter((hole) => hole !== '{{项目名称}}');
  return strange.map((hole) => ({ path, says: `标题里不认识 ${hole}，只能用 {{项目名称}}` }));
}
