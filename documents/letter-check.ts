import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { LetterTags } from './letter-tags.js';
import { DocumentFault } from './office/fault.js';
import { quoted } from './office/text.js';
import { openZip } from './office/zip.js';

/** One tag of a template that is wrong, or '' for a fault of the whole file. */
export interface TemplateFault {
  readonly tag: string;
  readonly says: string;
}

const BY_ID: Readonly<Record<string, string>> = {
  unopened_tag: '多了一个“}”，前面没有“{”',
  unclosed_tag: '有“{”，后面没有“}”',
  duplicate_open_tag: '“{”写了两次',
  duplicate_close_tag: '“}”写了两次',
  unopened_loop: '有结尾“{/…}”，前面没有开头“{#…}”',
  unclosed_loop: '有开头“{#…}”，后面没有结尾“{/…}”',
  closing_tag_does_not_match_opening_tag: '开头“{#…}”和结尾“{/…}”的名称不一样',
  loop_position_invalid: '“{#…}”和“{/…}”一个在表格里、一个在表格外',
  unbalanced_loop_tags: '“{#…}”和“{/…}”一个在表格里、一个在表格外',
};

/** A raw XML tag would make a person's text part of the document's make-up. */
const FORBIDDEN = /^@/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function faultsOf(error: unknown): TemplateFault[] {
  const properties = isRecord(error) && isRecord(error.properties) ? error.properties : {};
  const errors: readonly unknown[] = Array.isArray(properties.errors) ? properties.errors : [];
  if (errors.length > 0) return errors.flatMap(faultsOf);
  const id = typeof properties.id === 'string' ? properties.id : '';
  const named = properties.xtag ?? properties.openingtag;
  const tag = typeof named === 'string' ? named : '';
  const says = BY_ID[id] ?? '标签写法不对';
  return [{ tag, says: tag === '' ? `模板里${says}，请检查。` : `标签${quoted(tag)}：${says}，请检查。` }];
}

/** Opens a template for filling. Throws `DocumentFault` on a file that is no .docx, and the tags' faults as `TemplateError`. */
export function openTemplate(
  template: Uint8Array,
  options: { readonly missing?: (tag: string) => void } = {},
): { doc: Docxtemplater<PizZip>; tags: TagTree } {
  if (!openZip(template, '.docx').has('word/document.xml')) throw new DocumentFault('模板不是 Word 文档（.docx），请更换模板。');
  const parts: unknown[] = [];
  const watch = {
    name: 'tags',
    set({ inspect }: { readonly inspect?: { readonly postparsed?: readonly unknown[] } }) {
      parts.push(...(inspect?.postparsed ?? []));
    },
  };
  try {
    const doc = new Docxtemplater(new PizZip(template), {
      modules: [watch],
      linebreaks: true,
      paragraphLoop: true,
      errorLogging: false,
      stripInvalidXMLChars: true,
      syntax: { changeDelimiterPrefix: null },
      parser: (tag) => ({ get: (scope: unknown) => valueIn(scope, tag.trim()) }),
      nullGetter(part: unknown) {
        options.missing?.(isRecord(part) && typeof part.value === 'string' ? part.value : '');
        return '';
      },
    });
    const tags = tagTree(parts);
    const forbidden = [...walkTags(tags)].filter((tag) => FORBIDDEN.test(tag));
    if (forbidden.length > 0) {
      throw new TemplateError(
        forbidden.map((tag) => ({ tag, says: `标签${quoted(tag)}：不支持以“${tag.slice(0, 1)}”开头的标签，请删去。` })),
      );
    }
    return { doc, tags };
  } catch (error) {
    if (error instanceof TemplateError || error instanceof DocumentFault) throw error;
    throw new TemplateError(faultsOf(error));
  }
}

/** Own properties only, so that no tag reaches what every object has. Null is a value: it prints as nothing. */
function valueIn(scope: unknown, tag: string): unknown {
  return isRecord(scope) && Object.hasOwn(scope, tag) ? printable(scope[tag] ?? '') : undefined;
}

/** `stripInvalidXMLChars` leaves these two in, and half of a character that was cut in two; Word opens no file that has one. */
function printable(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/[\uFFFE\uFFFF\p{Surrogate}]/gu, '') : value;
}

/** A template that cannot be filled as it is; its message names every bad tag. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  constructor(readonly faults: readonly TemplateFault[]) {
    super(faults.map(({ says }) => says).join('\n'));
  }
}

/** Tags by name; those of a list hold the tags within it. */
export type TagTree = Map<string, TagTree | null>;

function tagTree(parts: readonly unknown[]): TagTree {
  const tree: TagTree = new Map();
  for (const part of parts) {
    if (!isRecord(part) || part.type !== 'placeholder' || typeof part.value !== 'string') continue;
    const raw = part.module === 'rawxml' ? `@${part.value}` : part.value.trim();
    const inner = Array.isArray(part.subparsed) ? tagTree(part.subparsed) : null;
    const known = tree.get(raw);
    tree.set(raw, inner && known ? new Map([...known, ...inner]) : (inner ?? known ?? null));
  }
  return tree;
}

function* walkTags(tree: TagTree): Generator<string> {
  for (const [tag, inner] of tree) {
    yield tag;
    if (inner) yield* walkTags(inner);
  }
}

function unknownTags(tree: TagTree, tags: LetterTags, row: readonly string[]): TemplateFault[] {
  return [...tree].flatMap(([tag, inner]): TemplateFault[] => {
    const known = Object.hasOwn(tags, tag) ? tags[tag] : undefined;
    if (inner === null && Array.isArray(known)) return [{ tag, says: `标签${quoted(tag)}是列表，应写成 {#${tag}}…{/${tag}}。` }];
    if (known === undefined && !row.includes(tag)) {
      return [{ tag, says: `没有标签${quoted(tag)}。可用的有：${[...row, ...Object.keys(tags)].join('、')}。` }];
    }
    return inner ? unknownTags(inner, tags, typeof known === 'object' ? [...row, ...known] : row) : [];
  });
}

/** Every fault of a template that a clerk has edited: unreadable file, broken tags, tags that nothing fills. Never throws. */
export function checkTemplate(template: Uint8Array, tags: LetterTags): TemplateFault[] {
  try {
    return unknownTags(openTemplate(template).tags, tags, []);
  } catch (error) {
    if (error instanceof TemplateError) return [...error.faults];
    return [{ tag: '', says: error instanceof DocumentFault ? error.message : '模板已损坏，请重新另存为 .docx。' }];
  }
}
