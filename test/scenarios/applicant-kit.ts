import type { Project } from '../../entities/project.entity.js';
import type { PersonDriver, Pressed } from '../../sandbox/driver.js';
import type { Answers } from '../../sandbox/reading/fill-form.js';
import type { World } from '../support/world.js';

/** 李明 and 王芳 declare for 区文化馆; 陈涛 is of another unit; 赵敏 is the office. */
export const HANDLER = '李明';
export const COLLEAGUE = '王芳';
export const STRANGER = '陈涛';
export const OFFICE = '赵敏';

export const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

export const BASIC: Answers = {
  项目名称: '智慧场馆',
  项目性质: '新建',
  项目来源: '本单位业务需要',
  '建设周期（月）': 12,
  主要建设内容: '建设统一预约、客流分析与数据共享三个子系统',
};
export const SERVER: Answers = { 类别: '硬件', '名称（模块/型号）': '服务器', 数量: 2, 单位: '台', '单价（万元）': 3.5 };
export const BOOKING: Answers = { 类别: '应用软件', '名称（模块/型号）': '预约模块', 数量: 1, 单位: '套', '单价（万元）': 49.65 };

/** 申报, as far as the first page. */
export async function begin(w: World, by = HANDLER): Promise<PersonDriver> {
  const person = w.as(by);
  await person.say('申报');
  await person.press('否，开始申报');
  return person;
}

/** From the first page to the confirmation, with two rows and the given files; nothing is handed in yet. */
export async function fillDeclaration(
  person: PersonDriver,
  basic: Answers = {},
  files = ['信息化项目申请表.pdf'],
): Promise<Pressed> {
  await person.fill({ ...BASIC, ...basic }).press('下一页');
  await person.press('下一页');
  await addRow(person, SERVER);
  await addRow(person, BOOKING);
  await person.fill({ 资金来源: ['区财政资金'] }).press('下一页');
  for (const name of files) await person.send({ name, bytes: PDF });
  return person.press('下一页：核对');
}

export async function addRow(person: PersonDriver, row: Answers): Promise<Pressed> {
  await person.press('添加一行');
  return person.fill(row).press('保存这一行');
}

/** A declaration, handed in. */
export async function declare(w: World, basic: Answers = {}, by = HANDLER): Promise<void> {
  const person = await begin(w, by);
  await fillDeclaration(person, basic);
  const { toast } = await person.press('提交');
  if (toast?.content !== '已提交。') throw new Error(`not handed in: ${toast?.content ?? '—'}\n${person.lastCard().text()}`);
}

export async function project(w: World, name: string): Promise<Project> {
  const found = (await w.db.tx((tx) => tx.projects.ofPolicy('linan'))).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no project is called ${name}`);
  return found;
}
