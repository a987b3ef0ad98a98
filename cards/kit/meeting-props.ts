import { z } from 'zod';
import { CivilDate, Id, ProjectRef, Version, Word } from './props.js';
import { say } from './wording.js';

export const MeetingView = z.object({
  id: Id,
  version: Version,
  /** The kind's name: 规范性初审会 … */
  name: z.string(),
  on: CivilDate.nullable(),
  at: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .nullable(),
  place: z.string().nullable(),
  state: z.enum(['planned', 'invited', 'held', 'cancelled']),
});
export type MeetingView = z.infer<typeof MeetingView>;

export const AttendeeView = z.object({
  id: Id,
  name: z.string(),
  org: z.string(),
  /** What the person is there: a body's member, 主陈述人 … */
  role: z.string().nullable(),
  answer: z.enum(['pending', 'yes', 'no']),
  /** Without an IM account: the office records the answer. */
  outside: z.boolean(),
});
export type AttendeeView = z.infer<typeof AttendeeView>;

export const AgendaView = z.object({
  project: ProjectRef,
  papersIn: z.int().min(0),
  papersOf: z.int().min(0),
  /** The outcome's label; null while it is not recorded. */
  conclusion: z.string().nullable(),
});
export type AgendaView = z.infer<typeof AgendaView>;

export const SeatView = z.object({
  id: Word,
  name: z.string(),
  min: z.int().min(0),
  max: z.int().min(1),
  article: z.string(),
  people: z.array(AttendeeView),
});
export type SeatView = z.infer<typeof SeatView>;

/** What somebody answered; before the notices go out nobody was asked. */
export function answerText({ answer }: Pick<AttendeeView, 'answer'>, told: boolean): string {
  return answer === 'pending' && !told ? say('meeting.untold') : say(`meeting.${answer}`);
}

/** How many sit at a seat: 5—7 人, 6 人, 至多 20 人. */
export function needText({ min, max }: Pick<SeatView, 'min' | 'max'>): string {
  if (min === 0) return say('meeting.needAtMost', { max });
  return min === max ? say('meeting.needExactly', { min }) : say('meeting.need', { min, max });
}

export function whenText({ on, at }: Pick<MeetingView, 'on' | 'at'>): string {
  return on === null ? say('meeting.unset') : say('meeting.when', { on, at });
}

export const sampleMeeting: MeetingView = {
  id: 5,
  version: 2,
  name: '专家评审会',
  on: '2026-09-23',
  at: '14:00',
  place: '三楼会议室',
  state: 'planned',
};
export const samplePeople: readonly AttendeeView[] = [
  { id: 61, name: '陈刚', org: '区财政局', role: '成员单位', answer: 'yes', outside: false },
  { id: 62, name: '孙教授', org: '某大学', role: '专家', answer: 'pending', outside: true },
  { id: 63, name: '周敏', org: '区经信局', role: '成员单位', answer: 'no', outside: false },
];
