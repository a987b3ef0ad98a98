import { isUnreadable, readDocx } from '../../documents/index.js';
import type { Project } from '../../entities/project.entity.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { PersonDriver, Pressed } from '../../sandbox/driver.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import type { World } from '../support/world.js';

/** 李明 declares for 区文化馆, 周建平 leads there; 赵敏 and 钱伟 are the office, the six bodies and five experts as in the demonstration. */
export const HANDLER = '李明';
export const LEAD = '周建平';
export const OFFICE = '赵敏';
export const OTHER_OFFICE = '钱伟';

export const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

const BASIC = { 项目性质: '新建', 项目来源: '本单位业务需要', 建设周期: 6, 主要建设内容: '建设全区统一的场馆预约与数据共享平台' };
const ROW = { 类别: '应用软件', 名称: '预约平台', 数量: 1, 单位: '套' };
const SURVEY = { 是否已调研: '否', 有无硬件建设方案: '否', 有无新技术应用: '否', 附件是否已装订: '是' };

/** A declaration of one budget row, handed in and approved: 评审申请 waits for the unit. */
export async function declared(w: World, name = '智慧场馆', price = 100, by = HANDLER): Promise<void> {
  await handedIn(w, name, price, by);
  await decide(w, OFFICE, '通过');
}

/** A declaration of one budget row, handed in: the office has it for approval. */
export async function handedIn(w: World, name: string, price = 100, by = HANDLER): Promise<void> {
  const person = w.as(by);
  await person.say('申报');
  const began = await person.press('否，开始申报');
  const unit = await onward(person, began.card, { 项目名称: name, ...BASIC }, '单位信息');
  const budget = await onward(person, unit, {}, '预算');
  const row = await person.press('添加一行', budget);
  const kept = await person.fill({ ...ROW, 单价: price }).press('保存这一行', row.card);
  const files = await onward(person, kept.card, { 资金来源: ['区财政资金'] }, '材料');
  await person.send({ name: '信息化项目申请表.pdf', bytes: PDF });
  const confirm = await person.press('下一页：核对', files);
  await person.press('提交', confirm.card);
}

/** 评审申请 with its papers, handed in: the office has it before the next 初审会. */
export async function applied(w: World, by = HANDLER): Promise<Pressed> {
  const person = w.as(by);
  const opened = await person.press('去办理');
  const budget = await onward(person, opened.card, SURVEY, '预算');
  const files = await onward(person, budget, {}, '材料');
  for (const file of ['建设方案.pdf', '数据资源目录.pdf']) await person.send({ name: file, bytes: PDF });
  const confirm = await person.press('下一页：核对', files);
  return person.press('提交', confirm.card);
}

/** The opinions answered one by one, the application gone through again, with what is changed on its first page, and handed in. */
export async function reapplied(w: World, answers: readonly string[], changes: Answers = {}): Promise<Pressed> {
  const person = w.as(HANDLER);
  const opened = await person.press('去办理');
  const opinions = await person.press(`回应修改意见（还剩 ${answers.length} 条）`, opened.card);
  const filled = Object.fromEntries(answers.map((answer, at) => [`第 ${at + 1} 条的整改情况`, answer]));
  const answered = await person.fill(filled).press('保存回应', opinions.card);
  const form = await person.press(answered.card.buttons().find((label) => label.startsWith('返回')) ?? '返回', answered.card);
  const budget = await onward(person, form.card, changes, '预算');
  const files = await onward(person, budget, {}, '材料');
  const confirm = await person.press('下一页：核对', files);
  return person.press('提交', confirm.card);
}

/** A minute later: an outcome of the newest card that offers it, and, where it asks for words or figures, the form behind it. */
export async function decide(w: World, who: string, outcome: string, answers?: Answers): Promise<Pressed> {
  await w.clock.to(w.clock.now() + 60_000);
  const first = await w.as(who).press(outcome);
  return answers === undefined ? first : w.as(who).fill(answers).press(outcome, first.card);
}

/** Goes on from a page; what the answers bring up on the same page is answered at the next press. Returns the next page. */
export async function onward(person: PersonDriver, from: SeenCard, answers: Answers, next: string): Promise<SeenCard> {
  let page = from;
  for (let asked = -1; ;) {
    const labels = page.inputs().map(({ label }) => label);
    const known = Object.entries(answers).filter(([label]) => labels.some((one) => one.startsWith(label)));
    if (known.length === asked) throw new Error(`cannot go on to ${next}:\n${page.text()}`);
    asked = known.length;
    page = (await person.fill(Object.fromEntries(known)).press('下一页', page)).card;
    if (page.text().includes(`页　${next}`)) return page;
  }
}

export async function project(w: World, name = '智慧场馆'): Promise<Project> {
  const found = (await w.db.tx((tx) => tx.projects.ofPolicy('linan'))).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no project is called ${name}`);
  return found;
}

/** A kind of meeting on a date with everything that waits, its list as the rules suggest; the newest card is the list's. */
export async function plan(w: World, kind: '规范性初审会' | '专家评审会', on: string): Promise<Pressed> {
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press(`安排${kind}`);
  await office.fill({ 日期: on, 时间: '14:00', 地点: '三楼会议室' }).press('保存，下一步选项目');
  return office.press('保存，下一步定人员');
}

/** The same, invited; the clock then stands on its day. */
export async function held(w: World, kind: '规范性初审会' | '专家评审会', on: string): Promise<void> {
  const { card } = await plan(w, kind, on);
  const { toast } = await w.as(OFFICE).press('发会议通知', card);
  if (toast?.type !== 'success') throw new Error(`not invited: ${JSON.stringify(toast)}`);
  await w.clock.to(`${on}T16:00+08:00`);
  await w.as(OFFICE).say('会议');
  await w.as(OFFICE).press('打开');
}

/** All papers of the first project that waits for a conclusion are in. */
export async function papersIn(w: World): Promise<Pressed> {
  const { card } = await w.as(OFFICE).press('核对资料');
  return w
    .as(OFFICE)
    .fill({ 已收到的资料: ['slides', 'plans', 'signedForm'] })
    .press('保存', card);
}

/** The meeting's conclusion on its first project that waits for one; the outcome is the policy's id. */
export async function conclude(w: World, outcome: string, answers: Answers = {}): Promise<Pressed> {
  const { card, toast } = await w.as(OFFICE).press('登记结论');
  if (card.title() !== '登记会议结论') throw new Error(`no conclusion to record: ${JSON.stringify(toast)}\n${card.text()}`);
  return w
    .as(OFFICE)
    .fill({ 结论: outcome, ...answers })
    .press('确认', card);
}

/** Up to the experts: declared, applied, passed at the 初审会 of 2026-09-21. */
export async function passedFirst(w: World, names: readonly string[] = ['智慧场馆'], price = 100): Promise<void> {
  for (const name of names) {
    await declared(w, name, price);
    await applied(w);
  }
  await held(w, '规范性初审会', '2026-09-21');
  for (const name of names) await ok(conclude(w, 'pass'), name);
}

/** Up to the expert meeting's day, 2026-09-28, with the papers of the first project in. */
export async function beforeExperts(w: World, names?: readonly string[], price?: number): Promise<void> {
  await passedFirst(w, names, price);
  await held(w, '专家评审会', '2026-09-28');
  await papersIn(w);
}

/** The words of a .docx, one paragraph a line. */
export function wordsOf(bytes: Uint8Array | undefined): string {
  const document = readDocx(bytes ?? new Uint8Array());
  if (isUnreadable(document)) throw new Error(`no document: ${JSON.stringify(document)}`);
  return document.paragraphs.map(({ text }) => text).join('\n');
}

/** Fails with what the person read when a press did not do what it was for. */
export async function ok(pressed: Promise<Pressed>, what = ''): Promise<Pressed> {
  const done = await pressed;
  if (done.toast?.type === 'success') return done;
  throw new Error(`${what}: ${JSON.stringify(done.toast)}\n${done.card.text()}`);
}

/** What a person read in the chat with the bot alone, the latest last. */
export function alone(w: World, name: string): readonly SeenCard[] {
  const person = w.as(name);
  return person.cards({ chat: w.sandbox.people.privateChat(person.openId) });
}

/** The newest card in the chat with the bot alone. */
export function newest(w: World, name: string): SeenCard {
  const card = alone(w, name).at(-1);
  if (card === undefined) throw new Error(`${name} was told nothing`);
  return card;
}
