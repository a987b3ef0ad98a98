import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf } from '../../../cards/kit/walk.js';
import type { Reply } from '../../../handlers/reply.js';
import { buttonOf, cardOf, desk, press, valueOf, words, type Desk, type Person } from './desk.js';

let d: Desk;
let li: Person;
let first: Reply;
let people = 0;

beforeAll(async () => {
  d = await desk();
  await d.hire('赵敏', '区数据资源管理局', ['主管部门']);
});
afterAll(() => d.close());
beforeEach(async () => {
  li = await d.hire('李明', `单位${String((people += 1))}`, ['经办人']);
  first = await d.do(li, { verb: 'draft.begin', policy: 'linan' });
});

const BASIC = {
  name: '智慧场馆',
  nature: '新建',
  source: '本单位业务需要',
  period: '12',
  summary: '建设统一预约、客流分析与数据共享',
};
const ROW = { cell_category: '硬件', cell_item: '服务器', cell_quantity: '2', cell_measure: '台', cell_price: '3.5' };
const PDF = new TextEncoder().encode('%PDF-1.7 x');

/** Everything filled in; the confirmation. */
async function filled(): Promise<Reply> {
  const unit = await press(d, li, first, '下一页', BASIC);
  const budget = await press(d, li, unit, '下一页', { lead: '周建平' });
  const row = await press(d, li, budget, '添加一行', { funding: ['区财政资金'] });
  const files = await press(d, li, await press(d, li, row, '保存这一行', ROW), '下一页', {});
  await press(d, li, files, '上传 信息化项目申请表');
  await d.send(li, '申请表.pdf', PDF);
  return press(d, li, files, '下一页');
}

describe('the confirmation', () => {
  it('names all that is missing at once, each with the way to its page, and has no 提交', async () => {
    const unit = await press(d, li, first, '下一页', { name: '甲' });
    const budget = await press(d, li, unit, '下一页', { phone: '1' });
    const files = await press(d, li, budget, '下一页', {});
    const confirm = await press(d, li, files, '下一页');

    for (const said of [
      '至少 2 个字，现有 1 个字',
      '主要建设内容',
      '联系电话',
      '请至少填写 1 行',
      '信息化项目申请表：还没有上传',
    ]) {
      expect(words(confirm)).toContain(said);
    }
    const labels = buttonsOf(cardOf(confirm)).map(({ label }) => label);
    expect(labels).toContain('去修改：基本信息');
    expect(labels).toContain('去修改：材料');
    expect(labels).not.toContain('提交');
    const mend = await press(d, li, confirm, '去修改：基本信息');
    expect(words(mend)).toContain('至少 2 个字，现有 1 个字');
    expect(words(mend)).not.toContain('联系电话');
  });

  it('shows every answer, who is next, and hands in', async () => {
    const confirm = await filled();
    expect(words(confirm)).toContain('提交后进入申报审批，审批期间不能修改');
    expect(words(confirm)).toContain('合计 7 万元');

    const receipt = await press(d, li, confirm, '提交');
    expect(receipt.toast?.text).toBe('已提交。');
    expect(words(receipt)).toMatch(/LA-2026-\d{3}/);
    expect(words(receipt)).toContain('区数据资源管理局办理“申报审批”');
  });

  it('hands in once only', async () => {
    const confirm = await filled();
    const results = await Promise.allSettled([press(d, li, confirm, '提交'), press(d, li, confirm, '提交')]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused).toMatchObject({ reason: { refusal: { code: 'ALREADY_DONE' } } });
  });

  it('that was overtaken asks to be read again instead of handing in what was not seen', async () => {
    const confirm = await filled();
    const page = await press(d, li, confirm, '上一页');
    const basic = await press(d, li, await press(d, li, await press(d, li, page, '上一页'), '上一页', {}), '上一页', {});
    await press(d, li, basic, '保存草稿', { name: '另一个名称' });
    const again = await press(d, li, confirm, '提交');

    expect(words(again)).toContain('请再核对一遍');
    expect(words(again)).toContain('另一个名称');
    expect((await press(d, li, again, '提交')).toast?.text).toBe('已提交。');
  });

  it('skips a page that asks nothing, on the way there and back', async () => {
    const budget = await press(d, li, await press(d, li, first, '下一页', BASIC), '下一页', {});

    expect(valueOf(await press(d, li, budget, '上一页', {}), 'contact')).toBe('李明');
  });
});

describe('others', () => {
  it('of another unit are told whose it is, and see nothing', async () => {
    const chen = await d.hire('陈涛', '区水利局', ['经办人']);

    await expect(press(d, chen, first, '保存草稿', { name: '改掉' })).rejects.toMatchObject({ refusal: { code: 'NOT_YOURS' } });
    const { action } = buttonOf(first, '保存草稿');
    const task = 'task' in action && typeof action.task === 'number' ? action.task : 0;
    await expect(d.do(chen, { verb: 'form.view', task, page: 0 })).rejects.toMatchObject({
      refusal: { code: 'PROJECT_HIDDEN' },
    });
  });

  it('of the same unit go on with it', async () => {
    const staff = await d.db.tx((tx) => tx.staff.get(li.id));
    const unit = await d.db.tx((tx) => tx.units.get(staff?.unitId ?? 0));
    const wang = await d.hire('王芳', unit?.name ?? '', ['经办人']);
    const next = await press(d, wang, first, '下一页', BASIC);

    expect(valueOf(next, 'contact')).toBe('李明');
  });
});

describe('a draft', () => {
  it('is read page by page, and deleted unless it was changed meanwhile', async () => {
    const saved = await press(d, li, first, '保存草稿', { name: '智慧场馆' });
    const { action } = buttonOf(saved, '保存草稿');
    const task = await d.db.tx((tx) => tx.tasks.get('task' in action && typeof action.task === 'number' ? action.task : 0));
    const project = task?.projectId ?? 0;
    const view = await d.do(li, { verb: 'draft.view', project });
    expect(words(view)).toContain('智慧场馆');
    await press(d, li, saved, '保存草稿', { name: '改名了' });

    const kept = await press(d, li, view, '删除');
    expect(words(kept)).toContain('刚刚改动过');
    const gone = await press(d, li, kept, '删除');
    expect(gone.toast?.text).toBe('已删除“改名了”。');
    expect(await d.db.tx((tx) => tx.forms.ofProject(project))).toEqual([]);
    await expect(d.do(li, { verb: 'draft.open', project })).rejects.toMatchObject({ refusal: { code: 'NOTHING_FOUND' } });
  });
});
