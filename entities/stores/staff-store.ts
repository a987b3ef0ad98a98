import type { Identity } from '../identity.entity.js';
import type { Staff } from '../staff.entity.js';
import type { New, Patch, Table } from '../sql/table.js';
import { containing } from './like.js';
import { RowStore } from './row-store.js';

/** The 角色 word of the staff file that makes an administrator. */
const ADMIN = '管理员';
/** Somebody who does one thing after the other is noted once in a while only. */
const SEEN_EVERY_MS = 60_000;

const NAMED = ['id', 'name', 'unitId', 'roles', 'active'] as const;
export type StaffName = Pick<Staff, (typeof NAMED)[number]>;

interface Present {
  readonly person: Staff;
  readonly seenAt: number;
}

export class StaffStore extends RowStore<Staff> {
  constructor(
    rows: Table<Staff>,
    private readonly accounts: Table<Identity>,
  ) {
    super(rows);
  }

  getMany(ids: readonly number[]): Promise<Staff[]> {
    return this.rows.list({ id: ids });
  }

  async update(id: number, patch: Patch<Staff>): Promise<boolean> {
    return (await this.rows.update({ id }, patch)) === 1;
  }

  /** All people of a unit go to another. */
  async moveUnit(from: number, to: number): Promise<number> {
    return this.rows.update({ unitId: from }, { unitId: to });
  }

  /** Active staff first registered first: at first contact a person is matched by mobile. */
  findByMobile(mobile: string): Promise<Staff[]> {
    return this.rows.list({ mobile, active: true }, { order: '`id`' });
  }

  /** Active staff of this name, of all policies. */
  named(name: string): Promise<Staff[]> {
    return this.rows.list({ name, active: true }, { order: '`id`' });
  }

  /** All of a policy, also those who have left. */
  list(policyId: string): Promise<Staff[]> {
    return this.rows.list({ policyId }, { order: '`unitId`, `id`' });
  }

  /** The same as far as overviews name people. */
  names(policyId: string): Promise<StaffName[]> {
    return this.rows.pick(NAMED, 'WHERE t.`policyId` = ? ORDER BY t.`unitId`, t.`id`', [policyId]);
  }

  /** Active staff with this 角色 word, of one unit or of all. */
  async holding(policyId: string, roleWord: string, unitId?: number): Promise<Staff[]> {
    const unit = unitId === undefined ? '' : ' AND `unitId` = ?';
    const staff = await this.rows.select(
      `WHERE \`policyId\` = ?${unit} AND \`active\` = 1 AND \`roles\` LIKE ? ESCAPE '!' ORDER BY \`id\``,
      [policyId, ...(unitId === undefined ? [] : [unitId]), containing(roleWord)],
    );
    return staff.filter((person) => person.roles.includes(roleWord));
  }

  async admins(): Promise<Staff[]> {
    const staff = await this.rows.select("WHERE `active` = 1 AND `roles` LIKE ? ESCAPE '!' ORDER BY `id`", [containing(ADMIN)]);
    return staff.filter((person) => person.roles.includes(ADMIN));
  }

  /** Who left before an instant and has his name still. */
  leftBefore(before: number, limit: number): Promise<Staff[]> {
    return this.rows.select(
      'WHERE `active` = 0 AND `maskedAt` IS NULL AND `leftAt` IS NOT NULL AND `leftAt` <= ? ORDER BY `id` LIMIT ?',
      [before, limit],
    );
  }

  /** Of whom it was not written down when he left: now. */
  async noteLeft(at: number): Promise<void> {
    await this.rows.update({ active: false, leftAt: null }, { leftAt: at });
  }

  /** Puts a pseudonym in the place of a person who left, and forgets his accounts. False when that was done before, or he is back. */
  async mask(id: number, name: string, at: number): Promise<boolean> {
    const nothing = { mobile: null, title: null, preferredPlatform: null };
    const done = await this.rows.update({ id, active: false, maskedAt: null }, { name, ...nothing, maskedAt: at });
    if (done === 1) await this.accounts.remove({ staffId: id });
    return done === 1;
  }

  identities(staffId: number): Promise<Identity[]> {
    return this.accounts.list({ staffId }, { order: '`id`' });
  }

  identitiesOf(staffIds: readonly number[]): Promise<Identity[]> {
    return this.accounts.list({ staffId: staffIds }, { order: '`id`' });
  }

  /** The app of somebody's account on a platform that is not of this one; null where all are, or there is none. */
  async otherApp(platform: string, appId: string): Promise<string | null> {
    const other = await this.accounts.select('WHERE t.`platform` = ? AND t.`appId` <> ? LIMIT 1', [platform, appId]);
    return other[0]?.appId ?? null;
  }

  /** The active staff member behind a platform's account. */
  async identity(platform: string, appId: string, userId: string): Promise<Staff | null> {
    return (await this.present(platform, appId, userId))?.person ?? null;
  }

  /** The same, with when he was last seen there, epoch ms. */
  private async present(platform: string, appId: string, userId: string): Promise<Present | null> {
    const [found] = await this.rows.selectWith(
      'i.`lastSeenAt` AS `seenAt`',
      'JOIN `identity` i ON i.`staffId` = t.`id` WHERE i.`platform` = ? AND i.`appId` = ? AND i.`userId` = ? AND t.`active` = 1',
      [platform, appId, userId],
    );
    return found === undefined ? null : { person: found.row, seenAt: Number(found.beside['seenAt'] ?? -Infinity) };
  }

  account(platform: string, appId: string, userId: string): Promise<Identity | null> {
    return this.accounts.first({ platform, appId, userId });
  }

  /** Whose an account is, in whichever app of its platform. */
  async ownerOf(platform: string, userId: string): Promise<number | null> {
    return (await this.accounts.first({ platform, userId }))?.staffId ?? null;
  }

  /**
   * Notes that somebody did something with an account, epoch ms. Looks before it writes: on MySQL an UPDATE keeps the row locked
   * until the commit even when its WHERE leaves it out, and all that one person does at once would wait for one another.
   */
  async seen(platform: string, appId: string, userId: string, at: number): Promise<void> {
    const present = await this.present(platform, appId, userId);
    if (present === null || present.seenAt >= at - SEEN_EVERY_MS) return;
    await this.accounts.update({ platform, appId, userId }, { lastSeenAt: at });
  }

  /** Active people with a mobile number and no account in any of these apps. */
  unbound(apps: readonly { readonly platform: string; readonly appId: string }[]): Promise<Staff[]> {
    const any = apps.map(() => '(i.`platform` = ? AND i.`appId` = ?)').join(' OR ');
    return this.rows.select(
      `WHERE t.\`active\` = 1 AND t.\`mobile\` IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM \`identity\` i WHERE i.\`staffId\` = t.\`id\` AND (${any})) ORDER BY t.\`id\``,
      apps.flatMap(({ platform, appId }) => [platform, appId]),
    );
  }

  /** Binds an account to a person; an account that was someone else's moves. False when it was his already. */
  async link(staffId: number, platform: string, appId: string, userId: string): Promise<boolean> {
    const account: New<Identity> = { staffId, platform, appId, userId };
    const present = await this.account(platform, appId, userId);
    if (present === null) return (await this.accounts.insertIfAbsent(account)) !== null;
    if (present.staffId === staffId) return false;
    return (await this.accounts.update({ id: present.id }, { staffId })) === 1;
  }
}
