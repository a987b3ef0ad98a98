import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeAction } from '../../../cards/kit/action.js';
import { building, open } from '../../scenarios/gongshu-life-kit.js';
import { HANDLER, newest, OFFICE, PDF, project } from '../../scenarios/gongshu-kit.js';
import { visit } from '../../support/visit.js';
import { type World, world } from '../../support/world.js';

/** The office evaluates of its own accord; what it has begun and not handed in is its own. */
const NAME = '智慧急救';
const GRADE = '不合格';
const FILE = '绩效评价报告.pdf';

let w: World;
let id: number;
let task: number;
beforeAll(async () => {
  w = await world({ now: '2026-09-18T09:05+08:00' });
  await building(w);
  ({ id } = await project(w, NAME));
  await open(w, OFFICE, '绩效评价');
  const office = w.as(OFFICE);
  await office.fill({ 评价结果: GRADE }).press('保存');
  await office.send({ name: FILE, bytes: PDF });
  task = (await w.db.tx((tx) => tx.tasks.ofProject(id))).findLast((one) => one.task === 'evaluate')?.id ?? 0;
});
afterAll(() => w.close());

it('the unit reads nothing of it on its cards and pages', async () => {
  await w.as(HANDLER).say('进度 智慧急救');
  const said = [newest(w, HANDLER).text(), (await w.as(HANDLER).press('办理经过')).card.text()];
  const pages = await visit(w, HANDLER);
  for (const page of ['', `projects/${String(id)}`, `projects/${String(id)}/history`, `print/projects/${String(id)}`]) {
    await pages.open(`/pages/${page}`);
    expect(pages.status()).toBe(200);
    said.push(pages.text());
  }
  for (const text of said) expect(text).not.toMatch(/(?<!运维与)绩效评价|不合格/);
});

it('nor what was filled in so far, by the sheet of the form or in the archive', async () => {
  const pages = await visit(w, HANDLER);
  expect((await pages.fetch(`/pages/print/forms/${String(task)}`)).status).toBe(404);
  const packed = await pages.fetch(`/pages/files/of/${encodeAction({ verb: 'project.export', project: id })}`);
  const names = Object.keys(new PizZip(Buffer.from(await packed.arrayBuffer())).files).join('\n');
  expect(names).toContain('合同');
  expect(names).not.toContain('绩效评价');
});
