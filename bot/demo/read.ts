import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PolicyFault } from '../../policies/check/finding.js';
import { shapeFindings } from '../../policies/load-shape.js';
import { lineOf, parseYaml } from '../../policies/load-source.js';
import { hasCode } from '../has-code.js';
import { parseStaffFile, type StaffRow } from '../staff/file.js';
import { faultLine } from '../policy-files.js';
import { readTable } from '../staff/table.js';
import { StartRefused } from '../start-refused.js';

/** What a roster may be called, the first that is there. */
const ROSTERS = ['staff.csv', 'staff.xlsx'] as const;

/** A group of the demonstration: its members by name. */
const Group = z.strictObject({
  chatId: z.string().startsWith('oc_', '应以 oc_ 开头'),
  name: z.string().min(1),
  /** Null: the group hears of all units. */
  unit: z.string().nullable(),
  members: z.array(z.string()).min(1),
  reminders: z.array(z.enum(['deadlines', 'meetings', 'results'])),
  hour: z.int().min(0).max(23),
});

export interface DemoGroup extends z.infer<typeof Group> {
  readonly policyId: string;
}

/** A date, so many days before its step: one that is written out lies in the wrong order once the year goes on. */
const DaysBefore = z.strictObject({ daysBefore: z.int().min(0) });

const Value = z.union([
  DaysBefore,
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
]);

/** One thing that somebody did: a task that he finished, with what he filled in and handed in. */
const Step = z.strictObject({
  by: z.string(),
  task: z.string(),
  outcome: z.string(),
  daysAgo: z.int().min(0),
  values: z.record(z.string(), Value).nullable().default(null),
  /** Material → name of its file. */
  materials: z.record(z.string(), z.string()).default({}),
});
export type DemoStep = z.infer<typeof Step>;

/** How far a project has come, step by step. */
const Project = z.strictObject({ handler: z.string(), steps: z.array(Step).min(1) });

export interface DemoProject extends z.infer<typeof Project> {
  readonly policyId: string;
}

/** Invented people and groups that stand beside the policies, in `<policy>/demo/`. */
export interface Demo {
  readonly staff: readonly StaffRow[];
  /** What to try as this person, by mobile number. */
  readonly hints: ReadonlyMap<string, string>;
  readonly groups: readonly DemoGroup[];
  readonly projects: readonly DemoProject[];
}

/**
 * Reads the demonstration of every policy that has one: a roster, with groups and projects where somebody wrote them down.
 *
 * @throws StartRefused with what is wrong in which file: whoever tries a policy of his own writes them himself
 */
export async function readDemo(policiesDir: string, policyIds: ReadonlySet<string>): Promise<Demo> {
  const staff: StaffRow[] = [];
  const hints = new Map<string, string>();
  const groups: DemoGroup[] = [];
  const projects: DemoProject[] = [];
  for (const { folder, roster } of await foldersWithDemo(policiesDir)) {
    const file = join(folder, roster);
    const bytes = await readFile(file);
    const { rows, faults } = await parseStaffFile(bytes, policyIds);
    if (faults.length > 0) {
      const said = faults.map(({ line, says }) => (line === null ? says : `第 ${line} 行：${says}`));
      throw new StartRefused([`${file} 有 ${faults.length} 处问题：`, ...said].join('\n  '));
    }
    for (const [mobile, hint] of await readHints(bytes)) hints.set(mobile, hint);
    const [first] = rows;
    if (first === undefined) continue;
    staff.push(...rows.map(withAccount));
    for (const group of await readList(join(folder, 'groups.yaml'), Group)) groups.push({ ...group, policyId: first.policyId });
    for (const project of await readList(join(folder, 'projects.yaml'), Project)) {
      projects.push({ ...project, policyId: first.policyId });
    }
  }
  return { staff, hints, groups, projects };
}

/** A roster leaves the accounts to first contact, which nobody makes in a sandbox that does not know him. */
function withAccount(row: StaffRow): StaffRow {
  if (row.larkOpenId !== null || row.zwddAccountId !== null) return row;
  return { ...row, larkOpenId: `ou_demo_${row.mobile}` };
}

async function readList<T>(path: string, shape: z.ZodType<T>): Promise<T[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (text === null) return [];
  const source = parseYaml(path, text);
  if (source.faults.length > 0) throw refusal(path, source.faults);
  const data: unknown = source.document.toJS() ?? [];
  const schema = z.array(shape);
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const findings = shapeFindings(read.error, { data, schema });
  throw refusal(
    path,
    findings.map(({ path: at, says }) => ({ file: path, line: lineOf(source, at), path: at.join('.'), says })),
  );
}

function refusal(path: string, faults: readonly PolicyFault[]): StartRefused {
  return new StartRefused([`${path} 有 ${faults.length} 处问题：`, ...faults.map(faultLine)].join('\n'));
}

async function foldersWithDemo(policiesDir: string): Promise<{ readonly folder: string; readonly roster: string }[]> {
  const entries = await readdir(policiesDir, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(policiesDir, name, 'demo'));
  const held = await Promise.all(folders.map((folder): Promise<string[]> => readdir(folder).catch(() => [])));
  return folders
    .flatMap((folder, at) => {
      const roster = ROSTERS.find((name) => held[at]?.includes(name));
      return roster === undefined ? [] : [{ folder, roster }];
    })
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** The column 试试看 is for the demonstration only; the staff file's reader leaves it out. */
async function readHints(bytes: Uint8Array): Promise<Map<string, string>> {
  const table = await readTable(bytes);
  const [header, ...lines] = 'lines' in table ? table.lines : [];
  const [mobile, hint] = ['手机号', '试试看'].map((name) => header?.cells.indexOf(name) ?? -1);
  return new Map(lines.map(({ cells }) => [cells[mobile ?? -1] ?? '', cells[hint ?? -1] ?? '']));
}
