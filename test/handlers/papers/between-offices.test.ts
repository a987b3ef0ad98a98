import PizZip from 'pizzip';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeAction } from '../../../cards/kit/action.js';
import { arrive } from '../../scenarios/gaoqing-road.js';
import { FINANCE, HANDLER, LEAD, newest, project } from '../../scenarios/gaoqing-kit.js';
import { csrfOf, signedOnBrowser } from '../../support/sign-on.js';
import { visit } from '../../support/visit.js';
import { type World, world } from '../../support/world.js';

const FILE = 'reviewReport.pdf';

let w: World;
let id: number;
let file: string;
beforeEach(async () => {
  w = await world({ now: '2026-03-02T09:05+08:00' });
  // The report passes between the offices, each of which has its part of it to countersign.
  await arrive(w, 'countersign');
  id = (await project(w)).id;
  const row = (await w.db.tx((tx) => tx.materials.ofProject(id))).find(({ material }) => material === 'reviewReport');
  file = encodeAction({ verb: 'material.send', project: id, material: 'reviewReport', file: row?.id ?? 0 });
});
afterEach(() => w.close());

/** What the project's cards and pages say of its papers. */
async function read(who: string): Promise<string> {
  const said: string[] = [];
  for (const asked of ['进度 智慧校园', '办理经过']) {
    if (asked === '办理经过') said.push((await w.as(who).press(asked, newest(w, who))).card.text());
    else {
      await w.as(who).say(asked);
      said.push(newest(w, who).text());
    }
  }
  const pages = await visit(w, who);
  for (const page of [`projects/${String(id)}`, `projects/${String(id)}/history`, `print/projects/${String(id)}`]) {
    await pages.open(`/pages/${page}`);
    expect(pages.status()).toBe(200);
    said.push(pages.text());
  }
  return said.join('\n');
}

it.each([HANDLER, LEAD])('a paper that was handed in between offices is neither named to %s nor given', async (who) => {
  const said = await read(who);
  expect(said).toContain('plan.pdf');
  expect(said).not.toContain(FILE);
  expect((await (await visit(w, who)).fetch(`/pages/files/of/${file}`)).status).toBe(404);
  const before = w.as(who).files({}).length;
  const browser = await signedOnBrowser(w, who);
  const csrf = await csrfOf(browser);
  const refused = await browser.post('/pages/act', { act: file, csrf });
  expect((await browser.open(String(refused.headers.get('location')))).html).toContain('还没有上传');
  expect(w.as(who).files({})).toHaveLength(before);
});

it('what was filled in beside it is not read by pressing what no card of the unit has', async () => {
  const task = (await w.db.tx((tx) => tx.tasks.ofProject(id))).find((one) => one.task === 'signTechnical');
  const act = encodeAction({ verb: 'form.view', task: task?.id ?? 0, page: 0 });
  const seen = async (who: string) => {
    const browser = await signedOnBrowser(w, who);
    const answer = await browser.post('/pages/act', { act, csrf: await csrfOf(browser) });
    return (await browser.open(String(answer.headers.get('location')))).html;
  };
  expect(await seen(FINANCE)).toContain('项目评审报告');
  const shown = await seen(HANDLER);
  expect(shown).toContain('书面评审意见');
  expect(shown).not.toContain('项目评审报告');
});

it('whoever has it to decide on is given it, and the archive has it for him alone', async () => {
  expect(await read(FINANCE)).toContain(FILE);
  const pages = await visit(w, FINANCE);
  const given = await pages.fetch(`/pages/files/of/${file}`);
  expect([given.status, (await given.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
  const archive = async (who: string) => {
    const act = encodeAction({ verb: 'project.export', project: id });
    const packed = await (await visit(w, who)).fetch(`/pages/files/of/${act}`);
    return Object.keys(new PizZip(Buffer.from(await packed.arrayBuffer())).files).join('\n');
  };
  expect(await archive(FINANCE)).toContain(FILE);
  expect(await archive(HANDLER)).toContain('plan.pdf');
  expect(await archive(HANDLER)).not.toContain(FILE);
});
