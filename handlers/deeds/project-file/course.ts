import type { PageBlock, PageSection } from '../../../documents/index.js';
import { resultWord } from '../../../workflow/describe/result.js';
import { formatNumber } from '../../../workflow/forms/money.js';
import { decisionView } from '../../present/decided.js';
import { eventText } from '../../present/event-text.js';
import { stageLine, stagesEntered } from '../../present/stage-line.js';
import { turnsOf } from '../../present/views.js';
import { disclosedTo, eventFor, isHeldBack, isInner, isUnitsSide, opinionsFor } from '../../core/rights/inner.js';
import { taskName } from '../../core/case/task-name.js';
import { longInstant } from '../../../workflow/time/civil.js';
import { type Gathered, nameOf } from './gather.js';

const OPINIONS = { open: '待回应', answered: '已回应，待确认', accepted: '已确认整改' } as const;

/** What the project is, where it stands, and whose turn it is. */
export async function summarySection(gathered: Gathered): Promise<PageSection> {
  const { found, scope } = gathered;
  const { project, unit, policy } = found;
  const turns = await turnsOf(scope, disclosedTo(found, gathered.viewer));
  const { instrument } = policy;
  const stages = stageLine(found, await stagesEntered(scope, found)).map(({ name, state }) => `${name}（${STAGES[state]}）`);
  return {
    id: 'summary',
    title: '概况',
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['项目名称', project.name],
          ['项目编号', project.number],
          ['申报单位', unit.name],
          ['经办人', nameOf(gathered, project.handlerId)],
          ['总投资', project.totalWan === null ? null : `${formatNumber(project.totalWan)} 万元`],
          ['办法', `《${instrument.title}》${instrument.number ?? ''}，版本 ${policy.version}`],
          ['状态', project.status === 'ended' ? resultWord(project.result) : stageName(gathered)],
          ['环节', stages.join(' → ')],
          ['现在轮到', turns.map(({ role, names, task }) => `${role}（${names.join('、') || '暂无人员'}）：${task}`).join('\n')],
          ['开始填写', longInstant(project.createdAt)],
        ],
      },
    ],
  };
}

const STAGES = { done: '已过', now: '当前', next: '后续' } as const;

function stageName({ found: { policy, project } }: Gathered): string {
  return policy.stages[project.stage]?.name ?? project.stage;
}

/** Every opinion with its answer, and where it stands. */
export function opinionsSection({ found, viewer }: Gathered): PageSection {
  const rows = opinionsFor(found, viewer).map(({ no, text, answer, state, taskId }) => {
    const task = found.tasks.find(({ id }) => id === taskId);
    const raised = task === undefined ? '' : taskName(found, task);
    return [String(no), text, answer ?? '（未回应）', OPINIONS[state], raised];
  });
  const table: PageBlock = { kind: 'table', columns: ['序号', '意见', '回应', '状态', '提出环节'], rows };
  return { id: 'opinions', title: '意见与回应', blocks: rows.length === 0 ? [NOTHING] : [table] };
}

/** Who decided what, when and why, older first. */
export async function resultsSection(gathered: Gathered): Promise<PageSection> {
  const { found, scope } = gathered;
  const rows: string[][] = [];
  const seen = found.tasks.filter(({ id, state }) => state === 'done' && !isHeldBack(found, gathered.viewer, id));
  for (const task of seen.toSorted((a, b) => (a.decidedAt ?? 0) - (b.decidedAt ?? 0))) {
    const { task: name, outcome, by, at, reason, article, answers } = await decisionView(scope, found, task);
    const inside = isUnitsSide(found, gathered.viewer) && isInner(found, task.task);
    const words = [...answers.map(({ label, value }) => `${label}：${value}`), ...(reason === null ? [] : [`理由：${reason}`])];
    const said = inside ? [] : words;
    rows.push([name, outcome, said.join('\n'), `${by}\n${longInstant(at)}`, article ?? '']);
  }
  const table: PageBlock = { kind: 'table', columns: ['事项', '结果', '说明', '办理', '依据'], rows };
  return { id: 'results', title: '办理结果', blocks: rows.length === 0 ? [NOTHING] : [table] };
}

/** The audit trail in words, older first. */
export function historySection(gathered: Gathered): PageSection {
  const { found, viewer } = gathered;
  const rows = gathered.audit.flatMap(({ at, event }) => {
    const shown = eventFor(found, viewer, event, gathered.sent);
    const text = shown === null ? null : eventText(found, shown, at);
    return text === null ? [] : [[longInstant(at), nameOf(gathered, event.byId), text]];
  });
  const table: PageBlock = { kind: 'table', columns: ['时间', '办理人', '事项'], rows };
  const whole: PageBlock = {
    kind: 'muted',
    text: `审计记录共 ${String(gathered.audit.length)} 条，只增不改；这里列出办理事项 ${String(rows.length)} 条。`,
  };
  return { id: 'history', title: '办理经过', blocks: rows.length === 0 ? [NOTHING] : [whole, table] };
}

const NOTHING: PageBlock = { kind: 'muted', text: '没有。' };
