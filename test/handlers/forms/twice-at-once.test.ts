import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../support/database.js';
import type { World } from '../../support/world.js';
import { worldOn } from '../../support/world-on.js';

describe.each(databases())('a double press on $name', (kind) => {
  let w: World;
  beforeEach(async () => {
    w = await worldOn(kind);
  });
  afterEach(() => w.close());

  it('begins one draft', async () => {
    const li = w.as('李明');
    await li.say('申报');
    const card = li.lastCard();
    await Promise.all([li.press('否，开始申报', card), li.press('否，开始申报', card)]);
    const { policyId, unitId } = await w.staff('李明');
    expect(await w.db.tx((tx) => tx.projects.ofUnit(policyId, unitId, { status: 'draft' }))).toHaveLength(1);
  });
});
