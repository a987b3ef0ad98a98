import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../../support/database.js';

describe.each(databases())('settings and sequences on $name', (kind) => {
  const place = useDatabase(kind);

  it.each([
    ['a text', '{"a":1}'],
    ['a number', 0],
    ['nothing', null],
    ['an object', { 列: [1, '二'] }],
    ['a truth', true],
  ])('keeps %s as it is', async (_what, value) => {
    await place.db.tx((tx) => tx.settings.set('x', 'before'));
    await place.db.tx((tx) => tx.settings.set('x', value));
    expect(await place.db.tx((tx) => tx.settings.get('x'))).toEqual(value);
  });

  it('counts each sequence from 1', async () => {
    const next = (key: string) => place.db.tx((tx) => tx.sequence.next(key));
    expect([await next('a'), await next('a'), await next('b'), await next('a')]).toEqual([1, 2, 1, 3]);
  });
});
