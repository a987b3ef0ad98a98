import { readFileSync } from 'node:fs';
import type { Element, Key } from './elements.js';
import { elements } from './elements.js';
import { type Chapter, chapters, commonKeys, type Described, facts } from './words.js';

/** Said once for all, beside every `article`. */
const BESIDE_ARTICLE = ['says', 'rules', 'reading'];

/** What the dictionary lacks, and what it has too much: both must be empty. */
export interface Gaps {
  readonly undescribed: readonly string[];
  readonly unknown: readonly string[];
}

/** The manual as markdown, and where the dictionary and the schema do not fit. */
export function policyManual(): { markdown: string; gaps: Gaps } {
  const all = new Map(elements().map((element) => [element.name, element]));
  const told = chapters();
  const titles = new Map(
    told.flatMap(({ elements: described }) => [...described].map(([name, { title }]) => [name, title] as const)),
  );
  const parts = told.map((chapter) => chapterText(chapter, all, titles));
  const intro = readFileSync(new URL('./intro.md', import.meta.url), 'utf8');
  const beside = table(
    ['键', '说明'],
    ['article', ...BESIDE_ARTICLE].map((key) => [`\`${key}\``, commonKeys()[key] ?? '']),
  );
  const paths = Object.entries(facts()).map(([path, says]) => [`\`${path}\``, says]);
  const read = `### 能读的事实\n\n条件、文书的标签、清单的列都写路径。金额的事实以万元计。\n\n${table(['路径', '是什么'], paths)}`;
  return { markdown: [intro, beside, ...parts, read].join('\n\n'), gaps: gapsOf(told, all) };
}

function chapterText(
  { title, elements: described }: Chapter,
  all: ReadonlyMap<string, Element>,
  titles: ReadonlyMap<string, string>,
): string {
  const parts = [...described].flatMap(([name, words]) => {
    const element = all.get(name);
    return element === undefined ? [] : [elementText(element, words, titles)];
  });
  return [`## ${title}`, ...parts].join('\n\n');
}

function elementText({ keys, variants }: Element, words: Described, titles: ReadonlyMap<string, string>): string {
  const rows = (own: readonly Key[], before = ''): string =>
    table(
      ['键', '必填', '写什么', '说明'],
      shown(own).map(({ path, type, required, start }) => [
        `\`${path}\``,
        required,
        linked(type, titles),
        `${said(words, `${before}${path}`) ?? ''}${start === null ? '' : `。不写时：${start}`}`,
      ]),
    );
  return [
    `### ${words.title}`,
    words.says,
    ...(words.example === undefined ? [] : [`\`\`\`yaml\n${words.example.trimEnd()}\n\`\`\``]),
    rows(keys),
    ...variants
      .filter((variant) => shown(variant.keys).length > 0)
      .map(({ type, keys: own }) => `**\`type: ${type}\`** 还有：\n\n${rows(own, `${type}.`)}`),
  ].join('\n\n');
}

/** The keys that are told of in their own table. */
function shown(keys: readonly Key[]): Key[] {
  const paths = new Set(keys.map(({ path }) => path));
  return keys.filter(({ path }) => {
    const [, group = '', last = ''] = /^(.*\.)?([^.]+)$/.exec(path) ?? [];
    return !BESIDE_ARTICLE.includes(last) || !paths.has(`${group}article`);
  });
}

function said({ keys }: Described, path: string): string | undefined {
  const last = path.split('.').at(-1) ?? '';
  const common = commonKeys();
  return keys[path] ?? (Object.hasOwn(common, last) ? common[last] : undefined);
}

function gapsOf(told: readonly Chapter[], all: ReadonlyMap<string, Element>): Gaps {
  const described = new Map(told.flatMap(({ elements: entries }) => [...entries]));
  const pathsOf = ({ keys, variants }: Element): string[] => [
    ...shown(keys).map(({ path }) => path),
    ...variants.flatMap(({ type, keys: own }) => shown(own).map(({ path }) => `${type}.${path}`)),
  ];
  const undescribed = [...all].flatMap(([name, element]) => {
    const words = described.get(name);
    if (words === undefined) return [name];
    return pathsOf(element).flatMap((path) => (said(words, path) === undefined ? `${name}.${path}` : []));
  });
  const unknown = [...described].flatMap(([name, { keys }]) => {
    const element = all.get(name);
    if (element === undefined) return [name];
    const known = pathsOf(element);
    return Object.keys(keys).flatMap((path) => (known.includes(path) ? [] : `${name}.${path}`));
  });
  return { undescribed, unknown };
}

/** `{Task}` → a link to where it is told of. */
function linked(type: string, titles: ReadonlyMap<string, string>): string {
  return type.replace(/\{(\w+)\}/g, (_, name: string) => `[${titles.get(name) ?? name}](#${titles.get(name) ?? name})`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
