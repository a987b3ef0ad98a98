import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWorkbook } from '../../documents/index.js';
import { type World, world } from '../support/world.js';
import { decide, declare, FINANCE, HANDLER, HEAD, LISTING, NAME, newest, OFFICE, ok, project, reserved } from './ningbo-kit.js';

let w: World;
beforeEach(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
});
afterEach(() => w.close());

/** Looks at one of the yearly lists and issues it; what the office got. */
async function issue(register: string, title: string) {
  const office = w.as(OFFICE);
  await office.say('清单');
  const page = newest(w, OFFICE);
  const wire = page
    .pressable()
    .map(({ node }) => String(node['name']))
    .find((name) => name.includes(`.${register}.2026`));
  const preview = await office.act(page, { tag: 'button', name: wire ?? '' });
  expect(preview.card.text()).toContain(title);
  await ok(office.press('出具清单', preview.card));
  return office.files({}).at(-1);
}

/** The cells of an .xlsx, one row a line. */
async function linesOf(bytes: Uint8Array | undefined): Promise<string> {
  const sheets = await readWorkbook(bytes ?? new Uint8Array());
  if ('unreadable' in sheets) throw new Error(sheets.unreadable);
  const rows = sheets[0]?.rows ?? [];
  return rows.map((row) => row.flatMap((cell) => (typeof cell === 'object' ? [] : [String(cell)])).join(' ')).join('\n');
}

it('[NB-02][NB-03] the year’s list holds what was admitted, additions marked, and goes to 财政局 with a number', async () => {
  await reserved(w);
  const added = { 项目名称: '防汛协同应用系统', 是否需要增补入库: '是', 增补情形: '上级紧急任务', 增补理由: '省厅要求汛前上线' };
  await declare(w, { answers: added });
  await ok(decide(w, OFFICE, '增补列入', LISTING));
  await ok(decide(w, HEAD, '审议通过'));
  await declare(w, { answers: { 项目名称: '未论证应用系统' } });

  const file = await issue('reserveList', '2026年市级政务信息化项目储备库新建入库项目清单');
  expect(file?.name).toBe('2026年市级政务信息化项目储备库新建入库项目清单.xlsx');
  const text = await linesOf(file?.bytes);
  expect(text).toMatch(/建设单位 项目名称 应用场景 建设内容 主要目标/);
  expect(text).toMatch(new RegExp(`市民政局 ${NAME} 老人一键呼叫.* 响应时间缩短一半 320.5 否`));
  expect(text).toMatch(/防汛协同应用系统 .* 是 上级紧急任务/);
  expect(text).not.toContain('未论证应用系统');
  expect(w.as(FINANCE).files({}).at(-1)?.name).toBe(file?.name);
  const { id } = await project(w);
  const letters = await w.db.tx((tx) => tx.letters.ofProject(id));
  expect(letters.map(({ number }) => number)).toContain('甬数储备〔2026〕1号');
});

it('[NB-24] the list of proposals holds what is being argued, with where each came from', async () => {
  await declare(w, { answers: { 项目来源: '市大数据局主动谋划', 会同谋划的单位: '市医保局' } });
  await declare(w, { answers: { 项目名称: '银发地图应用系统', 项目来源: '政协委员建议' } });
  const file = await issue('proposals', '2026年前期项目建议清单');
  const text = await linesOf(file?.bytes);
  expect(text).toMatch(new RegExp(`市民政局 ${NAME} 市大数据局主动谋划 320.5`));
  expect(text).toContain('银发地图应用系统 政协委员建议');
  expect(newest(w, HANDLER).text()).not.toContain('建议清单');
});
