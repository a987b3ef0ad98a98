import type { Advice } from '../advice.entity.js';
import type { Deputy } from '../deputy.entity.js';
import type { Handover } from '../handover.entity.js';
import type { New, Table } from '../sql/table.js';
import type { Urge } from '../urge.entity.js';
import type { Watcher } from '../watcher.entity.js';
import { RowStore, VersionedStore } from './row-store.js';

/** 加签. */
export class AdviceStore extends VersionedStore<Advice> {
  /** All that was asked before this task is decided, older first; what was taken back too. */
  ofTask(taskId: number): Promise<Advice[]> {
    return this.rows.select('WHERE `taskId` = ? ORDER BY `id`', [taskId]);
  }

  /** What a person was asked and was not taken back, older first. */
  askedOf(staffId: number): Promise<Advice[]> {
    return this.rows.list({ askedId: staffId, state: ['asked', 'answered'] }, { order: '`id`' });
  }

  /** Everything that is still to be answered, older first. */
  outstanding(): Promise<Advice[]> {
    return this.rows.list({ state: 'asked' }, { order: '`id`' });
  }
}

/** 代理. Dates are civil; a period's both ends count. */
export class DeputyStore extends VersionedStore<Deputy> {
  /** A person's deputies that stand, now or later, by date. */
  of(staffId: number): Promise<Deputy[]> {
    return this.rows.list({ staffId, state: 'set' }, { order: '`from`, `id`' });
  }

  /** For whom a person stands in, now or later, by date. */
  heldBy(deputyId: number): Promise<Deputy[]> {
    return this.rows.select("WHERE `deputyId` = ? AND `state` = 'set' ORDER BY `from`, `id`", [deputyId]);
  }

  /** The same, of the person behind a platform's account. */
  heldByAccount(platform: string, appId: string, userId: string): Promise<Deputy[]> {
    return this.rows.select(
      "JOIN `identity` i ON i.`staffId` = t.`deputyId` WHERE i.`platform` = ? AND i.`appId` = ? AND i.`userId` = ? AND t.`state` = 'set' ORDER BY t.`from`, t.`id`",
      [platform, appId, userId],
    );
  }

  /** Who stands in for any of these people on a day. */
  async on(date: string, staffIds: readonly number[]): Promise<Deputy[]> {
    const rows = await this.rows.list({ staffId: staffIds, state: 'set' }, { order: '`id`' });
    return rows.filter(({ from, until }) => from <= date && date <= until);
  }

  /** Those whose period is over and that nobody has ended. */
  over(today: string): Promise<Deputy[]> {
    return this.rows.select("WHERE `state` = 'set' AND `until` < ? ORDER BY `id`", [today]);
  }
}

/** 抄送. */
export class WatcherStore {
  constructor(private readonly rows: Table<Watcher>) {}

  of(projectId: number): Promise<Watcher[]> {
    return this.rows.list({ projectId }, { order: '`id`' });
  }

  ofStaff(staffId: number): Promise<Watcher[]> {
    return this.rows.list({ staffId }, { order: '`id`' });
  }

  /** False when he follows it already. */
  async add(row: New<Watcher>): Promise<boolean> {
    return (await this.rows.insertIfAbsent(row)) !== null;
  }

  async remove(projectId: number, staffId: number): Promise<boolean> {
    return (await this.rows.remove({ projectId, staffId })) === 1;
  }
}

/** 催办. */
export class UrgeStore {
  constructor(private readonly rows: Table<Urge>) {}

  /** The id for the first who urges a task for that day, null for the others. */
  claim(row: Omit<New<Urge>, 'state'>): Promise<number | null> {
    return this.rows.insertIfAbsent({ ...row, state: 'waiting' });
  }

  get(taskId: number, on: string): Promise<Urge | null> {
    return this.rows.first({ taskId, on });
  }

  /** What waited for the hours and may be told now, older first. */
  due(now: number): Promise<Urge[]> {
    return this.rows.select("WHERE `state` = 'waiting' AND `sendAt` <= ? ORDER BY `sendAt`, `id`", [now]);
  }

  /** True for the one process that settles it. */
  async settle(id: number, state: 'told' | 'dropped'): Promise<boolean> {
    return (await this.rows.update({ id, state: 'waiting' }, { state })) === 1;
  }
}

/** 转交, older first. */
export class HandoverStore extends RowStore<Handover> {
  ofTask(taskId: number): Promise<Handover[]> {
    return this.rows.list({ taskId }, { order: '`id`' });
  }
}
