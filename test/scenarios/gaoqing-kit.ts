import type { Project } from '../../entities/project.entity.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { PersonDriver, Pressed } from '../../sandbox/driver.js';
import type { SeenCard } from '../../sandbox/reading/seen-card.js';
import type { World } from '../support/world.js';

export type { Pressed };

/** 宋雅琴 declares for 县教育和体育局, 毕成栋 leads there; 巩丽娜 and 田继业 are the office. */
export const HANDLER = '宋雅琴';
export const LEAD = '毕成栋';
export const OFFICE = '巩丽娜';
export const FINANCE = '苗春华';
export const AUDIT = '崔振国';
export const GOVERNMENT = '窦立平';

export const NAME = '智慧校园';
export const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

export const BASIC: Answers = {
  项目名称: NAME,
  '是否县委、县政府研究确定的项目': '否',
  项目性质: '信息化工程项目',
  项目类型: ['业务应用系统建设类', '网站建设类'],
  基于网络: ['政务外网'],
  投资概算: 60,
  '是否省、市统筹安排并拨付建设资金': '否',
  是否列入县重大项目投资计划: '否',
};
export const UNIT: Answers = {
  项目负责人联系方式: '0533-6961234',
  资金来源: '县级财政资金',
  建设周期: 10,
  起始时间: '2027-03-01',
  终止时间: '2027-12-31',
};
export const CONTENT: Answers = {
  项目主要建设内容: '建设全县统一的校园安全值守、学籍数据共享和家校联系平台',
  项目建设的软硬件需求: '政务云虚拟机 4 台，国产操作系统和数据库，不新购服务器',
};
export const INTENSIVE: Answers = {
  是否属于不再批准单独建设的八类项目: '不属于',
  充分利用已有电子政务基础设施: '是',
  '已建网络、服务器、机房和应用系统迁移政务云': '没有已建设施',
  已建协同办公: '没有这类系统',
  是否法律法规明确规定可以不共享: '否',
  支持政务信息资源共享交换平台: '是',
  按规定向平台提供信息: '是',
  已明确部门间信息共享需求: '是',
  政务云使用情况: '不使用',
};
export const PAPER: Answers = {
  本单位文号: '高教体字〔2026〕15号',
  '建设需求、依据、内容、意义': '各校系统互不相通，依据教育数字化要求建设统一平台，减少重复填报。',
  '建设周期、资金来源、资金概算值': '周期 10 个月，县级财政资金，概算 60 万元。',
};

export interface Declaration {
  readonly basic?: Answers;
  readonly content?: Answers;
  readonly intensive?: Answers;
  readonly paper?: Answers;
}

/** From 申报 to the confirmation, page by page; nothing is handed in yet. */
export async function fillDeclaration(w: World, answers: Declaration = {}): Promise<Pressed> {
  const { basic, content, intensive, paper } = answers;
  const he = w.as(HANDLER);
  await he.say('申报');
  await he.press('否，开始申报');
  await onward(he, { ...BASIC, ...basic }, '单位与周期');
  await onward(he, UNIT, '建设内容');
  await onward(he, { ...CONTENT, ...content }, '集约与共享');
  await onward(he, { ...INTENSIVE, ...intensive }, '本单位情况');
  await onward(he, {}, '申请文件');
  return he.fill({ ...PAPER, ...paper }).press('下一页：核对');
}

/** Goes on from the newest page; what the answers bring up on the same page is answered at the next press. */
export async function onward(person: PersonDriver, answers: Answers, next: string): Promise<Pressed> {
  let asked = -1;
  for (;;) {
    const labels = person
      .lastCard({})
      .inputs()
      .map(({ label }) => label);
    const known = Object.entries(answers).filter(([label]) => labels.some((one) => one.startsWith(label)));
    if (known.length === asked) throw new Error(`cannot go on to ${next}:\n${person.lastCard({}).text()}`);
    asked = known.length;
    const pressed = await person.fill(Object.fromEntries(known)).press('下一页');
    if (pressed.card.text().includes(`页　${next}`)) return pressed;
  }
}

/** Changes answers of the form that stands at its confirmation, and goes on to the confirmation again. */
export async function mend(w: World, page: string, answers: Answers, next: string): Promise<void> {
  const he = w.as(HANDLER);
  for (let at = 0; at < 6 && !newest(w, HANDLER).text().includes(`页　${page}`); at += 1) await he.press('上一页');
  await onward(he, answers, next);
  await toTheEnd(w);
}

/** From page to page, as far as the form's confirmation. */
export async function toTheEnd(w: World, who = HANDLER): Promise<void> {
  for (let at = 0; at < 8; at += 1) {
    const card = newest(w, who);
    const go = card.buttons().find((button) => button.startsWith('下一页'));
    if (go === undefined) return;
    await w.as(who).press(go, card);
  }
}

/** The sealed papers of a declaration, sent; returns the card on which they are handed in. */
export async function sendPapers(w: World): Promise<SeenCard> {
  await send(w, HANDLER, '盖章的申请文件', '盖章的申请表', '项目建设方案');
  return cardOf(w, HANDLER, '提交盖章的申报材料');
}

/** The newest card of that title in a person's own chat. */
export function cardOf(w: World, who: string, title: string): SeenCard {
  const card = w
    .as(who)
    .cards({})
    .findLast((one) => one.title() === title);
  if (card === undefined) throw new Error(`${who} has no card ${title}:\n${told(w, who).slice(-2000)}`);
  return card;
}

/** The office finds that a project is such a case. */
export async function recognise(w: World, flag: string): Promise<void> {
  await w.as(OFFICE).say(`进度 ${NAME}`);
  const { card } = await w.as(OFFICE).press('情形认定');
  const wires = card.pressable().map(({ node }) => /"a":"([^"]+)"/.exec(JSON.stringify(node))?.[1] ?? '');
  const wire = wires.find((one) => one.includes(flag));
  if (wire === undefined) throw new Error(`no switch ${flag} (${wires.join(' ')}):\n${card.text()}`);
  await w.as(OFFICE).act(card, { tag: 'button', value: { a: wire } });
}

/** A minute later: an outcome of the newest card that offers it, and, where it asks for words or figures, the form behind it. */
export async function decide(w: World, who: string, outcome: string, answers?: Answers): Promise<Pressed> {
  await w.clock.to(w.clock.now() + 60_000);
  const first = await w.as(who).press(outcome);
  return answers === undefined ? first : w.as(who).fill(answers).press(outcome, first.card);
}

/** A fresh card of a task, from the project's progress. */
export async function take(w: World, who: string, task: string): Promise<SeenCard> {
  await w.as(who).say(`进度 ${NAME}`);
  return (await w.as(who).press(`去办理：${task}`)).card;
}

/** A kind of meeting on a date with everything that waits, its seats as the rules suggest, invited; the clock stands on its day. */
export async function hold(w: World, kind: '现场评审会' | '竣工验收会', on: string): Promise<SeenCard> {
  const office = w.as(OFFICE);
  await office.say('会议');
  await office.press(`安排${kind}`);
  await office.fill({ 日期: on, 时间: '09:30', 地点: '县行政中心 302' }).press('保存，下一步选项目');
  const { card } = await office.press('保存，下一步定人员');
  await ok(office.press('发会议通知', card));
  await w.clock.to(`${on}T11:00+08:00`);
  await office.say('会议');
  await office.press('打开');
  return card;
}

/** The meeting's conclusion on its first project that waits for one; the outcome is the policy's id. */
export async function conclude(w: World, outcome: string, answers: Answers = {}): Promise<Pressed> {
  const { card } = await w.as(OFFICE).press('登记结论');
  return w
    .as(OFFICE)
    .fill({ 结论: outcome, ...answers })
    .press('确认', card);
}

/** Files into the chat with the bot, by the names of the materials. */
export async function send(w: World, who: string, ...names: readonly string[]): Promise<void> {
  for (const name of names) await w.as(who).send({ name: `${name}.pdf`, bytes: PDF });
}

/** The newest card in a person's own chat with the bot. */
export function newest(w: World, who: string): SeenCard {
  return w.as(who).lastCard({});
}

/** Everything that a person read in his own chat, the latest last. */
export function told(w: World, who: string): string {
  return w
    .as(who)
    .cards({})
    .map((card) => card.text())
    .join('\n———\n');
}

export async function project(w: World, name = NAME): Promise<Project> {
  const found = (await w.db.tx((tx) => tx.projects.ofPolicy('gaoqing'))).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no project is called ${name}`);
  return found;
}

/** The tasks that wait in the project, in the order in which they opened. */
export async function openTasks(w: World): Promise<string[]> {
  const { id } = await project(w);
  return (await w.db.tx((tx) => tx.tasks.ofProject(id))).filter(({ state }) => state === 'open').map(({ task }) => task);
}

/** The deadlines of a kind: state, from, until. */
export async function deadlines(w: World, deadline: string): Promise<[string, string, string][]> {
  const { id } = await project(w);
  const rows = (await w.db.tx((tx) => tx.deadlines.ofProject(id))).filter((row) => row.deadline === deadline);
  return rows.map(({ state, startOn, dueOn }) => [state, startOn, dueOn]);
}

/** Fails with what the person read when a press did not do what it was for. */
export async function ok(pressed: Promise<Pressed>): Promise<Pressed> {
  const done = await pressed;
  if (done.toast?.type === 'success') return done;
  throw new Error(`${JSON.stringify(done.toast)}\n${done.card.text()}`);
}
