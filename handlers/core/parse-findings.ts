import { z } from 'zod';
import type { Finding } from '../../documents/index.js';

const Findings = z.array(
  z.object({ item: z.string(), ok: z.boolean(), says: z.string(), article: z.string(), rules: z.array(z.string()) }),
);

/** The findings that are kept with a file; none where it was not checked. */
export function parseFindings(stored: unknown): readonly Finding[] {
  const parsed = Findings.safeParse(stored);
  return parsed.success ? parsed.data : [];
}
