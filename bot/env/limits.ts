import { z } from 'zod';

/** A person who presses as fast as he can stays far below; a script does not. */
export const ACTS_PER_MINUTE = count(9, '应为不小于 0 的整数：每人每分钟最多操作几次，0 为不限', 240);

/** Who left is known by name for three years, as long as the papers of a project are asked about. */
export const MASK_AFTER_DAYS = count(5, '应为不小于 0 的整数：人员离开多少天后脱敏，0 为不脱敏', 1095);

function count(digits: number, says: string, otherwise: number) {
  return z
    .string()
    .regex(new RegExp(`^\\d{1,${String(digits)}}$`), says)
    .transform(Number)
    .default(otherwise);
}
