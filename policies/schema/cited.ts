import { z } from 'zod';

/** Identifier of one rule of `regulations/*.yaml`, such as `LA-14`. */
export const RuleId = z.string().regex(/^[A-Z]{2}-\d{2}$/, '规则编号应为两个大写字母、连字符、两位数字，如 LA-14');

/** An identifier inside a policy: ASCII, because it travels in card component names. */
export const Id = z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/, '标识应以小写字母开头，只含字母和数字，最多 32 位');

/**
 * What every element of a policy says about where it comes from.
 * `article` is the place in the instrument, `says` one sentence of what it asks, `rules` the ids carried out,
 * `reading` is set where the text leaves the point open and the bot chose (shown as 系统约定, not as an article).
 */
export const cited = {
  article: z.string().min(1),
  says: z.string().min(1).optional(),
  rules: z.array(RuleId).default([]),
  reading: z.string().min(1).optional(),
};
