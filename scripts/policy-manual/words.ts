import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Described = z.strictObject({
  title: z.string(),
  says: z.string(),
  example: z.string().optional(),
  keys: z.record(z.string(), z.string()),
});
const Texts = z.record(z.string(), z.string());

/** What the manual says of one element. */
export type Described = z.infer<typeof Described>;

/** The chapters of the manual, in order, each with a file of its own in `words/`. */
const CHAPTERS = [
  ['总则', 'policy'],
  ['表单和材料', 'form'],
  ['流程', 'task'],
  ['时间', 'time'],
  ['会议和席位', 'meeting'],
  ['文书和清单', 'letter'],
  ['文档检查提纲', 'plan'],
  ['条件和事实', 'condition'],
] as const;

export interface Chapter {
  readonly title: string;
  /** By the element's name in the schema, in the order in which they are told of. */
  readonly elements: ReadonlyMap<string, Described>;
}

function read(file: string): unknown {
  return parse(readFileSync(new URL(`./words/${file}.yaml`, import.meta.url), 'utf8'));
}

/** The dictionary, by chapter. */
export function chapters(): Chapter[] {
  return CHAPTERS.map(([title, file]) => ({
    title,
    elements: new Map(Object.entries(z.record(z.string(), Described).parse(read(file)))),
  }));
}

/** Keys that mean the same wherever they stand. */
export function commonKeys(): Readonly<Record<string, string>> {
  return Texts.parse(read('common'));
}

/** The paths of facts that a condition, a letter or a list may read. */
export function facts(): Readonly<Record<string, string>> {
  return Texts.parse(read('facts'));
}
