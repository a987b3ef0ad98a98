import { findingsNow, type PageBlock, type PageCell, type PageSection, safeName } from '../../../documents/index.js';
import type { Letter } from '../../../entities/letter.entity.js';
import type { Material } from '../../../entities/material.entity.js';
import { isForReader } from '../../core/letters/read-letter.js';
import { parseFindings } from '../../core/case/parse-findings.js';
import type { StoredEntry } from './entry.js';
import { longInstant } from '../../../workflow/time/civil.js';
import { ofLot } from '../../core/case/task-name.js';
import { type Gathered, isBetweenOffices, nameOf, taskOf } from './gather.js';

interface Filed {
  readonly section: PageSection;
  readonly entries: readonly StoredEntry[];
}

const STATES = { current: '现行', replaced: '已被替换', recalled: '已撤回', unassigned: '未归类' } as const;

/** Every file that was handed in, the replaced ones too. One that its sender took back is named and left out. */
export function materialsSection(gathered: Gathered): Filed {
  const sent = gathered.sent.filter(({ taskId }) => !isBetweenOffices(gathered, taskId));
  const kept = sent.filter(({ state }) => state !== 'recalled');
  const table: PageBlock = {
    kind: 'table',
    columns: ['材料', '文件', '提交', '状态'],
    rows: sent.map((row): PageCell[] => [
      materialName(gathered, row),
      row.state === 'recalled' ? row.name : { text: row.name, path: materialPath(row) },
      `${nameOf(gathered, row.byId)}\n${longInstant(row.at)}`,
      STATES[row.state],
    ]),
  };
  return {
    section: {
      id: 'materials',
      title: '材料',
      blocks: sent.length === 0 ? [NOTHING] : [table, ...sent.flatMap((row) => findingBlocks(gathered, row))],
    },
    entries: kept.map((row) => ({ path: materialPath(row), sha256: row.sha256, size: row.size })),
  };
}

/** The letters as they were issued. A yearly list that is not for the reader is named and left out: other units' projects stand in it. */
export function lettersSection(gathered: Gathered): Filed {
  const { letters, found, viewer, scope } = gathered;
  const given = letters.filter((row) => viewer === null || isForReader({ actor: viewer, deps: scope.deps }, found.project, row));
  const rows = letters.map((row): PageCell[] => [
    given.includes(row)
      ? { text: row.title, path: letterPath(row) }
      : `${row.title}（本项目列在第 ${String(row.data['序号'])} 项）`,
    row.number,
    found.policy.letters[row.letter]?.article ?? '',
    `${nameOf(gathered, row.byId)}\n${longInstant(row.at)}`,
  ]);
  const entries = given.map((row) => ({ path: letterPath(row), sha256: row.sha256, size: LETTER_BYTES }));
  const table: PageBlock = { kind: 'table', columns: ['文书', '文号', '依据', '出具'], rows };
  return { section: { id: 'letters', title: '文书', blocks: letters.length === 0 ? [NOTHING] : [table] }, entries };
}

/** More than any letter has: the size of one is not kept. */
const LETTER_BYTES = 1024 * 1024;

const NOTHING: PageBlock = { kind: 'muted', text: '没有。' };

/** What the check of a document found wanting, with its article. */
function findingBlocks(gathered: Gathered, row: Material): PageBlock[] {
  const { read } = gathered.found;
  const wanting = findingsNow(parseFindings(row.findings), read).filter(({ level }) => level !== 'found');
  if (wanting.length === 0 || row.state !== 'current') return [];
  return [
    { kind: 'text', text: `“${materialName(gathered, row)}”的检查提示（供参考）：` },
    { kind: 'list', items: wanting.map(({ item, says, article }) => `${item}：${says}（${article}）`) },
  ];
}

/** Of which contract it is, where the project has several. */
function materialName(gathered: Gathered, { material, taskId }: Material): string {
  const { found } = gathered;
  if (material === null) return '未归类';
  return ofLot(found, { subject: taskOf(gathered, taskId)?.subject ?? null }, found.policy.materials[material]?.name ?? material);
}

function materialPath({ id, name }: Material): string {
  return `材料/${String(id)}-${safeName(name)}`;
}

function letterPath({ id, fileName }: Letter): string {
  return `文书/${String(id)}-${safeName(fileName)}`;
}
