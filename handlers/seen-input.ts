import { seenText } from '../workflow/forms/seen-text.js';
import type { Inbound } from './inbound.js';

/** A table's cells stand this deep in a form; nothing that is read stands deeper. */
const DEEPEST = 4;

/** What came in, with no more in its texts than a reader sees. */
export function seenInput(inbound: Inbound): Inbound {
  if (inbound.kind === 'text') return { ...inbound, text: seenText(inbound.text) };
  return inbound.kind === 'action' ? { ...inbound, form: seenFields(inbound.form, 0) } : inbound;
}

function seenFields(form: Readonly<Record<string, unknown>>, depth: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, seenValue(value, depth + 1)]));
}

function seenValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return seenText(value);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  return Array.isArray(value) ? value.map((one) => seenValue(one, depth + 1)) : seenFields({ ...value }, depth);
}
