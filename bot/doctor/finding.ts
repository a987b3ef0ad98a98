/** One thing that was looked at. */
export interface Finding {
  readonly name: string;
  /** `note`: it could not be looked at, or may be so on purpose; a person has to judge. */
  readonly state: 'good' | 'note' | 'bad';
  readonly detail: string;
  /** What to do about it. */
  readonly mend: string | null;
}

export function good(name: string, detail: string): Finding {
  return { name, state: 'good', detail, mend: null };
}

export function note(name: string, detail: string, mend: string): Finding {
  return { name, state: 'note', detail, mend };
}

export function bad(name: string, detail: string, mend: string): Finding {
  return { name, state: 'bad', detail, mend };
}
