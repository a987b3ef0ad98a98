import type { Project } from '../../entities/project.entity.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { PersonDriver, Pressed } from '../../sandbox/driver.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import { type World, world, type WorldPerson } from '../support/world.js';

/** 何静 declares for 区卫生健康局, 吕卫国 leads there; 孔亮 and 曹颖 are the office, 华敏 finance, 严峻 the leading group. */
export const HANDLER = '何静';
export const LEAD = '吕卫国';
export const OFFICE = '孔亮';
export const OTHER_OFFICE = '曹颖';
/** An office's person who is the administrator too. */
export const ADMIN = '姜山';
/** Of the unit of 何静; in the world of `declaredWorld`. */
export const COLLEAGUE = '何小静';
export const FINANCE = '华敏';
export const LEADING = '严峻';

export const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

export interface Declaration {
  readonly name?: string;
  /** 万元, in one row. */
  readonly price?: number;
  readonly basic?: Answers;
  /** What is answered first on the page 互联共享; the rest comes when it has been asked. */
  readonly exempt?: '是' | '否';
  readonly sharing?: Answers;
  readonly files?: readonly string[];
}

const SHARED = {
  对接区数据中枢: '是',
  对接公共基础支撑平台: '是',
  提供政务资源目录: '是',
  '数据格式符合省、市、区数据资源规范': '是',
};

/** From 申报 to the confirmation, page by page; nothing is handed in yet. */
export async function fillDeclaration(w: World, declaration: Declaration = {}, by = HANDLER): Promise<Pressed> {
  const person = w.as(by);
  await person.say('申报');
  await person.press('否，开始申报');
  return fillPages(w, declaration, by);
}

/** The pages of a declaration that stands open, from the first to the confirmation. */
export async function fillPages(w: World, declaration: Declaration = {}, by = HANDLER): Promise<Pressed> {
  const { name = '智慧急救', price = 60, basic = {}, exempt = '否', sharing = {} } = declaration;
  const person = w.as(by);
  const answers = {
    项目名称: name,
    项目性质: '新建',
    '是否突发性、紧急性项目': '否',
    主要建设内容: '建设全区统一的院前急救调度与数据共享平台',
    本单位信息化现状与需求: '现有两套系统互不相通',
  };
  await onward(person, { ...answers, ...basic }, '互联共享');
  await onward(person, { 是否有法律法规明确要求保密: exempt, ...(exempt === '否' ? SHARED : {}), ...sharing }, '单位信息');
  await onward(person, {}, '预算');
  await person.press('添加一行');
  const row = { 类别: '软件开发', 名称: '调度平台', 数量: 1, '单价（万元）': price };
  await person.fill(row).press('保存这一行');
  await onward(person, {}, '材料');
  for (const file of declaration.files ?? ['项目实施方案.pdf', '项目需求方案.pdf']) await person.send({ name: file, bytes: PDF });
  return person.press('下一页：核对');
}

/** A declaration, handed in. */
export async function declare(w: World, declaration: Declaration = {}, by = HANDLER): Promise<Project> {
  await fillDeclaration(w, declaration, by);
  const { toast } = await w.as(by).press('提交');
  if (toast?.content !== '已提交。') throw new Error(`not handed in: ${toast?.content ?? '—'}\n${w.as(by).lastCard({}).text()}`);
  return project(w, declaration.name ?? '智慧急救');
}

/** Goes on from a page; what the answers bring up on the same page is answered at the next press. */
async function onward(person: PersonDriver, answers: Answers, next: string): Promise<void> {
  let asked = -1;
  for (;;) {
    const labels = person
      .lastCard({})
      .inputs()
      .map(({ label }) => label);
    const known = Object.entries(answers).filter(([label]) => labels.includes(label));
    if (known.length === asked) throw new Error(`cannot go on to ${next}:\n${person.lastCard({}).text()}`);
    asked = known.length;
    const { card } = await person.fill(Object.fromEntries(known)).press('下一页');
    if (card.text().includes(`页　${next}`)) return;
  }
}

/** A Friday: 智慧急救 of 何静 waits for the office (task 2); a colleague of her unit has nothing. */
export async function declaredWorld(...more: readonly WorldPerson[]): Promise<World> {
  const colleague: WorldPerson = { name: COLLEAGUE, unit: '区卫生健康局', roles: ['经办人'], policy: 'gongshu' };
  const w = await world({ now: '2026-09-18T09:05+08:00', people: [colleague, ...more] });
  await declare(w);
  return w;
}

/** The newest card in a person's own chat with the bot. */
export function newest(w: World, who: string): SeenCard {
  return w.as(who).lastCard({});
}

/** Presses on until the card of a form shows this, at most once a page. */
export async function until(w: World, who: string, label: string, shown: string): Promise<void> {
  for (let page = 0; page < 8; page += 1) {
    const card = newest(w, who);
    if (card.text().includes(shown)) return;
    const go = card.buttons().find((button) => button.startsWith(label));
    if (go === undefined) break;
    await w.as(who).press(go, card);
  }
  if (!newest(w, who).text().includes(shown)) throw new Error(`never saw ${shown}:\n${newest(w, who).text()}`);
}

export async function project(w: World, name: string): Promise<Project> {
  const found = (await w.db.tx((tx) => tx.projects.ofPolicy('gongshu'))).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no project is called ${name}`);
  return found;
}
