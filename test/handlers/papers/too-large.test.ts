import { afterEach, expect, it } from 'vitest';
import { encodeAction } from '../../../cards/kit/action.js';
import { declaredWorld, newest, OFFICE, project } from '../../scenarios/gongshu-kit.js';
import type { World } from '../../support/world.js';
import { press } from '../decisions/kit.js';

let w: World;
afterEach(() => w.close());

it('a material that is too large for a chat is had on its page, and is no message that nobody can deliver', async () => {
  w = await declaredWorld();
  const { id } = await project(w, '智慧急救');
  const [row] = await w.db.tx((tx) => tx.materials.ofProject(id));
  if (row === undefined) throw new Error('no material');
  const large = await w.app.deps.files.put(Buffer.alloc(31 * 1024 * 1024, 'x'));
  await w.db.tx((tx) => tx.materials.update(row.id, large));
  const wire = encodeAction({ verb: 'material.send', project: id, material: row.material ?? '', file: row.id });
  const { toast } = await press(w, OFFICE, wire);
  await w.settle();
  expect(toast?.content).toContain('有 31 MB，聊天里发不了这么大的文件');
  expect(newest(w, OFFICE).text()).toContain('聊天里发不了');
  expect(newest(w, OFFICE).buttons()).toContain('查看进度');
  expect(await w.db.tx((tx) => tx.outbox.dead())).toEqual([]);
});
