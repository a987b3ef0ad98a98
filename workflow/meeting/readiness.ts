import { type Refusal, refuse } from '../refusals.js';
import { type CivilDate, formatDate, instantOf } from '../time/civil.js';
import type { MeetingRules } from './seated.js';

/** A meeting's own row, as far as its rules go. */
export interface MeetingFacts {
  readonly state: 'planned' | 'invited' | 'held' | 'cancelled';
  readonly on: CivilDate | null;
  readonly at: string | null;
  readonly place: string | null;
}

/** Why the invitations cannot go out yet; null when they can. `faults` are those of the list. */
export function inviteRefusal(
  { state, on, at, place }: MeetingFacts,
  { projects, faults, today }: { readonly projects: number; readonly faults: readonly string[]; readonly today: CivilDate },
): Refusal | null {
  if (state !== 'planned') return refuse('NOTHING_TO_DO', { says: '会议通知已经发过，或会议已结束、取消。' });
  if (on === null || at === null || place === null) {
    return refuse('NOT_YET', { says: '还没有定时间和地点，请先点“时间地点”填好。' });
  }
  if (on < today) return refuse('NOT_YET', { says: `会议日期${formatDate(on)}已过，请先点“时间地点”改期。` });
  if (projects === 0) return refuse('NOT_YET', { says: '还没有选上会项目，请先点“上会项目”。' });
  return faults.length === 0 ? null : refuse('MEETING_RULES', { says: `${faults.join('；')}。请在“参会人员”里调整后再发。` });
}

/** Whether its hour has struck; a meeting without a date never begins. */
export function hasBegun({ on, at }: Pick<MeetingFacts, 'on' | 'at'>, now: number): boolean {
  return on !== null && instantOf(on, at ?? '00:00') <= now;
}

/** Why a project's conclusion cannot be recorded yet; null when it can. */
export function conclusionRefusal(
  facts: MeetingFacts,
  meeting: MeetingRules,
  { ticked, faults, now }: { readonly ticked: readonly string[]; readonly faults: readonly string[]; readonly now: number },
): Refusal | null {
  const { state, on, at } = facts;
  if (state === 'cancelled') return refuse('NOT_ANY_MORE', { says: '会议已取消，请重新安排会议后再登记结论。' });
  if (state === 'planned' || on === null) {
    return refuse('NOT_YET', { says: '还没有发会议通知，请先点“发会议通知”，开会后再登记结论。' });
  }
  if (!hasBegun(facts, now)) {
    const when = at === null ? formatDate(on) : `${formatDate(on)} ${at} `;
    const says = `会议在${when}召开，开会后才能登记结论。已经提前开了的，请先点“时间地点”改成实际的日期和时间。`;
    return refuse('NOT_YET', { says });
  }
  if (faults.length > 0) {
    return refuse('MEETING_RULES', { says: `${faults.join('；')}。请在“参会人员”里补齐或更换后再登记结论。` });
  }
  const missing = missingPapers(meeting, ticked);
  if (missing.length === 0) return null;
  return refuse('GATE_CLOSED', { says: papersSay(missing, false), gate: 'papers' }, meeting.papersArticle ?? meeting.article);
}

/** What is missing and where it is ticked off: on the very card that says so, or behind its button. */
export function papersSay(missing: MeetingRules['papers'], here: boolean): string {
  const how = here ? '收到的请在这里勾选，齐后再登记结论。' : '收齐后点“核对资料”勾选，再登记结论。';
  return `评审资料还缺：${missing.map(({ name }) => name).join('、')}。${how}`;
}

/** The papers that a project still owes. */
export function missingPapers({ papers }: MeetingRules, ticked: readonly string[]): MeetingRules['papers'] {
  return papers.filter(({ id }) => !ticked.includes(id));
}
