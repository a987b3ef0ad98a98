import { suppose as card } from '../../cards/suppose.js';
import type { Card } from '../../cards/kit/tree.js';
import { describeCondition } from '../../workflow/describe/condition.js';
import { pathLabel } from '../../workflow/describe/path.js';
import { periodText, pointText } from '../../workflow/describe/point.js';
import { policyWords } from '../../workflow/describe/words.js';
import type { Situation } from '../../workflow/decide/situation.js';
import { formatNumber } from '../../workflow/forms/money.js';
import { showValue } from '../../workflow/forms/show.js';
import { isBecause, suppose } from '../../workflow/suppose/index.js';
import type { SupposedDeadline } from '../../workflow/suppose/dates.js';
import type { Element, ElementKind } from '../../workflow/suppose/elements.js';
import { fieldAt, type Supposition, touchedBy } from '../../workflow/suppose/supposition.js';
import type { Threshold } from '../../workflow/suppose/thresholds.js';
import { toWire } from '../../workflow/suppose/wire.js';
import { formatDate } from '../../workflow/time/civil.js';
import type { Case } from '../core/case/project-case.js';
import { conditionText } from './reasons.js';
import { countView, projectRef } from './views.js';

type Props = Parameters<typeof card.render>[0];

/** 试算: what would be otherwise for a project, or for one that does not exist yet. Reads only. */
export function supposeCard(situation: Situation, found: Case | null, suppositions: readonly Supposition[]): Card {
  const { policy } = situation;
  const { gained, lost, stages, deadlines, bounds, thresholds } = suppose(situation, suppositions);
  const touched = touchedBy(policy, suppositions);
  const view = (element: Element) => elementView(situation, element, touched);
  return card.render({
    project: found === null ? null : projectRef(found),
    instrument: policy.instrument.title,
    supposed: suppositions.map((each) => supposedText(situation, each)).join('，'),
    deadlines: deadlines.map((each) => deadlineView(situation, each)),
    bounds: bounds.map(({ task, article, from, until }) => ({ task, article, from, until })),
    stages: [...stages],
    gained: gained.map(view),
    lost: lost.map(view),
    thresholds: thresholds.map((each) => thresholdView(situation, each)),
    tries: triesOf(situation, suppositions, thresholds),
  });
}

/** 合同签订日期为 2026年12月28日（周一）. */
function supposedText({ policy }: Situation, supposition: Supposition): string {
  if (supposition.kind === 'flag') {
    const name = policy.flags[supposition.flag]?.name ?? supposition.flag;
    return supposition.value ? `认定为“${name}”` : `不认定为“${name}”`;
  }
  if (supposition.kind === 'done') {
    return `“${policy.tasks[supposition.task]?.name ?? supposition.task}”于 ${formatDate(supposition.on, { year: true })} 办结`;
  }
  const { path, value } = supposition;
  const field = fieldAt(policy, path);
  const full = pathLabel(policy, policy.facts.total.includes(path) ? 'project.total' : path);
  // A sum is shown with its unit; of a number the label may be all that says it: 建设周期（月）.
  const label = field?.type === 'number' ? full : full.replace(/[（(].*?[)）]/g, '');
  return `${label}为 ${field === undefined ? String(value) : showValue(field, value)}`;
}

function deadlineView(
  { policy }: Situation,
  { deadline, resolution, opensOn, was }: SupposedDeadline,
): Props['deadlines'][number] {
  return {
    name: deadline.name,
    article: deadline.article,
    start: pointText(policy, deadline.starts, deadline.task),
    period: periodText(policy, deadline.count),
    opensOn,
    was,
    count: countView(resolution, resolution.days, deadline.count),
  };
}

const KINDS: Readonly<Record<ElementKind, string>> = {
  task: '事项',
  gate: '条件',
  material: '材料',
  field: '填报',
  outcome: '结果',
  deadline: '时限',
  letter: '文书',
  body: '征求意见',
  ledger: '考核',
};

function elementView({ policy }: Situation, element: Element, touched: (path: string) => boolean): Props['gained'][number] {
  const { kind, name, article, when } = element;
  return { kind: KINDS[kind], name, article, because: isBecause(element, touched) ? conditionText(policy, when) : null };
}

function thresholdView({ policy }: Situation, { test, name, article }: Threshold): Props['thresholds'][number] {
  return { amount: describeCondition(test, (path) => pathLabel(policy, path), policyWords(policy)), name, article };
}

/** The next amounts to try. */
function triesOf({ policy }: Situation, suppositions: readonly Supposition[], thresholds: readonly Threshold[]): Props['tries'] {
  const supposed = suppositions.find((each) => each.kind === 'answer' && typeof each.value === 'number');
  if (supposed?.kind !== 'answer') return [];
  const amounts = [...new Set(thresholds.map(({ at }) => at))].filter((at) => at !== supposed.value);
  const field = fieldAt(policy, supposed.path);
  return amounts.slice(0, 4).map((at) => ({
    label: `试试 ${field === undefined ? `${formatNumber(at)} 万元` : showValue(field, at)}`,
    what: toWire(policy, [{ ...supposed, value: at }]),
  }));
}
