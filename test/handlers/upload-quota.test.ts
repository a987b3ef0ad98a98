import { beforeEach, describe, expect, it } from 'vitest';
import { uploadQuota } from '../../handlers/upload-quota.js';
import { databases, useTwice } from '../support/database.js';

const MB = 1_048_576;
const HOUR = 3_600_000;

describe.each(databases())('what one may upload, on $name', (kind) => {
  const dbs = useTwice(kind);
  let now = 0;
  beforeEach(() => {
    now = 1_000_000;
  });
  const two = () => dbs.map((db) => uploadQuota({ db, now: () => now }));

  it('is 120 files an hour, of both processes together and of each person alone', async () => {
    const [one, other] = two();
    for (let file = 0; file < 60; file += 1) {
      for (const process of [one, other]) expect(await process?.begin(7, 1)).toBeNull();
    }
    for (const process of [one, other]) expect(await process?.begin(7, 1)).toBe(1_000_000 + HOUR);
    expect(await other?.begin(8, 1)).toBeNull();
    now += HOUR;
    expect(await one?.begin(7, 1)).toBeNull();
  });

  it('is 3 GB an hour, whether a file says ahead how large it is or not', async () => {
    const [one, other] = two();
    expect(await one?.begin(7, 1500 * MB)).toBeNull();
    expect(await other?.begin(7, 0)).toBeNull();
    await other?.came(7, 1500 * MB);
    expect(await one?.begin(7, 1)).toBe(1_000_000 + HOUR);
  });
});
