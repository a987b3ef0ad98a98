import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.js';
import type { World } from '../../support/world.js';
import { worldOn } from '../../support/world-on.js';

/** Characters that take two units of a string, and four bytes; few enough for the columns. */
const LONG = '𠮷'.repeat(150);
const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe.each(databases())('rare characters on $name', (kind) => {
  let w: World;
  beforeEach(async () => {
    w = await worldOn(kind);
  });
  afterEach(() => w.close());

  it('may make up the name of a file as long as its column', async () => {
    await w.as('李明').send({ name: `${LONG}.pdf`, bytes: PDF });
    expect(w.as('李明').lastCard().text()).toMatch(/收到|这个文件|是什么材料/);
    const sent = await w.db.tx((tx) => tx.materials.get(1));
    expect(sent?.name).toBe(`${LONG}.pdf`);
  });
});
