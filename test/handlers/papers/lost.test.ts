import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeAction } from '../../../cards/kit/action.js';
import { ADMIN, declaredWorld, newest, OFFICE, project } from '../../scenarios/gongshu-kit.js';
import { visit } from '../../support/visit.js';
import type { World } from '../../support/world.js';
import { press } from '../decisions/kit.js';

let w: World;
let wire: string;
let sha256: string;
beforeEach(async () => {
  w = await declaredWorld();
  const { id } = await project(w, '智慧急救');
  const row = (await w.db.tx((tx) => tx.materials.ofProject(id))).at(0);
  if (row === undefined) throw new Error('no material');
  sha256 = row.sha256;
  wire = encodeAction({ verb: 'material.send', project: id, material: row.material ?? '', file: row.id });
  await w.app.deps.files.remove(sha256, Infinity);
});
afterEach(() => w.close());

it('a file that the disk has lost is not said to be sent: whoever asks and an administrator are told', async () => {
  const { toast } = await press(w, OFFICE, wire);
  await w.settle();
  expect(toast?.content).toContain('在服务器上缺失或已损坏，现在取不出来。请联系管理员从备份找回后再取。');
  expect(newest(w, ADMIN).text()).toContain(`请从备份找回（文件 ${sha256}）`);
  expect(await w.db.tx((tx) => tx.outbox.dead())).toEqual([]);
});

it('a page says so as well', async () => {
  const office = await visit(w, OFFICE);
  await office.open(`/pages/files/of/${wire}`);
  expect(office.status()).toBe(404);
  expect(office.text()).toContain('在服务器上缺失或已损坏，现在取不出来');
  expect(w.faults()).toMatchObject([{ msg: 'a stored file is lost or damaged', file: sha256 }]);
});
