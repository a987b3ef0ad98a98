import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUnreadable, readWorkbook } from '../../documents/index.js';
import { visit } from '../support/visit.js';
import { declare, yunshanWorld } from '../support/yunshan-world.js';
import { world, type World } from '../support/world.js';

const PAGES = ['', '/late', '/load', '/statistics', '/statistics/behind?of=declared', '/export'].map(
  (path) => `/pages/board${path}`,
);
const FILES = ['projects', 'late', 'load', 'statistics', 'tasks', 'deadlines'].map((kind) => `/pages/board/export/${kind}.xlsx`);
const HOSTILE = '=cmd<img src=x onerror=alert(1)>';

describe('the board of a jurisdiction', () => {
  let w: World;
  beforeAll(async () => {
    w = await yunshanWorld([{ name: '县领导', unit: '县政府', roles: ['领导小组'], policy: 'yunshan' }]);
    await declare(w, '智慧水务');
    await declare(w, HOSTILE);
    // The review of both has run past its day by then.
    await w.clock.to('2026-09-30T09:05+08:00');
  });
  afterAll(() => w.close());

  it.each(['县办', '县财', '县领导'])('opens for %s', async (name) => {
    const person = await visit(w, name);
    for (const page of PAGES) {
      await person.open(page);
      expect([page, person.status()]).toEqual([page, 200]);
    }
    await person.open('/pages/board');
    expect(person.text()).toContain('智慧水务');
    expect(person.text()).toMatch(/审核[\s\S]*2 个[\s\S]*逾期 2 个/);
  });

  it('is shut to those who declare, files too', async () => {
    const chen = await visit(w, '陈水');
    for (const page of [...PAGES, ...FILES]) {
      await chen.open(page);
      expect([page, chen.status()]).toEqual([page, 403]);
      expect(chen.text()).toContain('由主管部门、财政和领导小组查看');
      expect(chen.text()).not.toContain('智慧水务');
    }
  });

  it('finds by initials, and says when nothing is left', async () => {
    const office = await visit(w, '县办');
    await office.open('/pages/board?q=ZHSW');
    expect(office.text()).toContain('在办项目 1 个');
    await office.open('/pages/board?q=zzz&late=1&urgent=1&unit=999999999999&year=1');
    expect(office.text()).toContain('没有符合条件的在办项目');
  });

  it('asks for the urgent way only where the regulation has one', async () => {
    const office = await visit(w, '县办');
    await office.open('/pages/board');
    expect(office.text()).not.toContain('只看紧急通道');
    const other = await world();
    const kong = await visit(other, '孔亮');
    await kong.open('/pages/board');
    expect(kong.text()).toContain('只看紧急通道');
    await other.close();
  });

  it('shows what people typed as text', async () => {
    const office = await visit(w, '县办');
    for (const page of ['/pages/board', '/pages/board/late', '/pages/board/statistics/behind?of=declared']) {
      await office.open(page);
      expect(office.html().querySelectorAll('img')).toEqual([]);
      expect(office.text()).toContain(HOSTILE);
    }
  });

  it('names what is late, whose it is and who was reminded; 催办 reaches whoever holds it', async () => {
    const leader = await visit(w, '县领导');
    await leader.open('/pages/board/late');
    expect(leader.text()).toMatch(/现在共有 2 项逾期/);
    expect(leader.text()).toMatch(/县数字办[\s\S]*未指定到人：县办/);
    expect(leader.text()).toMatch(/提醒县办/);
    const before = w.as('县办').cards().length;
    await leader.press('催办');
    await w.settle();
    expect(w.as('县办').cards()).toHaveLength(before + 1);
    await leader.open('/pages/board/late');
    expect(leader.text()).toContain('县领导催办');
    const office = await visit(w, '县办');
    await office.open('/pages/board/late');
    expect(office.buttons()).not.toContain('催办');
    expect(office.text()).toContain('在您手上，去办理');
  });

  it('leads from a number to what it was counted from', async () => {
    const office = await visit(w, '县办');
    await office.open('/pages/board/statistics?year=2026');
    const link = office.html().querySelectorAll('.board-figures a')[0]?.getAttribute('href') ?? '';
    await office.open(link);
    expect(office.text()).toMatch(/2026 年，共 2 条/);
    await office.open('/pages/board/statistics/behind?of=nothing');
    expect(office.status()).toBe(404);
    await office.open('/pages/board/statistics?year=2020');
    expect(office.text()).toContain('2020 年统计');
    expect(office.html().querySelector('option[selected]')?.getAttribute('value')).toBe('2020');
  });

  it('says in its form what it is narrowed by, where nothing of that is under way any more', async () => {
    const office = await visit(w, '县办');
    const units = await w.db.tx((tx) => tx.units.list('yunshan'));
    const unit = units.find(({ name }) => name === '县政府');
    await office.open(`/pages/board?unit=${String(unit?.id)}&year=2019`);
    const chosen = office.html().querySelectorAll('.board-filter option[selected]');
    expect(chosen.map((option) => option.text)).toEqual(['县政府', '2019 年']);
    expect(office.text()).toContain('没有符合条件的在办项目');
  });

  it('hands out Excel files whose texts stay texts', async () => {
    const office = await visit(w, '县办');
    for (const file of FILES) {
      const answer = await office.fetch(file);
      expect([file, answer.status]).toEqual([file, 200]);
      expect(answer.headers.get('content-disposition')).toMatch(/2026-09-30\.xlsx/);
      expect(await readWorkbook(new Uint8Array(await answer.arrayBuffer()))).not.toHaveProperty('unreadable');
    }
    const projects = await office.fetch('/pages/board/export/projects.xlsx?q=cmd');
    const read = await readWorkbook(new Uint8Array(await projects.arrayBuffer()));
    const sheet = isUnreadable(read) ? undefined : read[0];
    expect(sheet?.rows).toHaveLength(2);
    expect(sheet?.rows[1]).toEqual(expect.arrayContaining([HOSTILE, { date: '2026-09-18' }, 100]));
    expect((await office.fetch('/pages/board/export/passwords.xlsx')).status).toBe(404);
  });

  it('hands the same sheet out in the chat', async () => {
    const office = w.as('县办');
    await office.say('导出');
    const file = office.files().at(-1);
    expect(file?.name).toBe('项目台账-2026-09-30.xlsx');
    const page = await (await visit(w, '县办')).fetch('/pages/board/export/projects.xlsx');
    expect(await readWorkbook(file?.bytes ?? new Uint8Array())).toEqual(
      await readWorkbook(new Uint8Array(await page.arrayBuffer())),
    );
  });
});
