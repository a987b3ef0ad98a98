import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../handlers/reply.js';
import { buttonOf, desk, press, valueOf, words, type Desk, type Person } from './desk.js';

let d: Desk;
let li: Person;
/** The budget page, its table empty. */
let budget: Reply;
let people = 0;

beforeAll(async () => {
  d = await desk();
});
afterAll(() => d.close());
beforeEach(async () => {
  li = await d.hire('李明', `单位${String((people += 1))}`, ['经办人']);
  const first = await d.do(li, { verb: 'draft.begin', policy: 'linan' });
  const unit = await press(d, li, first, '下一页', { name: '智慧场馆', nature: '新建' });
  budget = await press(d, li, unit, '下一页', {});
});

const cells = (over: Record<string, unknown> = {}) => ({
  cell_category: '硬件',
  cell_item: '服务器',
  cell_quantity: '2',
  cell_measure: '台',
  cell_price: '3.5',
  ...over,
});

/** Adds a row and comes back to the page. */
async function add(page: Reply, over: Record<string, unknown> = {}): Promise<Reply> {
  return press(d, li, await press(d, li, page, '添加一行'), '保存这一行', cells(over));
}

describe('rows', () => {
  it('are added, and the total is worked out', async () => {
    const page = await add(await add(budget), { cell_item: '交换机', cell_quantity: '1', cell_price: '0.1' });

    expect(page.toast?.text).toBe('第 2 行已保存，合计 7.1 万元。');
    expect(words(page)).toContain('服务器');
    expect(words(page)).toContain('7.1 万元');
  });

  it('begin in the group of the row before', async () => {
    const row = await press(d, li, await add(budget), '添加一行');

    expect(valueOf(row, 'cell_category')).toBe('硬件');
  });

  it('are changed and deleted by their number', async () => {
    const two = await add(await add(budget), { cell_item: '交换机' });
    const edit = await press(d, li, two, '第 1 行');
    expect(valueOf(edit, 'cell_item')).toBe('服务器');
    const changed = await press(d, li, edit, '保存这一行', { cell_quantity: '4' });
    expect(changed.toast?.text).toContain('合计 21 万元');

    const one = await press(d, li, await press(d, li, changed, '第 1 行'), '删除');
    expect(one.toast?.text).toBe('第 1 行已删除。');
    expect(words(one)).not.toContain('服务器');
    expect(words(one)).toContain('交换机');
  });

  it('with faults are kept as typed, each fault named by its column', async () => {
    const same = await add(budget, { cell_price: '三万', cell_measure: '' });

    expect(words(same)).toContain('没有看懂“三万”');
    expect(same.toast?.text).toBe('还有 2 处需要补充或更正。');
    expect(valueOf(same, 'cell_price')).toBe('三万');
    const mended = await press(d, li, same, '保存这一行', { cell_price: '3', cell_measure: '台' });
    expect(mended.toast?.text).toBe('第 1 行已保存，合计 6 万元。');
  });

  it('with nothing in them take no place', async () => {
    const row = await press(d, li, await press(d, li, budget, '添加一行'), '保存这一行', { cell_category: '硬件' });
    const page = await press(d, li, row, '返回', { cell_category: '硬件' });

    expect(words(page)).toContain('还没有填写');
  });

  it('never put a cell into a field of the same name on the way back', async () => {
    const row = await press(d, li, budget, '添加一行', { funding: ['区财政资金'] });
    const page = await press(d, li, row, '返回', { cell_item: '没有保存的', cell_note: 'x' });

    expect(valueOf(page, 'funding')).toEqual(['区财政资金']);
    expect(words(page)).not.toContain('没有保存的');
  });

  it('are not overwritten or deleted by a card that was overtaken', async () => {
    const one = await add(budget);
    const edit = await press(d, li, one, '第 1 行');
    const two = await add(edit.card === undefined ? edit : one, { cell_item: '交换机' });
    expect(words(two)).toContain('交换机');
    const late = await press(d, li, edit, '保存这一行', cells({ cell_item: '改名' }));

    expect(words(late)).toContain('表格刚在别处改过');
    expect(valueOf(late, 'cell_item')).toBe('改名');
    const kept = await press(d, li, edit, '删除');
    expect(words(kept)).toContain('没有删除');
    expect(words(kept)).toContain('服务器');
  });

  it('stop at the limit of the table', async () => {
    const action = buttonOf(budget, '添加一行').action;
    const task = 'task' in action && typeof action.task === 'number' ? action.task : 0;
    const rows = Array.from({ length: 120 }, (_, at) => ({
      category: '硬件',
      item: `第${String(at)}项`,
      quantity: 1,
      measure: '台',
      price: 1,
    }));
    const draft = await d.db.tx((tx) => tx.forms.draftOf(task));
    await d.db.tx((tx) => tx.forms.update(draft?.id ?? 0, draft?.version ?? 0, { values: { ...draft?.values, items: rows } }));
    const full = await d.do(li, { verb: 'row.add', task, version: 1, page: 2, field: 'items' });

    expect(words(full)).toContain('已到 120 行上限');
    const part = await press(d, li, full, '后 10 行');
    expect(words(part)).toContain('第 11—20 行');
  });

  it('of a table that is none are refused', async () => {
    const action = buttonOf(budget, '添加一行').action;
    const task = 'task' in action && typeof action.task === 'number' ? action.task : 0;
    const refused = { refusal: { code: 'STALE_CARD' } };

    await expect(d.do(li, { verb: 'row.add', task, version: 1, page: 0, field: 'name' })).rejects.toMatchObject(refused);
    await expect(d.do(li, { verb: 'row.edit', task, version: 1, page: 0, field: 'constructor', row: 0 })).rejects.toMatchObject(
      refused,
    );
  });
});
