import { encodeAction } from '../../../cards/kit/action.js';
import type { Chance } from '../../faults/kit/random.js';
import type { World } from '../../support/world.js';
import { anyDuty, doDuty } from './duties.js';
import { fileFor } from './files.js';
import { Hands } from './hands.js';

const WORDS = [
  ...['首页', '申报', '草稿', '我的项目', '待办', '批量', '进度', '下一步', '为什么', '合同备案', '会议', '代理', '统计'],
  ...['导出', '清单', '转移', '群', '帮助', '提醒', '如果预算是 60 万元'],
];
const HOUR = 3_600_000;

/** The people of a regulation at their clients, who press, type, send and wait by chance. */
export class Crowd {
  readonly hands: Hands;

  private constructor(
    private readonly w: World,
    private readonly policyId: string,
    readonly people: readonly string[],
    private readonly chance: Chance,
  ) {
    this.hands = new Hands(w, chance);
  }

  static async of(w: World, policyId: string, chance: Chance): Promise<Crowd> {
    const staff = await w.db.tx((tx) => tx.staff.list(policyId));
    const here = new Set([...w.sandbox.world.people.values()].map(({ name }) => name));
    const people = staff.map(({ name }) => name).filter((name) => here.has(name));
    return new Crowd(w, policyId, people, chance);
  }

  /** One thing that somebody does, or time that passes. */
  async step(): Promise<void> {
    const drawn = this.chance.next();
    if (drawn < 0.55) return this.duty();
    if (drawn < 0.82) return this.pressAnything();
    if (drawn < 0.9) return this.sayAnything();
    if (drawn < 0.92) return this.sendAnything();
    const hours = this.chance.oneOf([1, 5, 5, 24, 24, 24, 72, 72, 24 * 8]);
    this.hands.log.push(`${String(hours)} h pass`);
    await this.w.clock.to(this.w.clock.now() + hours * HOUR);
  }

  private async duty(): Promise<void> {
    const duty = await anyDuty(this.hands, this.policyId, this.people);
    if (duty !== null && this.chance.next() < 0.98) return doDuty(this.hands, duty);
    const staff = await this.w.db.tx((tx) => tx.staff.list(this.policyId));
    const applicants = staff.filter(({ name, roles }) => this.people.includes(name) && roles.includes('经办人'));
    const { name } = this.chance.oneOf(applicants);
    await this.hands.send(name, encodeAction({ verb: 'draft.begin', policy: this.policyId }), 'begins');
  }

  private async pressAnything(): Promise<void> {
    const who = this.chance.oneOf(this.people);
    const cards = this.w.as(who).cards().slice(-8);
    if (cards.length === 0) return;
    const card = this.chance.oneOf(cards);
    await this.hands.press(who, card, false);
    const last = this.w.as(who).card(card.messageId);
    // What took the place of the pressed one is as it is now.
    if (last.title() !== card.title()) await this.hands.press(who, last, true);
  }

  private async sayAnything(): Promise<void> {
    const who = this.chance.oneOf(this.people);
    const projects = await this.w.db.tx((tx) => tx.projects.ofPolicy(this.policyId));
    const named = projects.length > 0 && this.chance.next() < 0.5 ? ` ${this.chance.oneOf(projects).name}` : '';
    const text = `${this.chance.oneOf(WORDS)}${named}`;
    this.hands.log.push(`${who} says ${text}`);
    await this.w.as(who).say(text);
  }

  private async sendAnything(): Promise<void> {
    const who = this.chance.oneOf(this.people);
    const name = this.chance.oneOf(['合同', '建设方案', '附件', '会议纪要']);
    this.hands.log.push(`${who} sends ${name}`);
    await this.w.as(who).send(await fileFor(name, [this.chance.oneOf(['pdf', 'docx'])]));
  }
}
