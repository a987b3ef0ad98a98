import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visit } from '../support/visit.js';
import type { World } from '../support/world.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';

const HOSTILE = '<script>alert(1)</script>补充拓扑图';

describe('the page of a task', () => {
  let w: World;
  let path: string;
  beforeAll(async () => {
    w = await yunshanWorld([
      { name: '县办乙', unit: '县数字办', roles: ['主管部门'], policy: 'yunshan' },
      { name: '邻局', unit: '县邻局', roles: ['经办人'], policy: 'yunshan' },
    ]);
    await declare(w);
    const [task] = (await w.db.tx((tx) => tx.tasks.openOfKind('yunshan', ['review'], null))).map((open) => open.task);
    path = `/pages/tasks/${String(task?.id)}`;
  });
  afterAll(() => w.close());

  it('shows a reviewer the form, the files and what each outcome asks for', async () => {
    const office = await visit(w, '县办');
    await office.open(path);
    expect(office.status()).toBe(200);
    expect(office.text()).toContain('智慧水务');
    expect(office.html().querySelector('#form')?.textContent).toContain('新建');
    expect(office.html().querySelector('#materials')?.textContent).toContain('建设方案.pdf');
    expect(office.html().querySelectorAll('details.outcome').length).toBeGreaterThan(0);
    const ids = office
      .html()
      .querySelectorAll('[id]')
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says in what its amounts are, at each column of a table', async () => {
    const office = await visit(w, '县办');
    await office.open(path);
    const heads = office.html().querySelectorAll('#form th');
    expect(heads.map(({ textContent }) => textContent)).toEqual(['序号', '类别', '名称', '数量', '单价（万元）', '小计（万元）']);
  });

  it('is not there for a stranger, and leads the unit to its project', async () => {
    const stranger = await visit(w, '邻局');
    await stranger.open(path);
    expect(stranger.status()).toBe(404);
    expect(stranger.text()).not.toContain('智慧水务');
    const chen = await visit(w, '陈水');
    await chen.open(path);
    expect(chen.at()).toMatch(/^\/pages\/projects\/\d+$/);
  });

  it('sets a decision that lacks something before its reader again, with each fault at its field and all that was typed', async () => {
    const office = await visit(w, '县办');
    await office.open(path);
    const reject = office.buttons().find((one) => one.startsWith('提交：不予通过')) ?? '';
    await office.press(reject);
    expect(office.at()).toMatch(/^\/pages\/tasks\/\d+\?told=[\w-]+#faults$/);
    const open = office.html().querySelectorAll('details.outcome[open]');
    expect(open).toHaveLength(1);
    expect(open[0]?.querySelector('#faults')?.textContent).toContain('理由：请写明理由');
    const place = open[0]?.querySelector('#faults a')?.getAttribute('href') ?? '';
    const box = office.html().querySelector(place);
    expect(box?.getAttribute('aria-invalid')).toBe('true');
    for (const id of (box?.getAttribute('aria-describedby') ?? '').split(' ')) {
      expect(office.html().querySelector(`#${id}`), id).not.toBeNull();
    }
    expect(office.html().querySelector('.toast')?.textContent).toContain('还有 1 处需要补充');

    const back = office.buttons().find((one) => one.startsWith('提交：退回')) ?? '';
    await office.fill({ '第 2 条': '1.' }).press(back);
    const again = office.html().querySelector('details.outcome[open]');
    expect(again?.querySelector('.lines.wrong')?.textContent).toContain('请逐条写明，一格一条');
    expect(again?.querySelector('#faults')?.textContent).toContain('请逐条写明，一格一条');
    // Five boxes stand ready, and one opinion is enough.
    const boxes = [...(again?.querySelectorAll('.lines textarea') ?? [])];
    expect(boxes.map((one) => one.getAttribute('aria-invalid') === 'true')).toEqual([true, false, false, false, false]);
    expect(
      office
        .html()
        .querySelector(again?.querySelector('#faults a')?.getAttribute('href') ?? '')
        ?.textContent.trim(),
    ).toBe('1.');
    const [project] = await w.db.tx((tx) => tx.projects.ofPolicy('yunshan'));
    expect(project?.stage).toBe('review');
    const other = await visit(w, '县办乙');
    await other.open(office.at());
    expect(other.html().querySelector('#faults')).toBeNull();
  });

  it('takes several opinions at once; the second reviewer is told who was first and keeps what he typed', async () => {
    const [first, second] = [await visit(w, '县办'), await visit(w, '县办乙')];
    await first.open(path);
    await second.open(path);
    const label = first.buttons().find((one) => one.startsWith('提交：退回')) ?? '';
    await first.fill({ '第 1 条': HOSTILE, '第 3 条': '补充概算明细' }).press(label);
    expect(first.at()).toMatch(/^\/pages\/tasks\/\d+\?told=/);
    expect(first.text()).toContain('已办好');
    expect(first.text()).toContain('接下来');
    const [project] = await w.db.tx((tx) => tx.projects.ofPolicy('yunshan'));
    const opinions = await w.db.tx((tx) => tx.opinions.ofProject(project?.id ?? 0));
    expect(opinions.map(({ text }) => text)).toEqual([HOSTILE, '补充概算明细']);

    await second.fill({ '第 1 条': '我写了很久的意见', '第 2 条': '第二条' }).press(label);
    expect(second.at()).toMatch(/^\/pages\/answers\//);
    expect(second.text()).toMatch(/县办.*9月18日/);
    expect(second.html().querySelector('.typed pre')?.textContent).toBe('我写了很久的意见\n第二条');
    expect(await w.db.tx((tx) => tx.opinions.ofProject(project?.id ?? 0))).toHaveLength(2);
  });

  it('shows the opinions to the unit as they were written', async () => {
    const chen = await visit(w, '陈水');
    const [project] = await w.db.tx((tx) => tx.projects.ofPolicy('yunshan'));
    await chen.open(`/pages/projects/${String(project?.id)}`);
    expect(chen.html().querySelector('#opinions')?.textContent).toContain(HOSTILE);
    expect(chen.html().querySelectorAll('#main script').length).toBe(0);
    const revisited = chen.html().querySelectorAll('.stay.done, .stay.now').length;
    expect(revisited).toBeGreaterThan(1);
  });
});
