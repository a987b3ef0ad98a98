import { LostRace } from '../../entities/db-errors.js';
import type { Deps } from '../../handlers/context.js';
import type { ZwddEnv } from '../env/zwdd.js';
import { PLATFORM } from '../zwdd/capabilities.js';
import { robotChatId } from '../zwdd/robot.js';

/** Registers the groups whose robots are configured; those that no longer are hear nothing more. */
export async function registerRobots({ db, policies, log }: Deps, zwdd: ZwddEnv): Promise<void> {
  const robots = zwdd.mode === 'off' ? [] : zwdd.robots;
  const known = robots.filter(({ policy }) => policies.current(policy) !== undefined);
  for (const { name } of robots.filter((robot) => !known.includes(robot))) {
    log.warn({ group: name }, 'a group robot names a jurisdiction that there is no policy of');
  }
  await db.tx(async (tx) => {
    const kept = new Set(known.map(robotChatId));
    for (const group of await tx.groups.active()) {
      if (group.platform !== PLATFORM || kept.has(group.chatId)) continue;
      if (await tx.groups.update(group.id, group.version, { state: 'removed' })) continue;
      throw new LostRace(`group ${String(group.id)}`);
    }
    for (const robot of known) {
      const { name, policy: policyId, unit, reminders, hour } = robot;
      const unitId = unit === null ? null : (await tx.units.ensure(policyId, unit)).id;
      const chatId = robotChatId(robot);
      await tx.groups.upsert({ platform: PLATFORM, chatId, name, policyId, unitId, reminders, hour, state: 'active' });
    }
  });
}
