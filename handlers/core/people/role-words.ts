import type { Staff } from '../../../entities/staff.entity.js';

/** 角色 words of the staff file that mean something beside any policy. */
export const ADMIN = '管理员';
export const LEAD = '分管负责人';

export function isAdmin({ roles }: Pick<Staff, 'roles'>): boolean {
  return roles.includes(ADMIN);
}
