import { describe, expect, it } from 'vitest';
import { type Transport, TransportError } from '../../handlers/transport.js';
import { findAccounts } from '../../jobs/find-accounts.js';
import { databases, useDatabase } from '../support/database.js';
import { ABLE, fakePlatform, makeProcess } from './kit.js';

describe.each(databases())('people with a number and no account, on $name', (kind) => {
  const place = useDatabase(kind);

  it('somebody is found on one platform while another cannot be asked', async () => {
    const person = {
      ...{ policyId: 'linan', unitId: 1, name: '张三', mobile: '13800000001', title: '', roles: ['经办人'], active: true },
      ...{ leftAt: null, maskedAt: null },
    };
    const id = await place.db.tx((tx) => tx.staff.insert(person));
    let asked = 0;
    const away: Transport = {
      ...fakePlatform(),
      platform: 'away',
      can: { ...ABLE, findByMobile: true },
      findByMobile: () => {
        asked += 1;
        return Promise.reject(new TransportError('retry', 'timeout', 'no answer', 60_000));
      },
    };
    const there: Transport = {
      ...fakePlatform(),
      can: { ...ABLE, findByMobile: true },
      findByMobile: (mobile) => Promise.resolve(mobile === person.mobile ? 'u_zhang' : null),
    };
    const { deps } = makeProcess(place.db, fakePlatform());
    const transports = new Map([
      ['away', away],
      ['im', there],
    ]);
    await findAccounts.run({ ...deps, transports });
    expect(asked).toBe(1);
    const bound = await place.db.tx((tx) => tx.staff.identities(id));
    expect(bound.map(({ platform, userId }) => [platform, userId])).toEqual([['im', 'u_zhang']]);
  });
});
