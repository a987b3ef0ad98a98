import { fileURLToPath } from 'node:url';
import type { PersonDriver } from '../../../sandbox/driver.js';
import { type World, world } from '../../support/world.js';

const PAPERS = fileURLToPath(new URL('../../fixtures/papers', import.meta.url));

/** The bot with an invented policy of tables and documents: 苏青 declares, 区局 reviews. */
export function papersWorld(): Promise<World> {
  return world({
    policies: PAPERS,
    now: '2026-09-18T09:05+08:00',
    people: [
      { name: '苏青', unit: '青山区民政局', roles: ['经办人'], policy: 'qingshan' },
      { name: '区局', unit: '区数据局', roles: ['主管部门'], policy: 'qingshan' },
    ],
  });
}

/** A declaration is begun and stands at its second page, the lists. */
export async function begin(su: PersonDriver, name: string, nature = '新建'): Promise<void> {
  await su.say('申报');
  await su.press('否，开始申报');
  await su.fill({ 项目名称: name, 项目性质: nature }).press('下一页');
}

/** A row is added to a table; the page is shown again. */
export async function addRow(su: PersonDriver, add: string, cells: Readonly<Record<string, string | number>>): Promise<string> {
  await su.press(add);
  return (await su.fill(cells).press('保存这一行')).card.text();
}
