import type { Pressed } from '../../../sandbox/driver.js';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import type { Chance } from '../../faults/kit/random.js';
import type { World } from '../../support/world.js';
import { REFUSALS } from '../../../workflow/refusals.js';
import { guesses } from './guesses.js';

/** What the client says of a card that is older than a fortnight. */
const OVER = /卡片已过期/;

/** How sentences begin that refuse what is not there, or not his: no card that was just drawn may lead to one. */
const NOT_HIS = Object.values(REFUSALS)
  .filter(({ kind }) => kind === 'forbidden' || kind === 'unknown' || kind === 'stale')
  .map(({ says }) => says.split('{')[0] ?? '')
  .filter((words) => words.length > 3);

/** What people do at their clients, written down as they do it; what no refusal accounts for is thrown. */
export class Hands {
  readonly log: string[] = [];

  constructor(
    readonly w: World,
    readonly chance: Chance,
  ) {}

  newest(who: string): SeenCard {
    return this.w.as(who).lastCard({});
  }

  /**
   * Presses a button of a card, as a rule one of those that lead on, with its questions answered.
   *
   * @param fresh - the card came with what he did last: nothing on it may be refused as not his, or not there
   */
  async press(who: string, card: SeenCard, fresh: boolean, onward: (label: string) => boolean = () => false): Promise<void> {
    const all = card.pressable().filter(({ node }) => node['disabled'] !== true);
    if (all.length === 0) return;
    const meant = all.filter(({ label }) => onward(label));
    const { label } = this.chance.oneOf(meant.length > 0 && this.chance.next() < 0.9 ? meant : all);
    const answers = guesses(card.inputs(), this.chance, this.w.clock.today());
    this.log.push(`${who} presses ${label} on ${card.title()}`);
    const pressed = await this.w.as(who).fill(answers).press(label, card);
    this.check(pressed);
    const said = pressed.toast?.content ?? '';
    if (fresh && NOT_HIS.some((sentence) => said.startsWith(sentence))) {
      throw new Error(`a card offered what is refused: ${said}`);
    }
  }

  /** Sends a button by its name, as a card that he still has would. */
  async send(who: string, name: string, what: string): Promise<void> {
    this.log.push(`${who} ${what}`);
    const he = this.w.as(who);
    if (he.cards({}).length === 0) await he.say('帮助');
    const pressed = await he.act(this.newest(who), { tag: 'button', name });
    if (!OVER.test(pressed.toast?.content ?? '')) return this.check(pressed);
    await he.say('帮助');
    this.check(await he.act(this.newest(who), { tag: 'button', name }));
  }

  private check({ toast, code, card }: Pressed): void {
    if (toast !== null) this.log.push(`  → ${toast.content}`);
    if (code !== null) throw new Error(`the client refused the answer: ${String(code)}`);
    if (/编号 [0-9a-f]{8}/.test(toast?.content ?? '')) throw new Error(toast?.content);
    if (/undefined|NaN|\[object/.test(card.text())) throw new Error(`a card reads ${card.text()}`);
  }
}
