import type { AdviceView, OwedView } from './advice-props.js';
import { button, buttonRows, buttons, clip, muted, strong, text, warn, type Plain } from './build.js';
import { projectName } from './parts.js';
import { say } from './wording.js';

/** Who was asked before the decision and what was said; for whoever decides, a way to wait no longer. */
export function adviceBlocks(all: readonly AdviceView[], mayDecide: boolean): readonly (Plain | null)[] {
  const standing = all.filter(({ state }) => state !== 'withdrawn').slice(-8);
  if (standing.length === 0) return [];
  const waiting = standing.filter(({ state }) => state === 'asked');
  const withdraw = waiting.map(({ id, version, name }) =>
    button(`撤回加签：${clip(name, 16)}`, { verb: 'advice.withdraw', advice: id, version }),
  );
  return [
    strong(say('advice.heading', { of: standing.length, waiting: waiting.length })),
    ...standing.map((one) => (one.state === 'asked' ? warn(adviceLine(one)) : text(adviceLine(one)))),
    ...(mayDecide ? buttonRows(withdraw, 2) : []),
  ];
}

/** `王芳（区财政局）：同意。资金已落实`. */
export function adviceLine({ state, verdict, name, words, answeredBy, askedAt, by, question }: AdviceView): string {
  if (state !== 'answered') return say('advice.waits', { name, asked: askedAt, by, question: clip(question, 100) });
  const doer = answeredBy !== null && answeredBy.includes(' 代 ') ? answeredBy : null;
  return say('advice.said', { name, doer, agrees: verdict === 'agree', words: words === null ? null : clip(words, 300) });
}

/** What the reader still owes an answer to, each with its button. */
export function owedBlocks(owed: readonly OwedView[], shown = 5): readonly (Plain | null)[] {
  if (owed.length === 0) return [];
  const lines = owed
    .slice(0, shown)
    .flatMap(({ advice, project, task, by, asked }) => [
      text(say('advice.todo', { project: projectName(project), by, task, asked })),
      buttons(button('去答复', { verb: 'advice.show', advice }, 'primary')),
    ]);
  const rest = owed.length - shown;
  return [strong(say('advice.todos')), ...lines, rest > 0 ? muted(say('common.more', { rest })) : null];
}
