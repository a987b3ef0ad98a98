import type { YAMLError } from 'yaml';

const WORDS: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  DUPLICATE_KEY: '同一处有两个相同的键，请删去一个',
  BAD_INDENT: '缩进不对，同一层的键要对齐',
  TAB_AS_INDENT: '缩进用了制表符（Tab），请改用空格',
  MISSING_CHAR: '缺少字符（冒号、引号或括号没有写完）',
  MULTILINE_IMPLICIT_KEY: '键写成了多行，可能是上一行漏了冒号或引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里写了两个“键: 值”，文字中有冒号时请加引号',
  BAD_ALIAS: '别名（*名称）的写法不对',
};

/** What people type where YAML wants a sign of its own, by the line on which it stumbled. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:- )?\w+：/, '冒号要用半角的“:”，后面空一格'],
  [/^\s*(?:- )?\w+:[^\s:]/, '冒号后面要空一格'],
  [/[{[][^'"]*，\s*\w+:/, '{ } 里各项要用半角的“,”隔开，这里有全角的“，”'],
  [/:\s+(?:[^\s'"{[][^'"{]*)?\{[\p{L}\w.{]+\}+\s*[^\s,}\]]/u, "文字里有 { } 的，整句要加引号，如 '截止到 {date}。'"],
];

/** What only these say is not caused by a slip further up. */
const ALONE: ReadonlySet<YAMLError['code']> = new Set(['DUPLICATE_KEY', 'BAD_ALIAS']);

/** Of what follows from the first slip in a file, only that slip: mending it mends the rest, or shows the next one. */
export function firstOf(errors: readonly YAMLError[]): YAMLError[] {
  const slip = errors.filter(({ code }) => !ALONE.has(code)).sort((a, b) => a.pos[0] - b.pos[0])[0];
  if (slip === undefined) return [...errors];
  return [...errors.filter(({ code, pos }) => ALONE.has(code) && pos[0] < slip.pos[0]), slip];
}

/** What is wrong, in Chinese, from the line on which YAML stumbled. */
export function sayYaml(error: YAMLError, line: string): string {
  const slip = SLIPS.find(([sign]) => sign.test(line) && !ALONE.has(error.code));
  return slip?.[1] ?? WORDS[error.code] ?? 'YAML 写法有误，请检查引号、括号是否成对，含 { } [ ] # 和冒号的文字是否加了引号';
}
