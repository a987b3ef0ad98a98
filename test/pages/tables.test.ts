import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit, type Visiting } from '../support/visit.js';
import { world, type World } from '../support/world.js';

/** More than this table may have: none of them is lost, and the form says that they are too many. */
const ROWS = 150;
const FEWER = 110;

describe('a table on a page', () => {
  let w: World;
  let li: Visiting;
  let task: string;
  beforeAll(async () => {
    w = await world();
    li = await visit(w, '李明');
    await li.open('/pages/');
    await li.press('申报');
    await li.press('否，开始申报');
    task = li.html().querySelector('#sheet')?.getAttribute('data-task') ?? '';
    await li.open(`/pages/forms/${task}?page=3`);
  });
  afterAll(() => w.close());

  const columns = () =>
    li
      .html()
      .querySelectorAll('[data-table] template [data-column]')
      .map((cell) => cell.getAttribute('data-column') ?? '');
  const field = () => li.html().querySelector('[data-table]')?.getAttribute('data-table') ?? '';
  const names = () =>
    li
      .html()
      .querySelectorAll('[data-table] tbody input[data-column="item"]')
      .map((cell) => cell.getAttribute('value'));
  const sheet = (): URLSearchParams => {
    const body = new URLSearchParams();
    for (const name of ['csrf', 'page', 'base', 'rows']) {
      body.append(name, li.html().querySelector(`#sheet [name="${name}"]`)?.getAttribute('value') ?? '');
    }
    return body;
  };
  const post = async (body: URLSearchParams) => {
    const answer = await li.fetch(`/pages/forms/${task}`, { method: 'POST', body });
    expect(answer.status).toBe(303);
    await li.open((answer.headers.get('location') ?? '').replace(/#.*/, ''));
  };

  const fill = async (count: number) => {
    const body = sheet();
    for (let at = 0; at < count; at += 1) {
      const row = { category: '硬件', item: `设备 ${String(at + 1)}`, quantity: '2', measure: '台', price: '1.25' };
      for (const [column, value] of Object.entries(row)) body.append(`r:${field()}:${String(at)}:${column}`, value);
    }
    body.append('act', wireOf('保存草稿'));
    await post(body);
  };
  const wireOf = (label: string) =>
    li
      .html()
      .querySelectorAll('#sheet button')
      .find(({ textContent }) => textContent === label)
      ?.getAttribute('value') ?? '';

  it('takes 150 rows at once and works their sums out as the chat does', async () => {
    expect(columns()).toEqual(expect.arrayContaining(['item', 'quantity']));
    await fill(ROWS);
    expect(names()).toHaveLength(ROWS);
    expect(li.text()).toContain('150 行，合计 375 万元');
    const computed = li
      .html()
      .querySelectorAll('tbody output')
      .map(({ textContent }) => textContent);
    expect(new Set(computed)).toEqual(new Set(['2.5']));
    await li.open(`/pages/forms/${task}?page=check`);
    expect(li.text()).toContain('最多 120 行，现有 150 行');
    await li.open(`/pages/forms/${task}?page=3`);
    await fill(FEWER);
  });

  it('moves, drops and adds rows without script; dropping asks first', async () => {
    const press = async (value: string) => {
      const body = sheet();
      for (const cell of li.html().querySelectorAll('[data-table] tbody input, [data-table] tbody select')) {
        const chosen = cell.querySelector('option[selected]')?.textContent;
        body.append(cell.getAttribute('name') ?? '', cell.getAttribute('value') ?? chosen ?? '');
      }
      body.append('row', value);
      return li.fetch(`/pages/forms/${task}`, { method: 'POST', body });
    };
    await li.open(((await press(`down:${field()}:0`)).headers.get('location') ?? '').replace(/#.*/, ''));
    expect(names().slice(0, 2)).toEqual(['设备 2', '设备 1']);
    const asks = await press(`del:${field()}:0`);
    expect([asks.status, await asks.text()]).toEqual([200, expect.stringContaining('第 1 行将被删除')]);
    await li.open(`/pages/forms/${task}?page=3`);
    expect(names()).toHaveLength(FEWER);
    await li.press('删除');
    await li.press('确定');
    expect(names()).toHaveLength(FEWER - 1);
    expect(names()[0]).toBe('设备 1');
    await li.press('添加一行');
    expect(names()).toHaveLength(FEWER);
    expect(names().at(-1)).toBe('');
  });

  it('names what cannot be read at its cell, and keeps it as it was typed', async () => {
    const body = sheet();
    for (const [column, value] of Object.entries({ item: '坏的一行', quantity: '三台', price: '"><img src=x>' })) {
      body.append(`r:${field()}:0:${column}`, value);
    }
    body.append('act', wireOf('下一页'));
    await post(body);
    const cell = li.html().querySelector(`#r-${field()}-1-quantity`);
    expect([cell?.getAttribute('value'), cell?.getAttribute('aria-invalid')]).toEqual(['三台', 'true']);
    expect(li.html().querySelector(`.faults a[href="#r-${field()}-1-quantity"]`)).not.toBeNull();
    expect(li.html().querySelectorAll('img')).toEqual([]);
  });

  it('comes as an Excel file with what is filled in; a filled one is read in, and can be put back', async () => {
    await li.open(`/pages/forms/${task}?page=3`);
    await fill(3);
    const href = li.html().querySelector('[data-table] a[href*="table-template"]')?.getAttribute('href') ?? '';
    const template = await li.fetch(href);
    expect(template.headers.get('content-disposition')).toContain('.xlsx');
    expect(w.as('李明').files()).toEqual([]);
    await fill(5);
    const upload = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
      const body = new FormData();
      for (const [key, value] of sheet()) if (key !== 'rows') body.append(key, value);
      body.append('f:table', new File([bytes], name));
      const answer = await li.fetch(`/pages/forms/${task}`, { method: 'POST', body });
      await li.open(answer.headers.get('location') ?? '');
    };
    await upload('填好的.xlsx', new Uint8Array(await template.arrayBuffer()));
    expect(li.text()).toContain('已从“填好的.xlsx”读入');
    expect(names()).toHaveLength(3);
    await li.press('撤销读入，恢复原来的行');
    expect(names()).toHaveLength(5);
    await upload('不是表.xlsx', Uint8Array.from(new TextEncoder().encode('PK')));
    expect(li.text()).toContain('不是表.xlsx');
    expect(names()).toHaveLength(5);
  });
});
