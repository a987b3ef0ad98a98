import type { Staff } from '../../../entities/staff.entity.js';

/** 角色 words whose holders may set a group up for any unit, or for all. */
const FOR_ALL = ['主管部门', '管理员'];
/** … and for their own unit. */
const FOR_OWN = ['经办人', '分管负责人'];

/** Whether a person may choose any unit of his jurisdiction for a group, or all of them. */
export function maySetAll({ active, roles }: Staff): boolean {
  return active && roles.some((role) => FOR_ALL.includes(role));
}

/** Whether a person may set a group up for this unit; null stands for all units. */
export function maySet(person: Staff, policyId: string, unitId: number | null): boolean {
  if (person.policyId !== policyId) return false;
  return maySetAll(person) || (person.active && person.unitId === unitId && person.roles.some((role) => FOR_OWN.includes(role)));
}
