import type { Column, Field, FieldOf } from '../../policies/schema/index.js';
import type { CellValue, FormValue, Row } from '../facts.js';
import { dateFrom } from '../time/civil.js';
import { halfWidth } from '../time/numerals.js';
import { parseMonth } from './parse-month.js';
import { parseMoney, parseNumber, type Parsed, quote } from './parse-number.js';
import { parseYear, parseYearText } from './parse-year.js';
import { seenText } from './seen-text.js';

/** Nothing longer is kept, whatever was sent; the limits of fields lie far below. */
export const KEEP_CHARS = 4000;

/** Reads what a card or a spreadsheet gives for a field. Empty is null; a table takes an array of row objects; a total is never taken. */
export function parseFieldInput(field: Field, raw: unknown): Parsed<FormValue> {
  if (raw === undefined || raw === null || raw === '') return { value: null };
  if (typeof raw === 'string' && tidyText(raw, true) === '') return { value: null };
  switch (field.type) {
    case 'text':
      return parseAsked(raw, field);
    case 'number':
      if (!isTyped(raw)) return { fault: '请填写数字' };
      return field.year === true ? parseYear(raw) : parseNumber(raw, field.decimals, field.unit);
    case 'money':
      return isTyped(raw) ? parseMoney(raw) : { fault: '请填写金额，单位万元' };
    case 'date':
      return parsePickedDate(raw);
    case 'choice':
      return parseChoice(field.options, raw);
    case 'multiChoice':
      return parseChoices(field.options, raw);
    case 'yesno':
      return parseYesNo(raw);
    case 'table':
      return Array.isArray(raw) ? { value: raw.map((row: unknown) => parseRow(field, row)) } : { fault: '请逐行填写表格' };
    case 'total':
      return { fault: '合计由系统计算，无需填写' };
  }
}

/** Reads one row; cells not sent keep `old`'s. A cell that cannot be read is kept as typed: `checkRows` names it. */
export function parseRow(field: FieldOf<'table'>, raw: unknown, old: Row = {}): Row {
  const cells = isRecord(raw) ? raw : {};
  return Object.fromEntries(
    field.columns.map((column) => [
      column.id,
      Object.hasOwn(cells, column.id) ? cellOf(column, cells[column.id]) : ownCell(old, column.id),
    ]),
  );
}

/** Reads one cell as its column says. */
export function parseCell(column: Column, raw: unknown): Parsed<CellValue> {
  if (raw === undefined || raw === null || (typeof raw === 'string' && tidyText(raw, false) === '')) return { value: null };
  switch (column.type) {
    case 'text':
      return parseText(raw, false, column.year);
    case 'number':
      if (!isTyped(raw)) return { fault: '请填写数字' };
      return column.year === true ? parseYear(raw) : parseNumber(raw, 6);
    case 'money':
      return isTyped(raw) ? parseMoney(raw) : { fault: '请填写金额，单位万元' };
    case 'choice':
      return parseChoice(column.options ?? [], raw);
  }
}

/** A row's own cell; null where it has none. */
export function ownCell(row: Row, id: string): CellValue {
  return Object.hasOwn(row, id) ? (row[id] ?? null) : null;
}

function cellOf(column: Column, raw: unknown): CellValue {
  const parsed = parseCell(column, raw);
  if ('value' in parsed) return parsed.value;
  return typeof raw === 'string' || typeof raw === 'number' ? String(raw).slice(0, KEEP_CHARS) : null;
}

function parseText(raw: unknown, multiline: boolean, isYear = false): Parsed<string | null> {
  if (!isTyped(raw)) return { fault: '请填写文字' };
  const text = tidyText(String(raw), multiline);
  if (text === '') return { value: null };
  return isYear ? parseYearText(text) : { value: text };
}

/** A text that asks for a month or a year is held against it. */
function parseAsked(raw: unknown, { multiline, year, asks }: FieldOf<'text'>): Parsed<string | null> {
  const parsed = parseText(raw, multiline, year);
  if (asks === undefined || 'fault' in parsed || parsed.value === null) return parsed;
  return parseMonth(parsed.value, asks);
}

/** Drops what cannot be seen (controls, direction overrides, halves of characters); one line unless `multiline`. */
function tidyText(raw: string, multiline: boolean): string {
  const seen = seenText(raw.slice(0, KEEP_CHARS)).replaceAll('\t', ' ');
  if (!multiline) return seen.replace(/\s+/g, ' ').trim();
  const lines = seen.split('\n').map((line) => line.trimEnd());
  return lines.join('\n').trim();
}

/** Cards send `2024-04-01 +0800`; people and spreadsheets 2024-4-1, 2024/4/1, 2024.4.1, 2024年4月1日. */
function parsePickedDate(raw: unknown): Parsed<string> {
  const text = typeof raw === 'string' ? halfWidth(raw.slice(0, 100)).trim() : '';
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: ?[+-]\d\d:?\d\d)?$/.exec(text);
  const date = match === null ? null : dateFrom(Number(match[1]), Number(match[2]), Number(match[3]));
  if (date !== null) return { value: date };
  return { fault: text === '' ? '请选择日期' : `没有“${quote(text)}”这一天，请写成 2026-09-18 这样的日期` };
}

function parseChoice(options: readonly string[], raw: unknown): Parsed<string> {
  const text = typeof raw === 'string' ? raw.trim() : '';
  return options.includes(text) ? { value: text } : { fault: `请从选项中选择：${options.join('、')}` };
}

function parseChoices(options: readonly string[], raw: unknown): Parsed<readonly string[] | null> {
  const listed: unknown[] = Array.isArray(raw) ? raw : typeof raw === 'string' ? splitChoices(options, raw) : [raw];
  const chosen = listed.map((item) => (typeof item === 'string' ? item.trim() : null)).filter((item) => item !== '');
  if (chosen.some((item) => item === null || !options.includes(item))) return { fault: `请从选项中选择：${options.join('、')}` };
  return { value: chosen.length === 0 ? null : options.filter((option) => chosen.includes(option)) };
}

function splitChoices(options: readonly string[], raw: string): string[] {
  return options.includes(raw.trim()) ? [raw.trim()] : raw.split(/[、，,;；\n]/);
}

function parseYesNo(raw: unknown): Parsed<boolean> {
  const word = typeof raw === 'string' ? raw.trim().toLowerCase() : raw;
  if (word === true || word === 'yes' || word === 'true' || word === '是') return { value: true };
  if (word === false || word === 'no' || word === 'false' || word === '否') return { value: false };
  return { fault: '请选择“是”或“否”' };
}

function isTyped(raw: unknown): raw is string | number {
  return typeof raw === 'string' || typeof raw === 'number';
}

function isRecord(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
