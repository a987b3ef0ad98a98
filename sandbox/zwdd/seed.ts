import { isDeepStrictEqual } from 'node:util';
import type { ZwddSeedPerson } from './options.js';
import type { ZwddWorld } from './world.js';

/** Puts people into the tenant; who is there already stays as he became. */
export function seedPeople(world: ZwddWorld, people: readonly ZwddSeedPerson[]): void {
  for (const { accountId, name, mobile, unit, title, hint } of people) {
    const known = world.people.get(accountId);
    const employeeCode = `GE_${Buffer.from(accountId).toString('hex')}`;
    const person = { accountId, name, mobile, unit, title, hint, employeeCode, active: known?.active ?? true };
    if (!isDeepStrictEqual(known, person)) world.record({ kind: 'person', person });
  }
}
