import type { Policy, Register } from '../schema/index.js';
import { factType } from './fact-types.js';
import type { Finding, PolicyPath } from './finding.js';
import { suggestion } from './nearest.js';
import { repeated } from './repeated.js';

/** What a project's own row gives to a register's column. */
const OF_THE_PROJECT = ['project.name', 'project.number', 'project.unit', 'project.stage'];

/** Yearly lists: who issues them is of the jurisdiction, their columns and their year can be read, their title names the year. */
export function checkRegisters(policy: Policy): Finding[] {
  return Object.entries(policy.registers).flatMap(([id, register]) => {
    const path = ['registers', id];
    const clash = Object.hasOwn(policy.letters, id) ? [{ path, says: `清单和文书都叫“${id}”，请改一个标识` }] : [];
    return [...clash, ...checkPeople(policy, register, path), ...checkContent(policy, register, path)];
  });
}

function checkPeople({ roles }: Policy, { issuer, to }: Register, path: PolicyPath): Finding[] {
  const named = [{ id: issuer, at: [...path, 'issuer'] }, ...to.map((id, at) => ({ id, at: [...path, 'to', at] }))];
  const missing = named.flatMap(({ id, at }) =>
    Object.hasOwn(roles, id) ? [] : [{ path: at, says: `没有角色“${id}”${suggestion(id, Object.keys(roles))}` }],
  );
  const ofUnit = roles[issuer]?.scope === 'unit';
  return ofUnit ? [...missing, { path: [...path, 'issuer'], says: '清单汇总各单位的项目，应由主管部门一类的角色出具' }] : missing;
}

function checkContent(policy: Policy, { title, year, order, columns }: Register, path: PolicyPath): Finding[] {
  const labels = columns.map(({ label }, at) => ({ id: label, path: [...path, 'columns', at, 'label'] }));
  return [
    ...checkTitle(title, [...path, 'title']),
    ...(year === undefined ? [] : checkNumber(policy, year, { path: [...path, 'year'], holding: '填写年份' })),
    ...(order === undefined ? [] : checkNumber(policy, order, { path: [...path, 'order'], holding: '各行按它从小到大排' })),
    ...columns.flatMap(({ field }, at) => checkColumn(policy, field, [...path, 'columns', at, 'field'])),
    ...repeated('列', labels),
  ];
}

function checkTitle(title: string, path: PolicyPath): Finding[] {
  const holes = [...title.matchAll(/\{[^}]*\}/g)].map(([hole]) => hole);
  const strange = holes.filter((hole) => hole !== '{year}');
  return [
    ...(holes.includes('{year}') ? [] : [{ path, says: `清单名称“${title}”缺少 {year}` }]),
    ...strange.map((hole) => ({ path, says: `清单名称里不认识 ${hole}，只能用 {year}` })),
  ];
}

function checkNumber(
  policy: Policy,
  fact: string,
  { path, holding }: { readonly path: PolicyPath; readonly holding: string },
): Finding[] {
  const resolved = factType(policy, fact);
  if ('says' in resolved) return [{ path, says: resolved.says }];
  return resolved.type.kind === 'number' ? [] : [{ path, says: `“${fact}”应为数字（number）字段，${holding}` }];
}

function checkColumn(policy: Policy, fact: string, path: PolicyPath): Finding[] {
  if (OF_THE_PROJECT.includes(fact)) return [];
  const resolved = factType(policy, fact);
  if (!('says' in resolved)) return [];
  const isProject = fact.startsWith('project.');
  return [{ path, says: isProject ? `没有“${fact}”，可写：${[...OF_THE_PROJECT, 'project.total'].join('、')}` : resolved.says }];
}
