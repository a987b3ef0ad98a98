import { asksOf } from '../../cards/kit/build.js';
import type { Block, Card } from '../../cards/kit/tree.js';
import { fitText } from './fit-text.js';

const MOST_LINES = 5;
const LINE_BYTES = 360;
const NAME_BYTES = 240;

/** Until when, in the words of `cards/wording/deadline.hbs`. */
const DUE = /还剩 \d|[天）]到期|已逾期|起可以办理|截止/;
/** Whose turn it is next, in the words of `cards/wording/task.hbs`. */
const NEXT = /^(接下来|下一步)：/;
/** At which of its pages a form stands open. */
const PAGE = /第 \d+ \/ \d+ 页/;
const UNIT = '申报单位';
/** What says something: a sentence, a pair of name and value, a way. Everything else that is set off is a heading. */
const SAYS = /[。！？?→]|：./;

/**
 * The lines of a notice, best first: the project with its number, what it is about, until when, whose turn it is next, what stands out,
 * whose it is, then the rest in order. Headings and what the title says already are left out; there is always one line.
 */
export function noticeLines(card: Card): string[] {
  const { header, summary, body } = card;
  const texts = body.flatMap(textsOf);
  const pairs = body.flatMap((block) => (block.kind === 'fields' ? block.fields : []));
  const valueOf = (wanted: string): string => pairs.find(({ label }) => label === wanted)?.value ?? '';
  const [number, subtitle] = [valueOf('编号'), header.subtitle ?? ''];
  // Without a unit it is a number of projects.
  const name = valueOf(UNIT) === '' ? '' : valueOf('项目');
  const isProject = subtitle !== '' && name.startsWith(withoutEnd(subtitle));
  const project = isProject ? subtitle : fitText(name, NAME_BYTES);
  const fields = pairs
    .filter(({ label, value }) => (name === '' || (label !== '项目' && label !== '编号')) && !header.title.includes(value))
    .map(({ label, value }) => ({ label, line: `${label}：${value}` }));
  const toned = texts.filter(({ stands }) => stands).map(({ line }) => line);
  const plain = texts.map(({ line }) => line);
  const candidates = [
    isProject ? '' : subtitle,
    number === '' || project === '' ? project : `${project}（${number}）`,
    aboutOf(summary, subtitle),
    [...toned, ...plain].find((line) => DUE.test(line)) ?? '',
    plain.find((line) => NEXT.test(line)) ?? '',
    toned[0] ?? '',
    ...fields.filter(({ label }) => label === UNIT).map(({ line }) => line),
    ...toned,
    ...fields.map(({ line }) => line),
    ...plain,
  ];
  const said = chosen(header.title, candidates);
  return said.length > 0 ? said : [asksOf(card) ? '请打开页面办理。' : '请打开页面查看。'];
}

function chosen(title: string, candidates: readonly string[]): string[] {
  const lines: string[] = [];
  const known = [keyOf(title)];
  for (const candidate of candidates) {
    const line = candidate.replaceAll(/\s+/g, ' ').trim();
    const key = keyOf(line);
    if (key === '' || /[：:]$/.test(line) || PAGE.test(line) || known.some((one) => says(one, key, line))) continue;
    lines.push(fitText(line, LINE_BYTES));
    known.push(key);
    if (lines.length === MOST_LINES) break;
  }
  return lines;
}

/** Whether a line, or the value that it gives a name to, is a part of what was said: 时间 after a summary that begins with it. */
function says(said: string, key: string, line: string): boolean {
  const value = keyOf(line.slice(line.indexOf('：') + 1));
  return said.includes(key) || (value.length >= WHOLE && said.includes(value));
}

/** Shorter ones stand in other words by chance. */
const WHOLE = 10;

/** A summary without the project, which has a line of its own: `甲项目：3 条意见` → `3 条意见`; of a longer name than the subtitle shows, too. */
function aboutOf(summary: string, subtitle: string): string {
  const name = withoutEnd(subtitle);
  if (name === '' || !summary.includes(name)) return summary;
  if (subtitle.endsWith('…')) return '';
  if (summary.startsWith(`${name}：`)) return summary.slice(name.length + 1);
  return summary.endsWith(`：${name}`) ? summary.slice(0, -name.length - 1) : summary;
}

/** A long name is cut off in a card's header. */
function withoutEnd(name: string): string {
  return name.replace(/…$/, '');
}

function keyOf(line: string): string {
  return line.replaceAll(/[\s，。：、“”《》（）]/g, '');
}

function textsOf(block: Block): { readonly line: string; readonly stands: boolean }[] {
  if (block.kind === 'list') return block.items.map((line) => ({ line, stands: false }));
  if (block.kind !== 'text' || block.emphasis === 'muted') return [];
  const { text: line, emphasis } = block;
  if (emphasis === 'strong' && !SAYS.test(line)) return [];
  return [{ line, stands: emphasis !== undefined }];
}
