import { z } from 'zod';
import * as schema from '../../policies/schema/index.js';

const NAMED = new Map<unknown, string>(Object.entries(schema).map(([name, value]) => [value, name]));

/** The name under which a part of the schema is known, where it has keys of its own. */
export function nameOf(type: z.core.$ZodType): string | undefined {
  const name = NAMED.get(type);
  return name !== undefined && hasKeys(core(type)) ? name : undefined;
}

/** Behind optional, default, nullable and lazy. */
export function core(type: z.core.$ZodType): z.core.$ZodType {
  const inner = unwrapped(type);
  return inner === null ? type : core(inner);
}

/** One layer off; null where there is none. */
export function unwrapped(type: z.core.$ZodType): z.core.$ZodType | null {
  const wraps =
    type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodNullable || type instanceof z.ZodLazy;
  return wraps ? type.unwrap() : null;
}

/** Whether a key may be left out. */
export function isOpen(type: z.core.$ZodType): boolean {
  return (
    type instanceof z.ZodOptional || type instanceof z.ZodDefault || (type instanceof z.ZodNullable && isOpen(type.unwrap()))
  );
}

/** What counts where a key is left out, in words; null where that is nothing. */
export function startOf(type: z.core.$ZodType): string | null {
  if (!(type instanceof z.ZodDefault)) return null;
  const value: unknown = type.def.defaultValue;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return `\`${String(value)}\``;
  return Array.isArray(value) && value.length > 0 ? `\`[${value.join(', ')}]\`` : null;
}

/** The groups of keys that a type may be, without those that are told of under a name of their own. */
export function shapesIn(type: z.core.$ZodType): z.ZodObject[] {
  const wrapped = wrappedIn(type);
  if (wrapped !== null) return nameOf(wrapped) === undefined ? shapesIn(wrapped) : [];
  if (type instanceof z.ZodObject) return [type];
  if (!(type instanceof z.ZodUnion)) return [];
  return type.options.flatMap((option) => (nameOf(option) === undefined ? shapesIn(option) : []));
}

/** The keys of a group with their types. */
export function typesIn(object: z.ZodObject): [key: string, type: z.core.$ZodType][] {
  return Object.entries<unknown>(object.shape).flatMap(([key, type]) => (type instanceof z.ZodType ? [[key, type]] : []));
}

/** How many groups of keys may stand for a type, those with a name of their own among them. */
export function formsOf(type: z.core.$ZodType): number {
  const inner = core(type);
  return inner instanceof z.ZodUnion ? inner.options.filter((option) => hasKeys(core(option))).length : 1;
}

function wrappedIn(type: z.core.$ZodType): z.core.$ZodType | null {
  if (type instanceof z.ZodArray) return type.element;
  if (type instanceof z.ZodRecord) return type.valueType;
  return type instanceof z.ZodLazy ? null : unwrapped(type);
}

function hasKeys(type: z.core.$ZodType): boolean {
  return type instanceof z.ZodObject || (type instanceof z.ZodUnion && type.options.some((option) => hasKeys(core(option))));
}
