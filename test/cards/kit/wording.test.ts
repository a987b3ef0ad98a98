import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseSections } from '../../../cards/kit/sections.js';
import { say, speaker } from '../../../cards/kit/wording.js';

function folderWith(files: Readonly<Record<string, string>>): URL {
  const folder = mkdtempSync(join(tmpdir(), 'wording-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return pathToFileURL(`${folder}/`);
}

function speaks(sentence: string) {
  return (data: Record<string, unknown>) => speaker(folderWith({ 'a.hbs': `{{!-- name: a.b --}}\n${sentence}\n` }))('a.b', data);
}

describe('say', () => {
  it('fills in what it gets, and escapes nothing: cards are plain text', () => {
    expect(say('deadline.left', { days: 2 })).toBe('还剩 2 个工作日');
    expect(speaks('“{{name}}”')({ name: '<b>&"' })).toBe('“<b>&"”');
  });

  it('never reads a value as a template', () => {
    const hostile = '{{constructor}} {{#each this}}x{{/each}} {{lookup this "secret"}}';
    expect(speaks('{{name}}，{{secret}}')({ name: hostile, secret: 's' })).toBe(`${hostile}，s`);
  });

  it('does not reach what an object inherits', () => {
    expect(() => speaks('{{constructor}}')({})).toThrow(/constructor/);
  });

  it('refuses a value that is missing, also one that only an if asks for', () => {
    expect(() => speaks('{{name}}')({})).toThrow('a.hbs:2: “a.b”缺少 name');
    expect(() => speaks('{{#if reason}}理由：{{reason}}{{/if}}')({})).toThrow('缺少 reason');
    expect(speaks('{{#if reason}}理由{{else}}无{{/if}}')({ reason: null })).toBe('无');
  });

  it('asks of the list, not of its items', () => {
    expect(speaks('{{#each items}}{{name}};{{/each}}')({ items: [{ name: '甲' }, { name: '乙' }] })).toBe('甲;乙;');
  });

  it('has what it calls, also within a list, a part that is said or not, and a sentence that nothing fills in', () => {
    expect(speaks('{{#each sums}}{{wan this}}；{{/each}}')({ sums: [1, 2.5] })).toBe('1 万元；2.5 万元；');
    expect(speaks('{{#each items}}{{#unless done}}{{num n}}{{/unless}}{{/each}}')({ items: [{ done: false, n: 3 }] })).toBe('3');
    expect(speaks('{{#late}}迟了{{/late}}{{#with of}}{{day on}}{{/with}}')({ late: true, of: { on: '2026-09-18' } })).toBe(
      '迟了9月18日（周五）',
    );
    expect(speaks('已办理。{{! 不说出来 }}\n请放心')({})).toBe('已办理。\n请放心');
    expect(speaks('已办理')({})).toBe('已办理');
  });

  it('knows its helpers', () => {
    expect(speaks('{{date d}}｜{{day d}}｜{{time t}}｜{{moment t}}')({ d: '2026-09-18', t: 1789700700000 })).toBe(
      '2026年9月18日（周五）｜9月18日（周五）｜9月18日 11:05｜2026年9月18日 11:05',
    );
    expect(speaks('{{wan a}} {{num n}} {{join l}}')({ a: 1234.500001, n: 12.5, l: ['甲', '乙'] })).toBe(
      '1,234.500001 万元 12.5 甲、乙',
    );
  });

  it('says which sentence, file and line when a helper gets the wrong kind of value', () => {
    expect(() => speaks('{{wan amount}}')({ amount: '12' })).toThrow(/a\.hbs:2: “a\.b”：应为 数字/);
    expect(() => speaks('{{date on}}')({ on: 'tomorrow' })).toThrow(/a\.hbs:2/);
  });

  it('refuses an unknown sentence', () => {
    expect(() => say('no.such')).toThrow('没有名为“no.such”的句子');
  });
});

describe('loading', () => {
  const load =
    (content: string, name = 'a.hbs') =>
    () =>
      speaker(folderWith({ [name]: content }));

  it('refuses a file that is not sound, with its line', () => {
    expect(load('{{!-- name: a.b --}}\n\n{{#if x}}开头')).toThrow(/a\.hbs:3: “a\.b”：.*Parse error/s);
    expect(load('{{!-- name: a.b --}}\n{{shout x}}')).toThrow(/a\.hbs:2: .*shout/);
    expect(load('一句话\n{{!-- name: a.b --}}\n好')).toThrow(/a\.hbs:1: 第一句之前/);
    expect(load('{{!-- name: b.c --}}\n好')).toThrow(/a\.hbs:1: “b\.c”应以“a\.”开头/);
    expect(load('{{!-- name: a.b --}}\n\n{{!-- name: a.c --}}\n好')).toThrow(/“a\.b”没有内容/);
    expect(load('{{!-- name: a.b --}}\n好\n{{!-- name: a.b --}}\n好')).toThrow(/写了两次/);
  });

  it('reads every shipped file, and each sentence of it is said by some card, page or handler', () => {
    const wording = new URL('../../../cards/wording/', import.meta.url);
    const names = readdirSync(wording)
      .filter((file) => file.endsWith('.hbs'))
      .flatMap((file) => parseSections(file, readFileSync(new URL(file, wording), 'utf8')).map(({ name }) => name));
    const source = sourcesOf('cards') + sourcesOf('handlers') + sourcesOf('pages');
    const dynamic =
      /^(deadline|meeting|opinion|material|task|help|transfer)\.(told|done|running|met|metLate|missed|suspended|cancelled|planned|invited|held|pending|yes|no|open|answered|accepted|received|waiting|notNeeded|late|soon|later|applicant|office|group)$/;
    expect(names.filter((name) => !dynamic.test(name) && !source.includes(`'${name}'`))).toEqual([]);
  });
});

function sourcesOf(path: string): string {
  const folder = new URL(`../../../${path}/`, import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
}
