import type { Staff } from '../../../entities/staff.entity.js';
import { ADMIN, isAdmin } from '../people/role-words.js';

/** 角色 words that are given to a person and not to a post. */
const PERSONAL = ['专家'];

/** What of a person's roles goes to a successor in the same post; only an administrator passes an administrator's on, or takes any himself. */
export function rolesToPass(by: Staff, from: Staff, to: Staff): string[] {
  if (from.unitId !== to.unitId || (by.id === to.id && !isAdmin(by))) return [];
  return from.roles.filter((role) => !PERSONAL.includes(role) && !to.roles.includes(role) && (role !== ADMIN || isAdmin(by)));
}

/** What a person who leaves his post keeps. */
export function rolesKept({ roles }: Staff): string[] {
  return roles.filter((role) => PERSONAL.includes(role));
}

/** The person as he is once he holds these too. */
export function withRoles(person: Staff, added: readonly string[]): Staff {
  return { ...person, roles: [...new Set([...person.roles, ...added])] };
}
