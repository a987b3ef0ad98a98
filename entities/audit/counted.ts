/** The types of events by which many projects are looked up at once: on SQLite an index holds only these, and a press writes to it only for them. */
export const COUNTED = ['STAGE_ENTERED', 'PROJECT_ENDED', 'REMINDED'] as const;
export type Counted = (typeof COUNTED)[number];

/** As text, not as a parameter: only so does SQLite see that the index holds them. */
export function ofType(type: Counted): string {
  return `\`type\` = '${type}'`;
}
