import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseStaffFile, type StaffRow } from '../staff-file.js';
import { readTable } from '../staff-table.js';

/** A group of the demonstration: its members by name. */
const Group = z.strictObject({
  chatId: z.string().startsWith('oc_'),
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

/** Invented people and groups that stand beside the policies, in `<policy>/demo/`. */
export interface Demo {
  readonly staff: readonly StaffRow[];
  /** What to try as this person, by mobile number. */
  readonly hints: ReadonlyMap<string, string>;
  readonly groups: readonly DemoGroup[];
}

/** Reads the demonstration of every policy that has one. @throws Error where a file is wrong: they come with the program. */
export async function readDemo(policiesDir: string, policyIds: ReadonlySet<string>): Promise<Demo> {
  const staff: StaffRow[] = [];
  const hints = new Map<string, string>();
  const groups: DemoGroup[] = [];
  for (const folder of await foldersWithDemo(policiesDir)) {
    const bytes = await readFile(join(folder, 'staff.csv'));
    const { rows, faults } = await parseStaffFile(bytes, policyIds);
    if (faults.length > 0) {
      throw new Error(`${folder}/staff.csv: ${faults.map(({ line, says }) => `${line ?? ''} ${says}`).join(' ')}`);
    }
    for (const [mobile, hint] of await readHints(bytes)) hints.set(mobile, hint);
    const policyId = rows[0]?.policyId;
    if (policyId === undefined) throw new Error(`${folder}/staff.csv is empty`);
    staff.push(...rows);
    groups.push(
      ...z
        .array(Group)
        .parse(parse(await readFile(join(folder, 'groups.yaml'), 'utf8')))
        .map((group) => ({ ...group, policyId })),
    );
  }
  return { staff, hints, groups };
}

async function foldersWithDemo(policiesDir: string): Promise<string[]> {
  const entries = await readdir(policiesDir, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(policiesDir, name, 'demo'));
  const held = await Promise.all(folders.map((folder): Promise<string[]> => readdir(folder).catch(() => [])));
  return folders.filter((_, at) => held[at]?.includes('staff.csv') === true).sort();
}

/** The column 试试看 is for the demonstration only; the staff file's reader leaves it out. */
async function readHints(bytes: Uint8Array): Promise<Map<string, string>> {
  const table = await readTable(bytes);
  const [header, ...lines] = 'lines' in table ? table.lines : [];
  const [mobile, hint] = ['手机号', '试试看'].map((name) => header?.cells.indexOf(name) ?? -1);
  return new Map(lines.map(({ cells }) => [cells[mobile ?? -1] ?? '', cells[hint ?? -1] ?? '']));
}
