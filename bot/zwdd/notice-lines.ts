import type { Block, Card } from '../../cards/kit/tree.js';
import { fitText } from './fit-text.js';

const MOST_LINES = 5;
const LINE_BYTES = 360;
const NAME_BYTES = 240;

/** Until when, in the words of `cards/wording/deadline.hbs`. */
const DUE = /还剩 \d|今天到期|已逾期|起可以办理|截止/;
const UNIT = '申报单位';
/** What says something: a sentence, a pair of name and value, a way. Everything else that is set off is a heading. */
const SAYS = /[。！？?→]|：./;

/**
 * The lines of a notice, best first: the project with its number, what it is about, until when, what stands out, whose it is, then the
 * rest in order. Headings and what the title says already are left out; there is always one line.
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
    .filter(({ label }) => name === '' || (label !== '项目' && label !== '编号'))
    .map(({ label, value }) => ({ label, line: `${label}：${value}` }));
  const toned = texts.filter(({ stands }) => stands).map(({ line }) => line);
  const plain = texts.map(({ line }) => line);
  const candidates = [
    isProject ? '' : subtitle,
    number === '' || project === '' ? project : `${project}（${number}）`,
    aboutOf(summary, subtitle),
    [...toned, ...plain].find((line) => DUE.test(line)) ?? '',
    toned[0] ?? '',
    ...fields.filter(({ label }) => label === UNIT).map(({ line }) => line),
    ...toned,
    ...fields.map(({ line }) => line),
    ...plain,
  ];
  const said = chosen(header.title, candidates);
  return said.length > 0 ? said : [header.tone === 'todo' ? '请打开页面办理。' : '请打开页面查看。'];
}

function chosen(title: string, candidates: readonly string[]): string[] {
  const lines: string[] = [];
  const known = [keyOf(title)];
  for (const candidate of candidates) {
    const line = candidate.replaceAll(/\s+/g, ' ').trim();
    const key = keyOf(line);
    if (key === '' || /[：:]$/.test(line) || known.some((one) => one.includes(key))) continue;
    lines.push(fitText(line, LINE_BYTES));
    known.push(key);
    if (lines.length === MOST_LINES) break;
  }
  return lines;
}

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
