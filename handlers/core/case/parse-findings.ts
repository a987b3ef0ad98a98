import { z } from 'zod';
import { type Finding, LEVELS } from '../../../documents/index.js';
import { Condition } from '../../../policies/schema/index.js';

const StatedTotal = z.object({
  said: z.string(),
  readings: z.array(z.object({ wan: z.number(), within: z.number() })),
});

const Stored = z.object({
  item: z.string(),
  /** Findings of before there were levels say only whether the thing was found. */
  level: z.enum(LEVELS).optional(),
  ok: z.boolean().optional(),
  says: z.string(),
  article: z.string(),
  rules: z.array(z.string()),
  when: Condition.optional(),
  total: z.object({ field: z.string(), stated: z.array(StatedTotal) }).optional(),
});

/** The findings that are kept with a file; none where it was not checked. */
export function parseFindings(stored: unknown): readonly Finding[] {
  const parsed = z.array(Stored).safeParse(stored);
  if (!parsed.success) return [];
  return parsed.data.map(({ ok, level = ok === true ? 'found' : 'missing', ...rest }) => ({ ...rest, level }));
}
