import type { World } from '../../support/world.js';

export const PEOPLE = [
  { name: '周云', unit: '县水务局', roles: ['经办人'], policy: 'yunshan' },
  { name: '吴山', unit: '县水务局', roles: ['分管负责人'], policy: 'yunshan' },
  { name: '郑岚', unit: '县数字办', roles: ['主管部门'], policy: 'yunshan' },
  { name: '钱进', unit: '县财政局', roles: ['财政'], policy: 'yunshan' },
] as const;

export async function declareYunshan(w: World, who: string, name: string): Promise<void> {
  const person = w.as(who);
  await person.say('申报');
  await person.press('否，开始申报');
  await person.fill({ 项目名称: name, 项目性质: '新建', 是否共享数据: '是', 应用领域: ['政务'] }).press('下一页');
  await person.press('添加一行');
  await person.fill({ 类别: '软件', 名称: '平台', 数量: 1, 单价: 100 }).press('保存这一行');
  await person.press('下一页');
  await person.send({
    name: '建设方案.pdf',
    bytes: new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  });
  await person.press('下一页：核对');
  await person.press('提交');
}
