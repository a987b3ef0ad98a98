import { Policy } from '../../../policies/schema/index.js';
import { type MovePlan, planMove } from '../../../workflow/move/index.js';
import type { ProjectFacts } from '../../../workflow/facts.js';
import { makeCalendar } from '../../../workflow/time/calendar.js';
import { PUBLISHED } from '../../../workflow/time/published.js';
import { yunshan } from '../../support/policies.js';
import { declared, Story } from '../decide/story.js';

const calendar = makeCalendar(PUBLISHED, []);

/** The next version of the invented policy, changed so; it says that it takes over from the first. */
export async function next(change: (draft: Policy) => void = () => undefined): Promise<Policy> {
  const draft = structuredClone(await yunshan());
  draft.version = '2026.2';
  draft.replaces = { version: '2026.1', stages: {}, tasks: {} };
  change(draft);
  return Policy.parse(draft);
}

/** A project that was handed in on 2026-09-18 and is being reviewed. */
export async function reviewed(): Promise<Story> {
  const story = new Story(await yunshan());
  story.complete('declare', 'submit', { values: declared });
  return story;
}

export function planned(story: Story, to: Policy, letters: readonly string[] = []): MovePlan {
  const project: ProjectFacts = story.project;
  return planMove({ policy: story.policy, project, calendar, today: story.today, now: 0 }, to, letters);
}
