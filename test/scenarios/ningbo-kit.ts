import type { Project } from '../../entities/project.entity.js';
import type { PersonDriver, Pressed } from '../../sandbox/driver.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import type { World } from '../support/world.js';

/** 方立新 declares for 市民政局, 夏岚 leads there; 柳青 is the office, 邬建国 its head; the three bodies are asked for their opinion. */
export const HANDLER = '方立新';
export const LEAD = '夏岚';
export const OFFICE = '柳青';
export const HEAD = '邬建国';
export const FINANCE = '励文';
export const BODIES: readonly string[] = ['傅晓岚', '忻涛', '戎梅'];

export const NAME = '智慧养老协同应用系统';
export const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** What a form is filled with: answers by label; the rows and the files of a page by its title. */
export interface Filling {
  readonly answers: Answers;
  readonly rows?: Readonly<Record<string, readonly Answers[]>>;
  readonly files?: Readonly<Record<string, readonly string[]>>;
}

const PAGE = /第 \d+ \/ \d+ 页　(.+)/;

/** From the page that a form shows to its confirmation. What an answer brings up on the same page is answered at the next press. */
export async function fillPages(person: PersonDriver, from: SeenCard, filling: Filling): Promise<SeenCard> {
  const seen = new Map<string, number>();
  let card = from;
  for (let page = PAGE.exec(card.text())?.[1]; page !== undefined; page = PAGE.exec(card.text())?.[1]) {
    if (!seen.has(page)) card = await fillIn(person, card, filling.rows?.[page] ?? [], filling.files?.[page] ?? []);
    const labels = card.inputs().map(({ label }) => label);
    const known = Object.entries(filling.answers).filter(([label]) => labels.some((one) => one.startsWith(label)));
    if (seen.get(page) === labels.length) throw new Error(`cannot go on from ${page}:\n${card.text()}`);
    seen.set(page, labels.length);
    const next = card.buttons().find((label) => label.startsWith('下一页')) ?? '';
    card = (await person.fill(Object.fromEntries(known)).press(next, card)).card;
  }
  return card;
}

async function fillIn(
  person: PersonDriver,
  page: SeenCard,
  rows: readonly Answers[],
  files: readonly string[],
): Promise<SeenCard> {
  let card = page;
  for (const row of rows) {
    const opened = await person.press('添加一行', card);
    card = (await person.fill(row).press('保存这一行', opened.card)).card;
  }
  for (const name of files) await person.send({ name, bytes: PDF });
  return person.card(card.messageId);
}

export const DECLARATION: Filling = {
  answers: {
    项目名称: NAME,
    项目来源: '业务部门报送',
    '拟于 2 年内实施': '是',
    是否需要增补入库: '否',
    拟采用的方式: '自行建设',
    项目主要建设内容: '建设居家养老服务调度、机构监管和补贴核发三个模块',
    主要应用场景或业务目标: '老人一键呼叫，街道、社区和机构协同响应',
    项目依据: '省民政厅数字化改革任务清单',
    建设周期起: '2026年10月',
    建设周期止: '2027年12月',
  },
  rows: {
    近年项目: [{ 项目名称: '低保核对系统', 状态: '已验收' }],
    投资: [
      { 年度: '2026年', 资金来源: '市级财政资金', '投资（万元）': 180 },
      { 年度: '2027年', 资金来源: '上级补助资金', '投资（万元）': 140.5 },
    ],
  },
  files: { 材料: ['项目初步建议书.pdf', '项目建设依据.pdf'] },
};

/** The same filling with other answers, rows or files. */
export function withChanges(filling: Filling, changes: Partial<Filling>): Filling {
  return {
    answers: { ...filling.answers, ...changes.answers },
    rows: { ...filling.rows, ...changes.rows },
    files: { ...filling.files, ...changes.files },
  };
}

/** From 申报 to the confirmation. */
export async function fillDeclaration(w: World, changes: Partial<Filling> = {}, by = HANDLER): Promise<SeenCard> {
  const person = w.as(by);
  await person.say('申报');
  const began = await person.press('否，开始申报');
  return fillPages(person, began.card, withChanges(DECLARATION, changes));
}

/** A declaration, handed in: the office argues it. */
export async function declare(w: World, changes: Partial<Filling> = {}, by = HANDLER): Promise<Pressed> {
  const confirm = await fillDeclaration(w, changes, by);
  return ok(w.as(by).press('提交', confirm));
}

/** An outcome of the newest card that offers it, and, where it asks for words or figures, the form behind it. */
export async function decide(w: World, who: string, outcome: string, answers?: Answers): Promise<Pressed> {
  await w.clock.to(w.clock.now() + 60_000);
  const first = await w.as(who).press(outcome);
  return answers === undefined ? first : w.as(who).fill(answers).press(outcome, first.card);
}

export const LISTING = { 主要目标: '响应时间缩短一半', 会同论证的部门: '市发改委、市财政局', 入库清单年度: 2026 };

/** In the reserve since the clock's day. */
export async function reserved(w: World, changes: Partial<Filling> = {}): Promise<void> {
  await declare(w, changes);
  await ok(decide(w, OFFICE, '列入清单', LISTING));
  await ok(decide(w, HEAD, '审议通过'));
}

export async function project(w: World, name = NAME): Promise<Project> {
  const found = (await w.db.tx((tx) => tx.projects.ofPolicy('ningbo'))).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no project is called ${name}`);
  return found;
}

/** The tasks that stand open, each with the body that it is asked of. */
export async function openTasks(w: World, name = NAME): Promise<string[]> {
  const { id } = await project(w, name);
  const rows = (await w.db.tx((tx) => tx.tasks.ofProject(id))).filter(({ state }) => state === 'open');
  return rows.map(({ task, subject }) => (subject === null ? task : `${task} ${subject}`));
}

/** What a person was told alone, whole, the latest last. */
export function told(w: World, who: string): string[] {
  return w
    .as(who)
    .cards({})
    .map((card) => card.text());
}

/** The newest card in a person's own chat with the bot. */
export function newest(w: World, who: string): SeenCard {
  return w.as(who).lastCard({});
}

/** Fails with what the person read when a press did not do what it was for. */
export async function ok(pressed: Promise<Pressed>): Promise<Pressed> {
  const done = await pressed;
  if (done.toast?.type === 'success') return done;
  throw new Error(`${JSON.stringify(done.toast)}\n${done.card.text()}`);
}
