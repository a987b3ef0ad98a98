import { isUnreadable, readDocx, readWorkbook } from '../../documents/index.js';
import type { Project } from '../../entities/project.entity.js';
import type { Pressed } from '../../sandbox/driver.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import type { World } from '../support/world.js';

/** 谭晓雨 declares for 区民政局, 邹国栋 leads there; 冉启航 for 区水务集团, a state-owned enterprise, 石永康 leads there. */
export const HANDLER = '谭晓雨';
export const LEAD = '邹国栋';
export const ENTERPRISE = '冉启航';
export const OFFICE = '龙佳';
export const LEADING = '易国安';
/** The people of the bodies: 网信办, 发改委, 财政局, 国资管理中心, 新城建管委. */
export const NET = '蒲云';
export const PLANNING = '廖正';
export const FINANCE = '文静怡';
export const ASSETS = '岑松';
export const NEWTOWN = '敖翔';
export const BODIES = [NET, PLANNING, FINANCE, ASSETS, NEWTOWN];

export const NAME = '智慧养老平台';
export const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** What goes into a form, page by page as it asks for it. */
export interface Filled {
  readonly answers?: Answers;
  /** Rows of its tables, in the order in which the tables come. */
  readonly rows?: readonly (readonly Answers[])[];
  /** Names of files; each goes where the page speaks of a material of that name. */
  readonly files?: readonly string[];
}

/** From a page of an open form to its confirmation. What the answers bring up on the same page is answered at the next press. */
export async function fillIn(
  w: World,
  who: string,
  opened: SeenCard,
  { answers = {}, rows = [], files = [] }: Filled,
): Promise<Pressed> {
  const person = w.as(who);
  const tables = [...rows];
  const waiting = new Set(files);
  let pressed: Pressed = { card: opened, toast: null, code: null, opened: null };
  for (let before = ''; ;) {
    let { card } = pressed;
    const next = card.buttons().find((label) => label.startsWith('下一页'));
    if (next === undefined) return pressed;
    if (card.buttons().includes('添加一行') && tables.length > 0) card = await addRows(w, who, card, tables.shift() ?? []);
    for (const file of waiting) {
      if (!card.text().includes(`○ ${stem(file)}：`)) continue;
      await person.send({ name: file, bytes: PDF });
      waiting.delete(file);
    }
    card = person.card(card.messageId);
    const labels = card.inputs().map(({ label }) => label);
    const known = Object.entries(answers).filter(([label]) => labels.includes(label));
    const now = `${pageOf(card)} ${labels.join()}`;
    if (now === before) throw new Error(`cannot go on:\n${card.text()}`);
    before = now;
    pressed = await person.fill(Object.fromEntries(known)).press(next, card);
  }
}

/** The same, handed in with the button of its confirmation. */
export async function handIn(w: World, who: string, opened: SeenCard, filled: Filled, submit = '提交'): Promise<Pressed> {
  const { card } = await fillIn(w, who, opened, filled);
  return w.as(who).press(submit, card);
}

/** The first page of a form that stands open at a later one, or at its confirmation. */
export async function toFirst(w: World, who: string, from: SeenCard): Promise<SeenCard> {
  const to = from.buttons().find((label) => label.startsWith('去修改：'));
  let card = to === undefined ? from : (await w.as(who).press(to, from)).card;
  while (card.buttons().includes('上一页')) ({ card } = await w.as(who).press('上一页', card));
  return card;
}

/** From a refused confirmation through the whole form again with other answers. */
export async function mend(w: World, who: string, refused: SeenCard, filled: Filled, submit = '提交'): Promise<Pressed> {
  return handIn(w, who, await toFirst(w, who, refused), filled, submit);
}

/** The open form with its opinions: each is answered, and the form is at its first page. */
export async function answer(w: World, who: string, answers: readonly string[]): Promise<SeenCard> {
  const person = w.as(who);
  const opened = await person.press('去办理', newest(w, who));
  const asked = await person.press(`回应修改意见（还剩 ${String(answers.length)} 条）`, opened.card);
  const filled = Object.fromEntries(asked.card.inputs().map(({ label }, at) => [label, answers[at] ?? '']));
  const answered = await person.fill(filled).press('保存回应', asked.card);
  const back = answered.card.buttons().find((label) => label.startsWith('返回')) ?? '核对并提交';
  return (await person.press(back, answered.card)).card;
}

/** The office finds each answer good, one after another. */
export async function acceptOpinions(w: World, count: number): Promise<void> {
  const list = await w.as(OFFICE).press('逐条核对整改');
  for (let left = count; left > 0; left -= 1) await w.as(OFFICE).press('已整改', list.card);
  await w.as(OFFICE).press('返回审核', list.card);
}

/** A yearly list of the policy, issued by the office; its rows as they stand in the sheet. */
export async function issue(w: World, register: string, year: number): Promise<readonly unknown[][]> {
  const office = w.as(OFFICE);
  await office.say('清单');
  const name = `register-preview.${register}.${String(year)}`;
  const { card } = await office.act(newest(w, OFFICE), { tag: 'button', name, value: { a: name } });
  await office.press('出具清单', card);
  const sheets = await readWorkbook(office.files().at(-1)?.bytes ?? new Uint8Array());
  if ('unreadable' in sheets) throw new Error(sheets.unreadable);
  return sheets[0]?.rows.map((row) => row.filter((cell) => cell !== null)) ?? [];
}

/** The words of a .docx, one paragraph a line. */
export function wordsOf(bytes: Uint8Array | undefined): string {
  const document = readDocx(bytes ?? new Uint8Array());
  if (isUnreadable(document)) throw new Error(`no document: ${document.unreadable}`);
  return document.paragraphs.map(({ text }) => text).join('\n');
}

/** A filing on one card: its files, its answers, and its button. */
export async function fileWith(
  w: World,
  who: string,
  opened: SeenCard,
  submit: string,
  { answers = {}, files = [] }: Filled,
): Promise<Pressed> {
  for (const file of files) await w.as(who).send({ name: file, bytes: PDF });
  return w.as(who).fill(answers).press(submit, w.as(who).card(opened.messageId));
}

/** The card of an open task of a project, for whoever does it, from 进度. */
export async function open(w: World, who: string, task: string, name = NAME): Promise<SeenCard> {
  await w.as(who).say(`进度 ${name}`);
  return (await w.as(who).press(`去办理：${task}`, newest(w, who))).card;
}

/** What somebody may begin by himself. */
export async function begin(w: World, who: string, task: string, name = NAME): Promise<SeenCard> {
  await w.as(who).say(`进度 ${name}`);
  return (await w.as(who).press(task, newest(w, who))).card;
}

/** An outcome of the newest card that offers it, and, where it asks for words or figures, the form behind it. */
export async function decide(w: World, who: string, outcome: string, answers?: Answers): Promise<Pressed> {
  await w.clock.to(w.clock.now() + 1000);
  const person = w.as(who);
  const offering = () => person.cards({}).findLast((card) => card.buttons().includes(outcome));
  // What was refused stands with what was typed: it is handed in again from there, or one goes back to the other outcomes.
  if (offering() === undefined) await person.press('返回');
  const stands = offering();
  const isForm = stands !== undefined && stands.inputs().length > 0;
  if (isForm) return person.fill(answers ?? {}).press(outcome, stands);
  const first = await person.press(outcome);
  return answers === undefined ? first : person.fill(answers).press(outcome, first.card);
}

/** The office says of a switch that it is so, or no longer. */
export async function setFlag(w: World, flag: string, name = NAME): Promise<Pressed> {
  const office = w.as(OFFICE);
  await office.say(`进度 ${name}`);
  const { card } = await office.press('情形认定', newest(w, OFFICE));
  const button = card.pressable().find(({ node }) => JSON.stringify(node).includes(`.${flag}.`));
  const [{ value }] = button?.node['behaviors'] as [{ value: Record<string, unknown> }];
  return office.act(card, { tag: 'button', value });
}

/** The newest card in a person's own chat with the bot. */
export function newest(w: World, who: string): SeenCard {
  return w.as(who).lastCard({});
}

/** Whether any card that a person has says so. */
export function heard(w: World, who: string, words: string | RegExp): boolean {
  const cards = w
    .as(who)
    .cards({})
    .map((card) => card.text());
  return cards.some((text) => (typeof words === 'string' ? text.includes(words) : words.test(text)));
}

export async function project(w: World, name = NAME): Promise<Project> {
  const found = (await w.db.tx((tx) => tx.projects.ofPolicy('yongchuan'))).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no project is called ${name}`);
  return found;
}

/** The tasks that wait, by their ids, oldest first; one that is asked of several bodies once for each. */
export async function openTasks(w: World, name = NAME): Promise<string[]> {
  const { id } = await project(w, name);
  const rows = await w.db.tx((tx) => tx.tasks.ofProject(id));
  return rows.filter(({ state }) => state === 'open').map(({ task }) => task);
}

/** The deadlines of a project of one kind, oldest first. */
export async function deadlines(w: World, deadline: string, name = NAME) {
  const { id } = await project(w, name);
  return (await w.db.tx((tx) => tx.deadlines.ofProject(id))).filter((row) => row.deadline === deadline);
}

async function addRows(w: World, who: string, from: SeenCard, rows: readonly Answers[]): Promise<SeenCard> {
  let card = from;
  for (const row of rows) {
    const typed = await w.as(who).press('添加一行', card);
    card = (await w.as(who).fill(row).press('保存这一行', typed.card)).card;
  }
  return card;
}

function stem(file: string): string {
  return file.replace(/\.[a-z]+$/, '');
}

function pageOf(card: SeenCard): string {
  return /第 \d+ \/ \d+ 页/.exec(card.text())?.[0] ?? '';
}
