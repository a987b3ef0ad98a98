import { gather } from '../../workflow/gather.js';
import type { Action } from './action.js';
import type { Block, BlockOf, Button, Card, Input, TableColumn, Tone } from './tree.js';
import { withoutTwins } from './unique.js';

/** A block that may stand anywhere: at the root, in a form, in a collapsible. */
export type Plain = Exclude<Block, { kind: 'form' | 'table' | 'collapsible' }>;
export type FormPart = BlockOf<'form'>['body'][number];
/** Lists of blocks are written with gaps (`cond ? block : null`); the gaps fall out here. */
export type Gaps<T> = readonly (T | null | false)[];

/** The longest text that one block carries; what is longer is clipped, so that no answer can push a card over its size. */
const TEXT_MAX = 3000;
/** Platforms refuse longer button texts. */
const LABEL_MAX = 40;
const TITLE_MAX = 60;

export interface Head {
  readonly summary: string;
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly tone: Tone;
  readonly tag?: string | undefined;
  /** Said only where `tone` would tell it wrongly: see `asksOf`. */
  readonly asks?: boolean | undefined;
}

/** A card from its head and its blocks; long titles are clipped, and a button stands once. */
export function card({ summary, title, subtitle, tone, tag, asks }: Head, blocks: Gaps<Block>): Card {
  return {
    summary: clip(summary, 100),
    header: {
      title: clip(title, TITLE_MAX),
      tone,
      ...(subtitle ? { subtitle: clip(subtitle, TITLE_MAX) } : {}),
      ...(tag ? { tag: clip(tag, 20) } : {}),
      ...(asks === undefined ? {} : { asks }),
    },
    body: withoutTwins(compact(blocks)),
  };
}

/** Whether a card asks its reader to do something, and not whether something is late: that is what the colour says. */
export function asksOf({ header }: Card): boolean {
  return header.asks ?? header.tone === 'todo';
}

/** The same card with one line on top that says why it is shown again (已由 X 处理, 内容已更新 …); a line that said so already stands there instead. */
export function withNote(shown: Card, note: string | null): Card {
  if (note === null || note === '') return shown;
  const isSame = (block: Block): boolean => block.kind === 'text' && block.text.endsWith(note);
  return { ...shown, body: [warn(note), ...shown.body.filter((block) => !isSame(block))] };
}

/** The same card with several such lines, in their order. */
export function withNotes(shown: Card, notes: readonly (string | null)[]): Card {
  return notes.reduceRight<Card>(withNote, shown);
}

/** The same card with the marks of the answers that its form shows, by the names of the inputs. */
export function withMarks(shown: Card, marks: ReadonlyMap<string, string>): Card {
  const marked = (part: FormPart): FormPart => {
    if (!isInput(part)) return part;
    const mark = marks.get(part.name);
    return mark === undefined ? part : { ...part, mark };
  };
  return {
    ...shown,
    body: shown.body.map((block) => (block.kind === 'form' ? { ...block, body: block.body.map(marked) } : block)),
  };
}

/** The same card under another name of its form: one that was submitted stays locked in the client until a form of another name comes. */
export function withFreshForm(shown: Card, mark: string): Card {
  return { ...shown, body: shown.body.map((block) => (block.kind === 'form' ? { ...block, id: `${block.id}x${mark}` } : block)) };
}

function isInput(part: FormPart): part is Input {
  return 'name' in part;
}

/** The same card with a button under its first line; where it has a form, at the form's beginning, since all its buttons live there. */
export function withButton(shown: Card, added: Button | null): Card {
  if (added === null) return shown;
  const row: BlockOf<'buttons'> = { kind: 'buttons', buttons: [added] };
  const inForm = shown.body.some(({ kind }) => kind === 'form');
  const [first, ...rest] = shown.body;
  const body = inForm
    ? shown.body.map((block) => (block.kind === 'form' ? { ...block, body: [row, ...block.body] } : block))
    : [...(first === undefined ? [] : [first]), row, ...rest];
  return { ...shown, body: withoutTwins(body) };
}

export function text(value: string): BlockOf<'text'> {
  return { kind: 'text', text: clip(value, TEXT_MAX) };
}

function emphasised(value: string, emphasis: NonNullable<BlockOf<'text'>['emphasis']>): BlockOf<'text'> {
  return { kind: 'text', text: clip(value, TEXT_MAX), emphasis };
}

export function strong(value: string): BlockOf<'text'> {
  return emphasised(value, 'strong');
}

export function muted(value: string): BlockOf<'text'> {
  return emphasised(value, 'muted');
}

export function warn(value: string): BlockOf<'text'> {
  return emphasised(value, 'warn');
}

export function bad(value: string): BlockOf<'text'> {
  return emphasised(value, 'bad');
}

/** Label–value pairs; pairs without a value fall out. */
export function fields(pairs: Gaps<readonly [label: string, value: string | null]>): BlockOf<'fields'> | null {
  const kept = gather(pairs, (pair) => (pair && pair[1] !== null && pair[1] !== '' ? [{ label: pair[0], value: pair[1] }] : []));
  return kept.length === 0 ? null : { kind: 'fields', fields: kept };
}

export function bullets(items: readonly string[]): BlockOf<'list'> | null {
  return items.length === 0 ? null : { kind: 'list', items, ordered: false };
}

export function numbered(items: readonly string[]): BlockOf<'list'> | null {
  return items.length === 0 ? null : { kind: 'list', items, ordered: true };
}

export function table(
  columns: readonly (string | TableColumn)[],
  rows: readonly (readonly string[])[],
  pageSize = 10,
): BlockOf<'table'> | null {
  const labelled = columns.map((column) => (typeof column === 'string' ? { label: column } : column));
  return rows.length === 0 ? null : { kind: 'table', columns: labelled, rows, pageSize };
}

export const divider: BlockOf<'divider'> = { kind: 'divider' };

export function button(
  label: string,
  action: Action,
  style: Button['style'] = 'default',
  confirm: Button['confirm'] | null = null,
): Button {
  return { label: clip(label, LABEL_MAX), style, action, ...(confirm ? { confirm } : {}) };
}

/** A row of buttons; none at all when all fall out. */
export function buttons(...row: Gaps<Button>): BlockOf<'buttons'> | null {
  const kept = compact(row);
  return kept.length === 0 ? null : { kind: 'buttons', buttons: kept };
}

/** Buttons that stand together, at most `perRow` in a row of blocks. */
export function buttonRows(all: readonly Button[], perRow = 4): readonly BlockOf<'buttons'>[] {
  return all.flatMap((_, at) => (at % perRow === 0 ? [{ kind: 'buttons' as const, buttons: all.slice(at, at + perRow) }] : []));
}

/** A form; its id tells one step of a wizard from the next, since clients lock a form whose id was submitted. */
export function form(id: string, body: Gaps<FormPart>): BlockOf<'form'> {
  return { kind: 'form', id, body: compact(body) };
}

export function collapsible(title: string, body: Gaps<Plain>, open = false): BlockOf<'collapsible'> | null {
  const kept = compact(body);
  return kept.length === 0 ? null : { kind: 'collapsible', title: clip(title, TITLE_MAX), open, body: kept };
}

export function chart(title: string, type: 'bar' | 'pie', data: BlockOf<'chart'>['data']): BlockOf<'chart'> | null {
  return data.length === 0 ? null : { kind: 'chart', title, type, data };
}

/** The first `max` characters, the last of them an ellipsis where something was cut. */
export function clip(value: string, max: number): string {
  const letters = value.length <= max ? [] : [...value];
  return letters.length <= max ? value : `${letters.slice(0, max - 1).join('')}…`;
}

function compact<T>(parts: Gaps<T>): readonly T[] {
  return parts.filter((part): part is T => part !== null && part !== false);
}
