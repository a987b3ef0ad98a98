import { bad, bullets, button, buttons, clip, collapsible, fields, muted, strong, text, type Gaps, type Plain } from './build.js';
import type {
  AnswerView,
  ArticleView,
  ChangeView,
  DecisionView,
  FaultView,
  FindingView,
  OpinionView,
  PageView,
  ProjectRef,
  TodoView,
  TurnView,
} from './props.js';
import { dueBlock } from './deadlines.js';
import { ROWS_SHOWN, rowBlocks, sumBlock, tableHeading, totalFields } from './rows.js';
import { longInstant } from '../../workflow/time/civil.js';
import type { Block, BlockOf, Button } from './tree.js';
import { say } from './wording.js';

/** Faults that are set out; more say the same thing. */
const FAULTS_SHOWN = 20;
/** Opinions over the questions of a form; all of them are behind the button. */
const OPINIONS_ON_TOP = 3;
/** Sums that are set out crosswise on one card: platforms draw few tables. */
const CROSS_TABLES = 3;
/** Letters of answers on one card; over it the longest are clipped, so that the card stays within its size. */
const ANSWERS_MAX = 2400;

export function projectFields(
  { name, number, unit }: ProjectRef,
  extra: Gaps<readonly [string, string | null]> = [],
): Plain | null {
  return fields([['项目', clip(name, 120)], ['编号', number], ['申报单位', clip(unit, 80)], ...extra]);
}

/** 项目名（编号）, short enough for a line of a list. */
export function projectName({ name, number }: ProjectRef, max = 40): string {
  return number === null ? clip(name, max) : `${clip(name, max)}（${number}）`;
}

/** What is to be done; what came back says so first. */
export function todoName({ task, returned }: Pick<TodoView, 'task' | 'returned'>): string {
  return returned === null ? task : `【${returned}】${task}`;
}

/** What it waits for besides whoever does it: that its project goes on, or that what its meeting concluded is recorded; null where that is not so. */
export function heldText({ heldOn, pausedFor }: Pick<TodoView, 'heldOn' | 'pausedFor'>): string | null {
  if (pausedFor !== null) return say('task.pausedFor', { why: clip(pausedFor, 40) });
  return heldOn === null ? null : say('task.held', { heldOn });
}

/** Who, what, when, why. */
export function decisionBlocks({ task, outcome, by, at, reason, article, answers }: DecisionView): readonly (Plain | null)[] {
  return [
    fields([
      ['环节', task],
      ['结果', outcome],
      ['办理人', by],
      ['时间', longInstant(at)],
      ...answers.slice(0, 12).map(({ label, value }) => [label, clip(value, 200)] as const),
    ]),
    reason === null ? null : text(say('common.reason', { reason })),
    article === null ? null : muted(say('common.article', { article })),
  ];
}

/** What an article asks, or that the bot chose where the article says nothing. */
export function articleText({ article, says, reading }: ArticleView): string {
  return reading === null ? say('common.articleSays', { article, says }) : say('common.readingSays', { article, reading });
}

export function turnBlock({ task, role, names, deadline, handedBy }: TurnView): BlockOf<'text'> {
  const people = names.length === 0 ? null : clip(names.join('、'), 60);
  return dueBlock(deadline, (due) => say('common.turn', { task, role, names: people, handedBy, due }));
}

/** All faults named at once; none: nothing. `besides`: something else stands in the way, and is said above. */
export function faultBlocks(faults: readonly FaultView[], besides = false): readonly (Plain | null)[] {
  if (faults.length === 0) return [];
  const rest = faults.length - FAULTS_SHOWN;
  const lines = faults.slice(0, FAULTS_SHOWN).map(({ label, text: what }) => clip(`${label}：${what}`, 120));
  return [
    bad(say('common.faults', { count: faults.length, besides })),
    bullets(lines),
    rest > 0 ? muted(say('common.more', { rest })) : null,
  ];
}

/** The answers of a form for reading, page by page, tables with their totals and rows; a smaller `scale` shows less of what is long. */
export function pageBlocks(pages: readonly PageView[], scale = 1): readonly (Block | false | null)[] {
  const cap = fittingCap(
    pages.flatMap(({ answers }) => answers),
    scale,
  );
  const rows = Math.ceil(ROWS_SHOWN * scale);
  const crossed = pages.flatMap(({ tables }) => tables.filter(({ cross }) => cross !== null)).slice(0, CROSS_TABLES);
  return pages.flatMap(({ title, answers, tables }) => [
    answers.length + tables.length > 0 && strong(title),
    answers.length === 0 ? null : text(answersText(answers, cap)),
    ...tables.flatMap((table) => [
      text(tableHeading(table)),
      crossed.includes(table) ? sumBlock(table) : totalFields(table),
      collapsible(say('common.rows', { label: table.label }), rowBlocks(table, rows), table.rows.length <= 12),
    ]),
  ]);
}

/** The same folded, a page each; for a reader who has read them before its title says how much of it is new. */
export function foldedPageBlocks(pages: readonly PageView[], scale = 1): readonly (Block | null)[] {
  const cap = fittingCap(
    pages.flatMap(({ answers }) => answers),
    scale,
  );
  const rows = Math.ceil(ROWS_SHOWN * scale);
  return pages.map(({ title, answers, tables, changed }) =>
    collapsible(changed === undefined ? title : say('common.foldedPage', { title, changed }), [
      answers.length === 0 ? null : text(answersText(answers, cap)),
      ...tables.flatMap((table) => [text(tableHeading(table)), totalFields(table), ...rowBlocks(table, rows)]),
    ]),
  );
}

/** Whether `pageBlocks` cuts an answer short: then the card offers the pages one by one. */
export function isClipped(pages: readonly PageView[], scale = 1): boolean {
  const answers = pages.flatMap((page) => page.answers);
  const cap = fittingCap(answers, scale);
  return answers.some(({ value }) => value.length > cap);
}

function answersText(answers: readonly AnswerView[], cap: number): string {
  return answers.map(({ label, value }) => `${label}：${clip(value, cap)}`).join('\n');
}

/** The longest length to which every answer may run while all together stay within `ANSWERS_MAX`, scaled. */
function fittingCap(answers: readonly AnswerView[], scale: number): number {
  const fits = (cap: number): boolean =>
    answers.reduce((sum, { value }) => sum + Math.min(value.length, cap), 0) <= ANSWERS_MAX * scale;
  return [3000, 1000, 600, 400, 250, 150, 100].find(fits) ?? 60;
}

export function opinionLine({ no, text: what, state, answer }: OpinionView): string {
  return say('opinion.line', {
    no,
    what: clip(what, 300),
    state: say(`opinion.${state}`),
    answer: answer === null ? null : clip(answer, 300),
  });
}

export function opinionBlocks(opinions: readonly OpinionView[], shown = 15): readonly (Plain | null)[] {
  const rest = opinions.length - shown;
  return [
    ...opinions.slice(0, shown).map((opinion) => text(opinionLine(opinion))),
    rest > 0 ? muted(say('common.more', { rest })) : null,
  ];
}

export function changeLines(changes: readonly ChangeView[], shown = 20): readonly string[] {
  const lines = changes.slice(0, shown).map(({ label, before, after, whole }) => {
    return whole === true
      ? say('common.changeWhole', { label, what: clip(after ?? '', 160) })
      : say('common.change', {
          label,
          before: before === null ? null : clip(before, 80),
          after: after === null ? null : clip(after, 80),
        });
  });
  return changes.length > shown ? [...lines, say('common.more', { rest: changes.length - shown })] : lines;
}

/** The way from a form to the opinions that it answers. */
export function answerButton(taskId: number, left: number): Button {
  return button(left === 0 ? '查看意见与回应' : `回应修改意见（还剩 ${left} 条）`, { verb: 'opinion.list', task: taskId });
}

/** What came back with a form stands over its questions, in short, until it is answered. */
export function openOpinionBlocks(
  opinions: readonly OpinionView[],
  demand: string | null,
  answer: Button,
): readonly (Plain | null)[] {
  if (opinions.length === 0) return [];
  const rest = opinions.length - OPINIONS_ON_TOP;
  return [
    strong(say('opinion.onTop', { demand })),
    ...opinions.slice(0, OPINIONS_ON_TOP).map(({ no, text: what }) => text(`${no}. ${clip(what, 60)}`)),
    rest > 0 ? muted(say('common.more', { rest })) : null,
    buttons(answer),
  ];
}

/** The words for what a check found. */
export const LEVELS = { missing: '缺少', wrong: '不符', advice: '建议', unchecked: '未检查', found: '已有' } as const;

/** Most pressing first. */
const ORDER = ['missing', 'wrong', 'advice', 'unchecked', 'found'] as const;

/** What a check found in the order in which it is worth reading; of one level as it was found. */
export function byLevel(findings: readonly FindingView[]): FindingView[] {
  return ORDER.flatMap((level) => findings.filter((finding) => finding.level === level));
}

export function findingLine({ where, text: what, article, level }: FindingView): string {
  return `【${LEVELS[level]}】${clip(where, 40)}：${clip(what, 80)}（${article}）`;
}
