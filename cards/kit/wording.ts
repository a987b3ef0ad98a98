import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { parseSections, WordingError, type Section } from './sections.js';
import { formatDate, formatInstant, longInstant } from '../../workflow/time/civil.js';
import { number, wan } from './speech.js';
import { saidOnce } from '../../workflow/describe/said-once.js';

export type SayData = Readonly<Record<string, unknown>>;
export type Speaker = (name: string, data?: SayData) => string;

const HELPERS = {
  date: (value: unknown) => formatDate(given(value, 'string'), { year: true }),
  day: (value: unknown) => formatDate(given(value, 'string')),
  moment: (value: unknown) => longInstant(given(value, 'number')),
  time: (value: unknown) => formatInstant(given(value, 'number')),
  wan: (value: unknown) => wan(given(value, 'number')),
  num: (value: unknown) => number(given(value, 'number')),
  once: (first: unknown, second: unknown, between: unknown) =>
    saidOnce(given(first, 'string'), given(second, 'string'), between === '，' ? between : '：'),
  join: (value: unknown) => (Array.isArray(value) ? value.map(String).join('、') : given(value, 'string')),
} as const;

const BUILT_IN = new Set(['if', 'unless', 'each', 'with', 'lookup', 'log', ...Object.keys(HELPERS)]);

/** The engine's own helpers that call another. */
const CALLS: Readonly<Record<string, string>> = { unless: 'if', blockHelperMissing: 'each' };

/**
 * Says a sentence of `cards/wording/`: its name and what fills it in. Cards are plain text and the encoders escape it, so nothing is
 * escaped here, and values are data: braces in what a person typed stay braces. A value that the sentence needs and does not
 * get is an error, as is a name that no file holds.
 */
export const say: Speaker = speaker(new URL('../wording/', import.meta.url));

/** The sentences of one folder of `.hbs` files. Throws `WordingError` (file, line, what) at once for a file that is not sound. */
export function speaker(folder: URL): Speaker {
  const sentences = new Map<string, (data: SayData) => string>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.hbs'))
    .sort()) {
    for (const section of parseSections(file, readFileSync(new URL(file, folder), 'utf8'))) {
      if (sentences.has(section.name)) throw new WordingError(file, section.line, `“${section.name}”写了两次`);
      sentences.set(section.name, compile(file, section));
    }
  }
  return (name, data = {}) => {
    const sentence = sentences.get(name);
    if (sentence === undefined) throw new Error(`cards/wording: 没有名为“${name}”的句子`);
    return sentence(data);
  };
}

function compile(file: string, { name, source, line }: Section): (data: SayData) => string {
  const bars = Handlebars.create();
  bars.registerHelper(HELPERS);
  const knownHelpers = Object.fromEntries(Object.keys(HELPERS).map((key) => [key, true]));
  const options = { noEscape: true, strict: true, knownHelpersOnly: true, knownHelpers };
  const { needs, helpers, isFixed } = attempt(file, line, name, () => {
    bars.precompile(source, options);
    return usedBy(bars.parse(source));
  });
  // The engine wraps each helper that it has, for every sentence that it says, whether or not the sentence calls it.
  for (const helper of Object.keys(bars.helpers)) if (!helpers.has(helper)) bars.unregisterHelper(helper);
  const template = bars.compile<SayData>(source, options);
  if (isFixed) {
    const text = template({});
    return () => text;
  }
  return (data) => {
    const missing = needs.filter((need) => !Object.hasOwn(data, need) || data[need] === undefined);
    if (missing.length > 0) throw new WordingError(file, line, `“${name}”缺少 ${missing.join('、')}`);
    return attempt(file, line, name, () => template(data));
  };
}

function attempt<T>(file: string, line: number, name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new WordingError(file, line, `“${name}”：${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Used {
  /** The names that a sentence uses, also those in `{{#if}}`, which the engine's own strictness lets pass; inside `each` they are the item's. */
  readonly needs: readonly string[];
  readonly helpers: ReadonlySet<string>;
  /** Nothing is filled in. */
  readonly isFixed: boolean;
}

function usedBy(program: hbs.AST.Program): Used {
  const needs = new Set<string>();
  const helpers = new Set<string>();
  const visitor = new (class extends Handlebars.Visitor {
    private isInItem = false;
    private calls(helper: string): void {
      helpers.add(helper).add(CALLS[helper] ?? helper);
    }
    override BlockStatement(block: hbs.AST.BlockStatement): void {
      if (!BUILT_IN.has(block.path.original)) this.calls('blockHelperMissing');
      if (block.path.original !== 'each' && block.path.original !== 'with') return super.BlockStatement(block);
      for (const part of [block.path, ...block.params]) this.accept(part);
      const before = this.isInItem;
      this.isInItem = true;
      for (const part of [block.program, block.inverse]) this.accept(part);
      this.isInItem = before;
    }
    override PathExpression({ data, depth, parts: [head] }: hbs.AST.PathExpression): void {
      if (head === undefined || data || depth > 0) return;
      if (BUILT_IN.has(head)) this.calls(head);
      else if (!this.isInItem) needs.add(head);
    }
  })();
  visitor.accept(program);
  return { needs: [...needs], helpers, isFixed: program.body.every(({ type }) => type === 'ContentStatement') };
}

function given(value: unknown, type: 'string'): string;
function given(value: unknown, type: 'number'): number;
function given(value: unknown, type: 'string' | 'number'): unknown {
  if (typeof value !== type) throw new Error(`应为 ${type === 'string' ? '文字' : '数字'}，收到 ${String(value)}`);
  return value;
}
