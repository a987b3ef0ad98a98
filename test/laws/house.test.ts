import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';

const FLOORS = ['bot', 'cards', 'documents', 'entities', 'handlers', 'jobs', 'pages', 'policies', 'sandbox', 'workflow'];
const FOLDERS = [...FLOORS, 'test', 'bench', 'scripts'];
const WRITTEN = new Set(['.ts', '.js', '.hbs', '.html', '.css']);

interface Source {
  readonly path: string;
  readonly text: string;
}

function filesUnder(folder: string): string[] {
  return readdirSync('.').includes(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
      )
    : [];
}

const paths = [...FOLDERS.flatMap(filesUnder), ...readdirSync('.').filter((name) => name.endsWith('.ts'))];
const sources: Source[] = paths
  .filter((path) => WRITTEN.has(extname(path)))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const typescript = sources.filter(({ path }) => path.endsWith('.ts'));

function lines({ text }: Source): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** `path:line: match` for each line on which `pattern` is found. */
function found(pattern: RegExp, among: readonly Source[]): string[] {
  return among.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => {
      const hit = pattern.exec(line);
      return hit === null ? [] : [`${path}:${at + 1}: ${hit[0]}`];
    }),
  );
}

const inside = (...folders: string[]) => sources.filter(({ path }) => folders.includes(path.split('/')[0] ?? ''));
const outside = (...folders: string[]) => sources.filter(({ path }) => !folders.includes(path.split('/')[0] ?? ''));

/** What a jurisdiction is called: its policy's id and folder, its full name, and each place in it without 省, 市, 区, 县. */
function jurisdictionWords(): string[] {
  const words = filesUnder('policies')
    .filter((path) => basename(path) === 'policy.yaml')
    .flatMap((path) => {
      const policy = parse(readFileSync(path, 'utf8')) as { id: string; jurisdiction: string };
      return [policy.id, path.split('/')[1] ?? '', policy.jurisdiction, ...policy.jurisdiction.split(/[省市区县]/)];
    });
  return [...new Set(words.filter((word) => word.length >= 2))];
}

describe('the house', () => {
  it('keeps files small: half of them within 80 lines, nine in ten within 250, none over 400', () => {
    const sizes = typescript.map(lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(250);
    expect(sources.filter((source) => lines(source) > 400).map((source) => `${source.path} ${lines(source)}`)).toEqual([]);
  });

  it('names files in kebab case', () => {
    expect(typescript.map(({ path }) => path).filter((path) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(basename(path)))).toEqual([]);
  });

  it('knows each jurisdiction by its data only', () => {
    const words = jurisdictionWords();
    expect(words).not.toEqual([]);
    const code = [
      ...outside('policies', 'test', 'bench', 'scripts'),
      ...inside('policies').filter(({ path }) => path.endsWith('.ts')),
    ];
    expect(found(new RegExp(words.join('|'), 'i'), code)).toEqual([]);
  });

  it('knows the platforms in their own folders only', () => {
    expect(found(/lark|feishu|dingtalk|zwdd|飞书|浙政钉|钉钉/i, outside('bot', 'sandbox', 'test', 'bench', 'scripts'))).toEqual(
      [],
    );
  });

  it('leaves nothing for later and silences no rule', () => {
    const marks = [
      ['TO', 'DO'],
      ['FIX', 'ME'],
      ['eslint', '-disable'],
      ['@ts', '-ignore'],
      ['@ts', '-nocheck'],
      ['@ts', '-expect-error'],
    ];
    expect(found(new RegExp(marks.map((parts) => `(?<!\\w)${parts.join('')}\\b`).join('|')), sources)).toEqual([]);
  });
});
