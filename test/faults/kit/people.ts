import type { Pressed, PersonDriver } from '../../../sandbox/driver.js';
import type { SeenCard } from '../../../sandbox/reading/seen-card.js';
import { PDF } from '../../support/pdf.js';
import type { Rig } from './rig.js';
import type { Townsman } from './town.js';
import { waiting } from './waiting.js';

/** A press that the bot said it had done. */
export interface Accepted {
  readonly what: 'submit' | 'pass';
  readonly by: string;
  readonly project: string;
}

const ROW = { 类别: '软件', 名称: '平台', 数量: 1, '单价（万元）': 100 };
/** How long somebody waits for a card before he asks again, ms of real time: longer while something is on its way to people. */
const PATIENCE_MS = 2000;
const LONG_PATIENCE_MS = 15_000;

interface Rule {
  /** The press that this card asks for; null when it asks for nothing. */
  readonly label: (card: SeenCard) => string | null;
  readonly answers?: Readonly<Record<string, string | number | readonly string[]>>;
}

const has = (card: SeenCard, label: string): boolean => card.buttons().includes(label);
const asks = (words: RegExp, label: string) => (card: SeenCard) => (words.test(card.text()) && has(card, label) ? label : null);

/**
 * Declares one project, by doing what his cards ask for: a press that is not answered is repeated, as a person would. `step`
 * does one thing; false when he is done.
 */
export function applicant(rig: Rig, who: Townsman, project: string, accepted: Accepted[]): { step(): Promise<boolean> } {
  const driver = rig.as(who);
  const basic = { 项目名称: project, 项目性质: '新建', 是否共享数据: '是', 应用领域: ['政务'] };
  const filling = (): boolean => driver.cards().some((card) => has(card, '保存草稿') || has(card, '保存这一行'));
  const rules: readonly Rule[] = [
    { label: asks(/第 1 \/ 4 页/, '下一页'), answers: basic },
    { label: asks(/^预算明细\n添加一行/, '保存这一行'), answers: ROW },
    // The row was kept although no answer came; it is shown so that it is not typed twice.
    { label: asks(/^预算明细\n修改第/, '返回') },
    { label: asks(/第 2 \/ 4 页[^]*（0 行/, '添加一行') },
    { label: asks(/第 2 \/ 4 页[^]*（[1-9]\d* 行/, '下一页') },
    { label: asks(/第 3 \/ 4 页[^]*必交 1 份，已收到 1 份/, '下一页：核对') },
    { label: (card) => (has(card, '提交') ? '提交' : null) },
    { label: (card) => (filling() || !has(card, '否，开始申报') ? null : '否，开始申报') },
  ];
  let [asked, sent] = [0, 0];
  const stage = async (): Promise<string | null> => {
    const found: { stage: string; status: string }[] = await rig.sql.query('SELECT * FROM `project` WHERE `name` = ?', [project]);
    return found.find(({ status }) => status !== 'draft')?.stage ?? null;
  };
  const waitsForFile = (): boolean =>
    driver.cards().some((card) => /第 3 \/ 4 页[^]*建设方案：待上传/.test(card.text()) && has(card, '下一页：核对'));
  /** A machine that is slow only for now must not be asked twice. */
  const inVain = async (since: number): Promise<boolean> => {
    const waited = Date.now() - since;
    return waited > LONG_PATIENCE_MS || (waited > PATIENCE_MS && (await waiting(rig)).length === 0);
  };
  return {
    step: async () => {
      if ((await stage()) !== null) return false;
      for (const { label, answers = {} } of rules) {
        const card = driver.cards().findLast((one) => label(one) !== null);
        const wanted = card === undefined ? null : label(card);
        if (card === undefined || wanted === null) continue;
        const pressed = await driver.fill(answers).press(wanted, card);
        if (wanted === '提交' && succeeded(pressed)) accepted.push({ what: 'submit', by: who.name, project });
        return true;
      }
      if (waitsForFile()) {
        if (!(await inVain(sent))) return true;
        // It was taken, and the form that shows it did not come: the receipt leads back to it.
        const receipt = driver.cards().at(-1);
        if (receipt !== undefined && /^材料已收到/.test(receipt.text())) await driver.press('继续办理', receipt);
        else await driver.send({ name: '建设方案.pdf', bytes: PDF });
        sent = Date.now();
      } else if (!filling() && (await inVain(asked))) {
        await driver.say('申报');
        asked = Date.now();
      }
      return true;
    },
  };
}

/** Passes whatever is put before him, in any order; two may press for the same. */
export function reviewer(rig: Rig, who: Townsman, accepted: Accepted[]): { step(): Promise<boolean> } {
  const driver = rig.as(who);
  return {
    step: async () => {
      const open = driver.cards().filter((card) => has(card, '通过'));
      if (open.length === 0) return false;
      const card = rig.chance.oneOf(open);
      const project = projectOf(card);
      const pressed = await driver.press('通过', card);
      if (succeeded(pressed)) accepted.push({ what: 'pass', by: who.name, project });
      return true;
    },
  };
}

function succeeded({ toast, code }: Pressed): boolean {
  return code === null && toast?.type === 'success';
}

function projectOf(card: SeenCard): string {
  return /^项目\n(.+)$/m.exec(card.text())?.[1] ?? '';
}

export type { PersonDriver };
