import { z } from 'zod';
import type { PolicyPath } from './check/finding.js';

/** What was written, and the shape that it should have. */
export interface Read {
  readonly data: unknown;
  readonly schema: z.core.$ZodType;
}

/** The keys that a schema knows at `path` of data; where several shapes are allowed there, those of the one meant, else of all. */
export function keysAt(path: PolicyPath, { data, schema }: Read): string[] {
  let schemas: z.core.$ZodType[] = [schema];
  let value = data;
  for (const part of path) {
    schemas = schemas.flatMap((schema) => shapesOf(schema, value)).flatMap((schema) => childOf(schema, part));
    value = childValue(value, part);
  }
  const keys = schemas
    .flatMap((schema) => shapesOf(schema, value))
    .flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
  return [...new Set(keys)];
}

/** A schema without its wrappers: the options of a union, what is behind a default or an optional. */
function shapesOf(schema: z.core.$ZodType, value: unknown): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return shapesOf(schema.unwrap(), value);
  }
  if (schema instanceof z.ZodLazy) return shapesOf(schema.unwrap(), value);
  if (!(schema instanceof z.ZodUnion)) return [schema];
  const options = schema.options.flatMap((option) => shapesOf(option, value));
  const meant = options.filter((option) => sameType(option, value));
  return meant.length > 0 ? meant : options;
}

function sameType(schema: z.core.$ZodType, value: unknown): boolean {
  const type: unknown = schema instanceof z.ZodObject ? schema.shape['type'] : undefined;
  return type instanceof z.ZodLiteral && type.safeParse(childValue(value, 'type')).success;
}

function childOf(schema: z.core.$ZodType, part: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (!(schema instanceof z.ZodObject)) return [];
  const child: unknown = schema.shape[part];
  return child instanceof z.ZodType ? [child] : [];
}

function childValue(value: unknown, part: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === String(part))?.[1]
    : undefined;
}
