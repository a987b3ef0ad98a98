/** One named sentence of a wording file and where it stands. */
export interface Section {
  readonly name: string;
  readonly source: string;
  /** The first line of the sentence, counted from 1. */
  readonly line: number;
}

const HEAD = /^\{\{!--\s*name:\s*(\S+)\s*--\}\}\s*$/;
const COMMENT = /^\s*(\{\{!--.*--\}\})?\s*$/;

/** A fault in a wording file, said with its file and line. */
export class WordingError extends Error {
  constructor(file: string, line: number, what: string) {
    super(`cards/wording/${file}:${line}: ${what}`);
  }
}

/** Cuts a wording file into its named sentences. `file` is the bare file name; every name begins with it. */
export function parseSections(file: string, content: string): readonly Section[] {
  const theme = file.replace(/\.hbs$/, '');
  const sections: { name: string; lines: string[]; line: number }[] = [];
  for (const [at, text] of content.split(/\r?\n/).entries()) {
    const name = HEAD.exec(text)?.[1];
    const open = sections.at(-1);
    if (name !== undefined) sections.push({ name: checkName(file, theme, name, at + 1), lines: [], line: at + 2 });
    else if (open !== undefined) open.lines.push(text);
    else if (!COMMENT.test(text)) throw new WordingError(file, at + 1, '第一句之前要有 {{!-- name: … --}} 一行');
  }
  return sections.map(({ name, lines, line }) => {
    const source = lines.join('\n').trim();
    if (source === '') throw new WordingError(file, line, `“${name}”没有内容`);
    return { name, source, line: line + lines.findIndex((text) => text.trim() !== '') };
  });
}

function checkName(file: string, theme: string, name: string, line: number): string {
  if (!name.startsWith(`${theme}.`)) throw new WordingError(file, line, `“${name}”应以“${theme}.”开头`);
  return name;
}
