import { z } from 'zod';
import { Id, RuleId } from '../../policies/schema/index.js';
import { nameOf, unwrapped } from './shape.js';

/** Patterns of the schema, in words. */
const PATTERNS: Readonly<Record<string, string>> = {
  '^\\d{4}-\\d\\d-\\d\\d$': '日期，如 `2026-01-31`',
  '^\\d\\d-\\d\\d$': '月-日，如 `09-30`，要加引号',
};

/** A bound beyond this is none. */
const FAR = 1e9;

/** What may be written for a key, in words; parts with a name of their own in braces (`{Task}`). */
export function typeWords(type: z.core.$ZodType): string {
  const name = nameOf(type);
  if (name !== undefined) return `{${name}}`;
  if (type === Id) return '标识';
  if (type === RuleId) return '规则编号';
  const inner = unwrapped(type);
  if (inner !== null) return typeWords(inner);
  if (type instanceof z.ZodArray) return `列表，每项是${spaced(typeWords(type.element))}`;
  if (type instanceof z.ZodRecord) {
    return `每行 \`${type.keyType === Id ? '标识' : '名称'}: …\`，值是${spaced(typeWords(type.valueType))}`;
  }
  if (type instanceof z.ZodUnion) return [...new Set(type.options.map(typeWords))].join(' 或 ');
  return scalarWords(type);
}

function scalarWords(type: z.core.$ZodType): string {
  if (type instanceof z.ZodEnum) return type.options.map((option) => `\`${option}\``).join('、');
  if (type instanceof z.ZodLiteral) return `\`${String(type.value)}\``;
  if (type instanceof z.ZodBoolean) return '`true` 或 `false`';
  if (type instanceof z.ZodNumber) return `${type.isInt ? '整数' : '数字'}${bounds(type)}`;
  if (type instanceof z.ZodObject) return '一组键';
  const pattern = type instanceof z.ZodString ? patternOf(type) : undefined;
  return pattern ?? '文字';
}

function patternOf(type: z.ZodString): string | undefined {
  const sources = (type.def.checks ?? []).flatMap((check) => {
    const { def } = check._zod;
    return 'pattern' in def && def.pattern instanceof RegExp ? def.pattern.source : [];
  });
  return sources.map((source) => PATTERNS[source]).find((words) => words !== undefined);
}

function bounds({ minValue, maxValue }: z.ZodNumber): string {
  const least = minValue !== null && minValue > -FAR ? minValue : null;
  const most = maxValue !== null && maxValue < FAR ? maxValue : null;
  if (least !== null && most !== null) return `，${least} 到 ${most}`;
  if (least !== null) return `，不小于 ${least}`;
  return most === null ? '' : `，不大于 ${most}`;
}

function spaced(words: string): string {
  return /^[`{\w]/.test(words) ? ` ${words}` : words;
}
