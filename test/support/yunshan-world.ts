import { PDF } from './pdf.js';
import { FIXTURES } from './policies.js';
import { type World, type WorldOptions, type WorldPerson, world } from './world.js';

export { PDF } from './pdf.js';
const ROW = { 类别: '软件', 名称: '平台', 数量: 1, '单价（万元）': 100 };

const person = (name: string, role: '经办人' | '分管负责人' | '主管部门' | '财政', unit = '县水利局'): WorldPerson => {
  return { name, unit, roles: [role], policy: 'yunshan' };
};

/** The bot with the invented policy, which none of the code knows: 陈水 declares, 林局 leads, 县办 decides, 县财 pays. */
export function yunshanWorld(more: readonly WorldPerson[] = [], options: WorldOptions = {}): Promise<World> {
  const unit = [person('陈水', '经办人'), person('林局', '分管负责人')];
  const people = [...unit, person('县办', '主管部门', '县数字办'), person('县财', '财政', '县财政局'), ...more];
  return world({ policies: FIXTURES, people, now: '2026-09-18T09:05+08:00', ...options });
}

/** Somebody declares a project for a year; the office finds it among its tasks. */
export async function declare(w: World, name = '智慧水务', by = '陈水', planYear = '2027'): Promise<void> {
  const chen = w.as(by);
  await chen.say('申报');
  await chen.press('否，开始申报');
  await chen
    .fill({ 项目名称: name, 项目性质: '新建', 是否共享数据: '是', 应用领域: ['政务'], 计划年度: planYear })
    .press('下一页');
  await chen.press('添加一行');
  await chen.fill(ROW).press('保存这一行');
  await chen.press('下一页');
  await chen.send({ name: '建设方案.pdf', bytes: PDF });
  await chen.press('下一页：核对');
  await chen.press('提交');
}
