import { z } from 'zod';

/** The words of the staff file's 角色 column. */
export const STAFF_ROLES = ['经办人', '分管负责人', '主管部门', '成员单位', '财政', '专家', '领导小组', '管理员'] as const;
export const StaffRole = z.enum(STAFF_ROLES);
export type StaffRole = z.infer<typeof StaffRole>;
