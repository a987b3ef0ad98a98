import { LostRace } from '../../entities/db-errors.js';
import { registerSheet } from '../../documents/index.js';
import type { Staff } from '../../entities/staff.entity.js';
import { registerTitle } from '../../workflow/describe/register.js';
import { policyWords } from '../../workflow/describe/words.js';
import { chineseDate } from '../../workflow/time/civil.js';
import type { Context, Scope } from '../context.js';
import { noticeCard } from '../present/notice.js';
import { recordOf } from '../core/apply/writing.js';
import type { RegisterLine } from '../core/registers/register-line.js';
import { registerCounter } from '../core/counters.js';
import type { FoundRegister } from '../core/registers/registers.js';
import { postFile, tell } from '../core/tell/tell.js';
import { letterboxOf } from '../core/tell/letterbox.js';

interface RegisterFile {
  /** The number that stands in the sheet. */
  readonly seq: number;
  readonly title: string;
  readonly number: string;
  readonly sha256: string;
  readonly name: string;
  /** Who gets it, in words. */
  readonly to: string;
}

/** Makes the sheet under the number that comes next, and keeps it. */
export async function registerFile(
  { deps, today }: Context,
  { policy, id, register }: FoundRegister,
  year: number,
  seq: number,
  lines: readonly RegisterLine[],
): Promise<RegisterFile> {
  const title = registerTitle(register, year);
  const number = registerCounter(policy, id).written(year, seq);
  const { unitOf } = policyWords(policy);
  const sheet = await registerSheet({
    title,
    number,
    columns: register.columns.map(({ label, field }) => ({ label, added: unitOf(field) === '万元' })),
    rows: lines.map(({ cells }) => cells),
    authority: policy.authority,
    date: chineseDate(today),
  });
  const { sha256 } = await deps.files.put(sheet);
  const to = register.to.map((role) => policy.roles[role]?.name ?? role).join('、');
  return { seq, title, number, sha256, name: `${title.replace(/[\\/:*?"<>|\s]+/g, '')}.xlsx`, to };
}

/** Takes the number, lists the register with each project in it, and sends it to whoever issued it and to whom it is for. */
export async function issueRegister(
  context: Context,
  found: FoundRegister,
  year: number,
  lines: readonly RegisterLine[],
  { seq, title, number, sha256, name }: RegisterFile,
): Promise<void> {
  const { tx, now, actor } = context;
  // Whoever issued it at the same moment has this number: the unit of work runs again and finds it taken.
  const counter = registerCounter(found.policy, found.id);
  if ((await tx.sequence.next(counter.key(year))) !== seq) throw new LostRace(`register ${found.id}`);
  for (const [at, { projectId, cells }] of lines.entries()) {
    const letter = { letter: found.id, number, title, sha256 };
    const row = Object.fromEntries(found.register.columns.map(({ label }, column) => [label, cells[column] ?? null]));
    const data = { 年度: year, 序号: at + 1, ...row };
    const letterId = await tx.letters.insert({ ...letter, projectId, fileName: name, data, byId: actor.id, at: now });
    await recordOf(context, projectId, actor.id, { type: 'LETTER_ISSUED', body: { letterId, ...letter } });
  }
  const card = noticeCard({
    title: '收到一份清单',
    lines: [`《${title}》（${number}）已出具，列入 ${String(lines.length)} 个项目，表格随后发到本会话。`],
  });
  const others = (await receiversOf(context, found, lines)).filter(({ id }) => id !== actor.id);
  const key = `register:${sha256}:${number}`;
  await tell(context, others, { card: 'notice' }, () => card, key);
  // Whoever issued it on a page has it there.
  for (const person of context.inbound.onPage === true ? others : [actor, ...others]) {
    const letterbox = await letterboxOf(context, person);
    if (letterbox !== null) await postFile(context, letterbox, { sha256, name }, `${key}:file:${String(person.id)}`);
  }
}

/** The people of the roles that it is for; of a role that units hold, those of the units in it. */
async function receiversOf({ tx }: Scope, { policy, register }: FoundRegister, lines: readonly RegisterLine[]): Promise<Staff[]> {
  const units = new Set((await tx.projects.getMany(lines.map(({ projectId }) => projectId))).map(({ unitId }) => unitId));
  const people = new Map<number, Staff>();
  for (const id of register.to) {
    const role = policy.roles[id];
    const holders = role === undefined ? [] : await tx.staff.holding(policy.id, role.holds);
    for (const person of holders) if (role?.scope === 'jurisdiction' || units.has(person.unitId)) people.set(person.id, person);
  }
  return [...people.values()];
}
